import { Anchor } from '../../ui/anchor.tsx';
import {
  figureLabel,
  figureSentence,
  Interval,
  SmallFigure,
  type ChangeShape,
  type FigureName,
} from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { columnsOf, Footnote, isRate, Second, type LeagueProps } from './league-parts.tsx';
import styles from './league.module.css';
import { changeOf, nextSort, SORT_KEYS, sortLines, type Sort, type SortKey } from './league.rules.ts';

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
              <Name whole>{line.name}</Name>
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

interface CardRowProps {
  readonly name: FigureName;
  readonly change: ChangeShape | undefined;
  readonly lineName: string;
  readonly href: string | null;
}

function CardRow({ name, change, lineName, href }: CardRowProps) {
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
