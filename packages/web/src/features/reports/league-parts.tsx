import { Anchor } from '../../ui/anchor.tsx';
import { Change, Restated, SoFar, speak, type ChangeShape, type FigureName } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './league.module.css';
import { changeOf, FIGURE_OF_SORT, SORT_KEYS, type LeagueLine, type Sort, type SortKey } from './league.rules.ts';

export interface LeagueProps {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  /** Where all the lines stand, where the board shows the first of them. */
  readonly all: { readonly href: string; readonly label: string } | null;
  readonly nameHeading: string;
  readonly lines: readonly LeagueLine[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly hrefOf: (name: FigureName, lineId: string) => string | null;
  readonly footnote: string | null;
}

export interface Column {
  readonly key: SortKey;
  readonly name: FigureName;
}

/** The columns for which some line has a figure: a role that gets fewer sees fewer, never an empty one. */
export function columnsOf(lines: readonly LeagueLine[]): Column[] {
  return SORT_KEYS.flatMap((key) => {
    const name = FIGURE_OF_SORT[key];
    return name && lines.some(({ figures }) => changeOf(figures, name)) ? [{ key, name }] : [];
  }).sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key));
}

const ORDER: readonly SortKey[] = ['joined', 'sets', 'set', 'show', 'close', 'sales'];
export const isRate = (name: FigureName): boolean =>
  name === 'SET_RATE_30' || name === 'SHOW_RATE' || name === 'CLOSE_RATE_30';

/** Under the rate: that it may still turn, else how likely the range is where the sample is small, and the change. */
export function Second({ change }: { readonly change: ChangeShape }) {
  const { interval } = speak(change.figure);
  return (
    <>
      {interval === null ? null : <span>{interval}</span>}
      {change.figure.soFar ? <SoFar /> : <Change change={change} />}
      {change.figure.restated ? <Restated /> : null}
    </>
  );
}

/** What band and mark mean, and where the targets come from. */
export function Footnote({ lines, footnote, all }: LeagueProps) {
  const sources = new Set(lines.flatMap(({ figures }) => figures.flatMap(({ targetSource }) => targetSource ?? [])));
  return (
    <div className={styles.footnote}>
      <span>
        {sources.size > 0 ? t('board.legendTargets', { sources: [...sources].join(', ') }) : t('board.legend')}
      </span>
      {footnote === null ? null : <span>{footnote}</span>}
      {all === null ? null : (
        <Anchor className={`${styles.all} no-print`} href={all.href}>
          {all.label}
        </Anchor>
      )}
    </div>
  );
}
