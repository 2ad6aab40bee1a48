import { Anchor } from '../../ui/anchor.tsx';
import {
  Change,
  figureClock,
  figureLabel,
  figureSentence,
  Interval,
  SmallFigure,
  type ChangeShape,
} from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { columnsOf, Footnote, isRate, Second, type LeagueProps } from './league-parts.tsx';
import styles from './league.module.css';
import { changeOf, nextSort, sortLines, type LeagueLine, type Sort, type SortKey } from './league.rules.ts';

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
                    <Name>{line.name}</Name>
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
  readonly href: string | null;
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
