import { Anchor } from '../../ui/anchor.tsx';
import {
  Change,
  figureClock,
  figureLabel,
  figureSentence,
  Interval,
  SmallFigure,
  SoFar,
  speak,
  type ChangeShape,
  type FigureName,
} from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './league.module.css';
import {
  changeOf,
  FIGURE_OF_SORT,
  nextSort,
  SORT_KEYS,
  sortLines,
  type LeagueLine,
  type Sort,
  type SortKey,
} from './league.rules.ts';

export interface LeagueProps {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly nameHeading: string;
  readonly lines: readonly LeagueLine[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly hrefOf: (name: FigureName, lineId: string) => string;
  readonly footnote: string | null;
}

interface Column {
  readonly key: SortKey;
  readonly name: FigureName;
}

/** The columns for which some line has a figure: a role that gets fewer sees fewer, never an empty one. */
function columnsOf(lines: readonly LeagueLine[]): Column[] {
  return SORT_KEYS.flatMap((key) => {
    const name = FIGURE_OF_SORT[key];
    return name && lines.some(({ figures }) => changeOf(figures, name)) ? [{ key, name }] : [];
  }).sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key));
}

const ORDER: readonly SortKey[] = ['joined', 'sets', 'set', 'show', 'close', 'sales'];
const isRate = (name: FigureName): boolean =>
  name === 'SET_RATE_30' || name === 'SHOW_RATE' || name === 'CLOSE_RATE_30';

/** Trainers or locations side by side: every rate with its fraction, its interval and its change. */
export function LeagueTable(props: LeagueProps) {
  const { id, title, note, nameHeading, lines, sort, onSort, hrefOf } = props;
  const columns = columnsOf(lines);
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.heading}>
        <h2 id={id}>{title}</h2>
        {note === null ? null : <span>{note}</span>}
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby={id}>
          <thead>
            <tr>
              <SortHeading column="name" label={nameHeading} sort={sort} onSort={onSort} />
              {columns.map(({ key, name }) => (
                <SortHeading
                  key={key}
                  column={key}
                  label={figureLabel(name)}
                  clock={figureClock(name)}
                  sort={sort}
                  onSort={onSort}
                  rate={isRate(name)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sortLines(lines, sort).map((line) => (
              <tr key={line.id} data-unranked={line.rank === null || undefined}>
                <th scope="row">
                  <span className={styles.name}>
                    <span className={styles.rank} aria-hidden="true">
                      {lines.length < 2 ? '' : (line.rank ?? '')}
                    </span>
                    {line.name}
                    <span className="sr-only">{rankWords(line)}</span>
                  </span>
                </th>
                {columns.map(({ name }) => (
                  <td key={name}>
                    <Cell change={changeOf(line.figures, name)} lineName={line.name} href={hrefOf(name, line.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Footnote {...props} />
    </section>
  );
}

const rankWords = ({ rank }: LeagueLine): string =>
  rank === null ? `, ${t('board.unranked')}` : `, ${t('board.rank', { rank })}`;

interface SortHeadingProps {
  readonly column: SortKey;
  readonly label: string;
  readonly clock?: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly rate?: boolean;
}

function SortHeading({ column, label, clock, sort, onSort, rate = false }: SortHeadingProps) {
  const sorted = sort.key === column ? (sort.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" aria-sort={sorted} data-rate={rate || undefined}>
      <button type="button" onClick={() => onSort(nextSort(sort, column))} title={t('board.sortBy', { column: label })}>
        {label}
        <i aria-hidden="true">{sorted === undefined ? '' : sort.descending ? '↓' : '↑'}</i>
      </button>
      {clock ? <small>{clock}</small> : null}
    </th>
  );
}

interface CellProps {
  readonly change: ChangeShape | undefined;
  readonly lineName: string;
  readonly href: string;
}

function Cell({ change, lineName, href }: CellProps) {
  if (!change) return <span className={styles.none}>{t('speech.dash')}</span>;
  const { figure, target } = change;
  const label = figureSentence(figure, lineName);
  if (figure.kind !== 'RATE') {
    return (
      <Anchor className={styles.plain} href={href} aria-label={label}>
        <SmallFigure figure={figure} />
        <span className={styles.second}>
          <Change change={change} />
        </span>
      </Anchor>
    );
  }
  return (
    <div className={styles.rate}>
      <Anchor href={href} aria-label={label}>
        <SmallFigure figure={figure} />
        <span className={styles.second}>
          <Second change={change} />
        </span>
      </Anchor>
      <Interval figure={figure} target={target} />
    </div>
  );
}

/** Under the rate: that it may still turn, else how likely the range is where the sample is small, and the change. */
function Second({ change }: { readonly change: ChangeShape }) {
  const { interval } = speak(change.figure);
  return (
    <>
      {interval === null ? null : <span>{interval}</span>}
      {change.figure.soFar ? <SoFar /> : <Change change={change} />}
    </>
  );
}

/** The same lines as cards, for a phone. */
export function LeagueCards(props: LeagueProps) {
  const { id, title, note, nameHeading, lines, sort, onSort, hrefOf } = props;
  const columns = columnsOf(lines);
  const choices: { key: SortKey; label: string }[] = [
    { key: 'rank', label: t('board.sortRank') },
    { key: 'name', label: nameHeading },
    ...columns.map(({ key, name }) => ({ key, label: figureLabel(name) })),
  ];
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.heading}>
        <h2 id={id}>{title}</h2>
        <label className={styles.sortChoice} hidden={lines.length < 2}>
          <span>{t('board.sort')}</span>
          <select value={sort.key} onChange={(event) => onSort(chosenSort(event.currentTarget.value))}>
            {choices.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      {note === null ? null : <p className={styles.note}>{note}</p>}
      <ul className={styles.cards}>
        {sortLines(lines, sort).map((line) => (
          <li key={line.id}>
            <h3>
              {line.name}
              {line.rank === null || lines.length < 2 ? null : <span>{t('board.rank', { rank: line.rank })}</span>}
            </h3>
            {columns.map(({ name }) => (
              <CardRow
                key={name}
                name={name}
                change={changeOf(line.figures, name)}
                lineName={line.name}
                href={hrefOf(name, line.id)}
              />
            ))}
          </li>
        ))}
      </ul>
      <Footnote {...props} />
    </section>
  );
}

const chosenSort = (key: string): Sort =>
  nextSort({ key: 'rank', descending: false }, SORT_KEYS.find((known) => known === key) ?? 'rank');

function CardRow({ name, change, lineName, href }: CellProps & { readonly name: FigureName }) {
  if (!change) return null;
  return (
    <Anchor
      className={styles.cardRow}
      href={href}
      aria-label={figureSentence(change.figure, lineName)}
      data-count={isRate(name) ? undefined : true}
    >
      <span className={styles.cardLabel}>{figureLabel(name)}</span>
      <SmallFigure figure={change.figure} />
      {isRate(name) ? <Interval figure={change.figure} target={change.target} /> : null}
      <span className={styles.second}>
        <Second change={change} />
      </span>
    </Anchor>
  );
}

function Footnote({ lines, footnote }: LeagueProps) {
  const sources = new Set(lines.flatMap(({ figures }) => figures.flatMap(({ targetSource }) => targetSource ?? [])));
  return (
    <div className={styles.footnote}>
      <span>
        {sources.size > 0 ? t('board.legendTargets', { sources: [...sources].join(', ') }) : t('board.legend')}
      </span>
      {footnote === null ? null : <span>{footnote}</span>}
    </div>
  );
}
