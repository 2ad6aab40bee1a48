import type { Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { monthPeriod, type Rate } from '../kernel/index.ts';
import { FIGURES, type FigureName } from './figures.read.ts';
import { isMixed } from './figure.rules.ts';
import { checkPeriod, figuresIn, settle, type Settled } from './question.ts';
import { sessionsCompleted, type SessionsCompleted } from './sessions-completed.read.ts';
import { tally, type Tally, type TallyLine } from './tally.read.ts';
import { trainersOf } from './trainers.read.ts';

/** The month's figures under short names: a rate as its fraction, money in minor units (null where currencies mix). */
export type Numbers = Readonly<Record<string, number | Rate | null>>;

/** What is asked: a month `YYYY-MM`, as of the morning of a day (today when none is named). */
export interface NumbersAsked {
  readonly month: string;
  readonly by?: 'location' | 'trainer' | null;
  readonly asOf?: string | null;
  /** Whose ids name the trainers; without it, those of the source that was connected first. */
  readonly source?: string | null;
}

const SHORT_NAMES: Readonly<Partial<Record<FigureName, string>>> = {
  NEW_MEMBERS: 'newMembers',
  SET_RATE_7: 'setRate7',
  SET_RATE_14: 'setRate14',
  SET_RATE_30: 'setRate30',
  SHOWED_WITHIN_30_OF_JOIN: 'showedWithin30OfJoin',
  SETS_MADE: 'setsMade',
  SHOW_RATE: 'showRate',
  NET_SHOW_RATE: 'netShowRate',
  UNLOGGED_CONSULTATIONS: 'unloggedConsultations',
  CLOSE_RATE_SAME_DAY: 'closeRatesameDay',
  CLOSE_RATE_30: 'closeRate30',
  CLOSE_RATE_90: 'closeRate90',
  SALES_MONEY: 'salesMoney',
};
const ALL = Object.keys(SHORT_NAMES) as FigureName[];
/** Of one trainer the close within 30 days is the one that counts for them. */
const OF_A_TRAINER: readonly FigureName[] = [
  'SETS_MADE',
  'SHOW_RATE',
  'NET_SHOW_RATE',
  'UNLOGGED_CONSULTATIONS',
  'CLOSE_RATE_30',
  'SALES_MONEY',
];

function valueOf(name: FigureName, counted: Tally | undefined): number | Rate | null {
  const { kind } = FIGURES[name];
  if (kind === 'RATE') return { num: counted?.counted ?? 0, den: counted?.inside ?? 0 };
  if (kind === 'MONEY') return isMixed(counted) ? null : (counted?.amountMinor ?? 0);
  return counted?.counted ?? 0;
}

function numbersIn(names: readonly FigureName[], lines: readonly TallyLine[]): Numbers {
  const tallies: TallyLine['tallies'] = Object.assign({}, ...lines.map((line) => line.tallies));
  return Object.fromEntries(names.map((name) => [SHORT_NAMES[name], valueOf(name, tallies[name])]));
}

async function linesOf(
  query: Query,
  ctx: Ctx,
  settled: Settled,
  asked: NumbersAsked,
): Promise<Numbers | Record<string, Numbers>> {
  const names = figuresIn(settled.view, asked.by === 'trainer' ? OF_A_TRAINER : ALL);
  const period = checkPeriod(monthPeriod(asked.month), 'month');
  const { asOf } = settled.moment;
  const held = await sessionsCompleted(query, ctx.organizationId, { period, asOf, scope: settled.scope });
  const sessionsIn = (isOf: (line: SessionsCompleted) => boolean) => ({
    sessionsCompleted: held.filter(isOf).reduce((sum, { completed }) => sum + completed, 0),
  });
  const lines = await tally(query, ctx.organizationId, {
    names,
    windows: [period],
    moment: settled.moment,
    scope: settled.scope,
    lines: asked.by ? [asked.by] : [],
  });
  if (!asked.by)
    return {
      ...numbersIn(
        names,
        lines.filter((line) => line.locationId === null && line.trainerId === null),
      ),
      ...sessionsIn(() => true),
    };
  if (asked.by === 'location') {
    return Object.fromEntries(
      settled.locations.map(({ id, name }) => [
        name,
        {
          ...numbersIn(
            names,
            lines.filter((line) => line.locationId === id),
          ),
          ...sessionsIn(({ locationId }) => locationId === id),
        },
      ]),
    );
  }
  const trainers = await trainersOf(query, ctx.organizationId, asked.source ?? null);
  const { reach } = settled.scope;
  const seen = new Set(lines.map(({ trainerId }) => trainerId));
  return Object.fromEntries(
    trainers
      .filter(({ id, homeLocationId }) => {
        if (seen.has(id) || reach.extent === 'ALL') return true;
        return reach.extent === 'OWN'
          ? id === reach.staffId
          : homeLocationId !== null && reach.locationIds.includes(homeLocationId);
      })
      .map(({ id, sourceId }) => [
        sourceId ?? id,
        {
          ...numbersIn(
            names,
            lines.filter((line) => line.trainerId === id),
          ),
          ...sessionsIn(({ trainerId }) => trainerId === id),
        },
      ]),
  );
}

/**
 * The funnel of a month and its completed sessions, whole or by location's name or by the source's staff id, from the same
 * row sets as the board and from the ledger's days.
 * Refuses: `NotPermitted`, `InvalidInput`.
 */
export function numbers(db: Database, ctx: Ctx, asked: NumbersAsked): Promise<Numbers | Record<string, Numbers>> {
  return db.read(ctx.organizationId, async (query) => {
    const settled = await settle(query, ctx, 'readBoard', { asOf: asked.asOf ?? null });
    const by = settled.view === 'ALL_LINES' || settled.view === 'OWN_LINE' || asked.by !== 'trainer' ? asked.by : null;
    return linesOf(query, ctx, settled, { ...asked, by });
  });
}
