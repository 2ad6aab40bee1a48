import type { ReactNode } from 'react';
import { t } from '../../ui/messages/index.ts';
import { spellPeriod, spellTime, type Day } from '../../ui/day.ts';
import { useIsPhone } from '../../ui/screen.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Board, HrefOfFigure, HrefOfRows, Line } from './board.ts';
import { LeagueCards } from './league-cards.tsx';
import type { LeagueProps } from './league-parts.tsx';
import { LeagueTable } from './league-table.tsx';
import type { LeagueLine, Sort } from './league.rules.ts';
import styles from './morning-board.module.css';
import { QualityStrip } from './quality-strip.tsx';
import { Steps } from './steps.tsx';
import { Tiles } from './tiles.tsx';
import { Trend } from './trend.tsx';

interface Props {
  readonly board: Board;
  readonly today: Day;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly hrefOfRows: HrefOfRows;
  /** All trainers and all locations side by side, for whom there is such a page. */
  readonly hrefOfAll: (by: 'trainers' | 'locations') => string | null;
  /** What needs doing, for whom there is such a list; beside the steps on a desk, before them on a phone. */
  readonly work: ReactNode;
  /** When these figures came, where fresh ones are on their way or did not come; null while they are fresh. */
  readonly stale: { readonly since: Date; readonly failed: boolean } | null;
}

/** The morning board: how many joined, were set, showed and closed, per location and trainer, against the time before. */
export function MorningBoard({ board, today, sort, onSort, hrefOfRows, hrefOfAll, work, stale }: Props) {
  // Figures open to what they were counted over, also while the page already asks for other days or another place.
  const hrefOf: HrefOfFigure = (name, scope) =>
    hrefOfRows(name, { locationId: board.scopeLocation?.id, ...scope }, { from: board.from, to: board.to });
  const figures = board.total.figures;
  const phone = useIsPhone();
  const League = phone ? LeagueCards : LeagueTable;
  const trainers = trainersLeague(board, hrefOf, hrefOfAll('trainers'));
  const locations = locationsLeague(board, hrefOf, hrefOfAll('locations'));
  const empty = figures.every(({ figure }) => figure.numerator === 0 && !figure.denominator);
  return (
    <div className={styles.board} aria-busy={stale !== null && !stale.failed} data-stale={stale !== null || undefined}>
      <p className={styles.stale} role="status">
        {stale === null ? '' : staleWords(board, today, stale)}
      </p>
      {empty ? <Notice title={t('board.emptyTitle')} body={t('board.emptyBody')} /> : null}
      <Tiles figures={figures} trend={board.trend} hrefOf={hrefOf} mixedCurrencies={board.mixedCurrencies} />
      <div className={styles.two}>
        {work}
        {board.steps.length > 0 ? (
          <div className={styles.pictures}>
            <Steps steps={board.steps} from={board.from} to={board.to} today={today} hrefOf={hrefOf} />
            <Trend weeks={board.trend} today={today} withChart={!phone} />
          </div>
        ) : null}
      </div>
      {trainers ? <League {...trainers} sort={sort} onSort={onSort} /> : null}
      {locations ? <League {...locations} sort={sort} onSort={onSort} /> : null}
      <QualityStrip figures={figures} hrefOf={hrefOf} />
    </div>
  );
}

/** Which figures these are, by place and days: the heading above may already name others. */
function staleWords(board: Board, today: Day, { since, failed }: NonNullable<Props['stale']>): string {
  return t(failed ? 'board.staleFailed' : 'board.stale', {
    place: board.scopeLocation?.name ?? t('board.allLocations'),
    period: spellPeriod(board.from, board.to, today),
    time: spellTime(since),
  });
}

type League = Omit<LeagueProps, 'sort' | 'onSort'>;

function trainersLeague(
  { trainers, trainerCount }: Board,
  hrefOf: HrefOfFigure,
  allHref: string | null,
): League | null {
  if (trainers.length === 0) return null;
  return {
    id: 'trainers',
    title: trainers.length === 1 ? t('board.ownLine') : t('board.trainers'),
    note: trainers.length === 1 ? null : t('board.trainersNote'),
    all:
      allHref === null || trainers.length === 1
        ? null
        : { href: allHref, label: t('board.allTrainers', { count: trainerCount }) },
    nameHeading: t('board.trainer'),
    lines: trainers.map((line) => toLeagueLine(line, line.trainer)),
    hrefOf: (name, trainerId) => hrefOf(name, { trainerId }),
    footnote: trainers.length === 1 ? null : t('board.denominators'),
  };
}

/** A single location is the whole board already. */
function locationsLeague(
  { locations, locationCount }: Board,
  hrefOf: HrefOfFigure,
  allHref: string | null,
): League | null {
  if (locations.length < 2) return null;
  return {
    id: 'locations',
    title: t('board.locations'),
    note: null,
    all: allHref === null ? null : { href: allHref, label: t('board.compareLocations', { count: locationCount }) },
    nameHeading: t('board.locationColumn'),
    lines: locations.map((line) => toLeagueLine(line, line.location)),
    hrefOf: (name, locationId) => hrefOf(name, { locationId }),
    footnote: null,
  };
}

function toLeagueLine(line: Line, who: { readonly id: string; readonly name: string } | null): LeagueLine {
  return { id: who?.id ?? '', name: who?.name ?? '', rank: line.rank, figures: line.figures };
}
