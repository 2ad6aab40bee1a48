import { type Ctx, type Grant, may, type Operation, type Reach, type Role } from '../auth/index.ts';
import type { Query } from '../db/index.ts';
import {
  dayAt,
  daysBetween,
  type Day,
  InvalidInput,
  isDay,
  isId,
  NotFound,
  type Period,
  refuse,
} from '../kernel/index.ts';
import { type Location, locationsOf } from '../organizations/index.ts';
import { FIGURE_NAMES, FIGURES, type FigureName } from './figures.read.ts';
import { readBatchClosedBy } from './known-at.read.ts';
import { BY_HAND, type Moment, type Scope } from './tally.read.ts';

/** As whom the figures are read: what the permission table's row "rates" gives each role. */
export type View = 'ALL_LINES' | 'OWN_LINE' | 'COUNTS' | 'TOTALS';

const VIEWS: readonly (readonly [Role, View])[] = [
  ['OWNER', 'ALL_LINES'],
  ['MANAGER', 'ALL_LINES'],
  ['ACCOUNTANT', 'TOTALS'],
  ['TRAINER', 'OWN_LINE'],
  ['FRONT_DESK', 'COUNTS'],
];

/**
 * As whom and how far somebody reads figures. Of several roles one decides alone: the first of the list that is held at the
 * location asked about, else the first of all. What one role sees at one location must not show what another role may see
 * elsewhere, and a figure over both would be neither. Keys, jobs and the command line read as an owner. Refuses: `NotPermitted`.
 */
export function viewOf(ctx: Ctx, operation: Operation, locationId?: string | null): { view: View; reach: Reach } {
  const holds = (there: (grant: Grant) => boolean) =>
    VIEWS.find(([role]) => ctx.grants.some((grant) => grant.role === role && there(grant)));
  const first = holds(() => true);
  if (!first) return { view: 'ALL_LINES', reach: may(ctx, operation) };
  const here = locationId ? holds((grant) => grant.locationId === null || grant.locationId === locationId) : undefined;
  const [role, view] = here ?? first;
  return { view, reach: may({ ...ctx, grants: ctx.grants.filter((grant) => grant.role === role) }, operation) };
}

/** The figures that a view has: a trainer those that a trainer has, the front desk counts without money. */
export function figuresIn(view: View, names: readonly FigureName[] = FIGURE_NAMES): FigureName[] {
  return names.filter((name) => {
    if (view === 'OWN_LINE') return FIGURES[name].trainerBase !== null;
    return view !== 'COUNTS' || (FIGURES[name].kind === 'COUNT' && FIGURES[name].base !== 'sales');
  });
}

/** What every question about figures may say. */
export interface Asked {
  readonly locationId?: string | null;
  readonly trainerId?: string | null;
  /** Members whom one source brought, by its id, or `none`. */
  readonly sourceId?: string | null;
  /** What was bought, by the name frozen at the sale. */
  readonly item?: string | null;
  readonly asOf?: Day | null;
  readonly knownAt?: Date | null;
}

/** A question with its defaults filled in and its scope found. */
export interface Settled {
  readonly view: View;
  readonly scope: Scope;
  readonly moment: Moment;
  /** The open locations within reach, by name. */
  readonly locations: readonly Location[];
}

const MOST_DAYS = 800;

/** Refuses `InvalidInput` for what is no period: a day that does not exist, the end before the beginning, more than two years. */
export function checkPeriod(period: Period, field: string): Period {
  for (const day of [period.from, period.to]) {
    if (!isDay(day)) refuse(new InvalidInput(field, `${day} is no day of the calendar.`, 'Give days as YYYY-MM-DD.'));
  }
  const days = daysBetween(period.from, period.to);
  if (days < 0) refuse(new InvalidInput(field, 'The period ends before it begins.', 'Put the earlier day first.'));
  if (days > MOST_DAYS) refuse(new InvalidInput(field, 'The period is too long.', 'Ask for two years at most.'));
  return period;
}

/** Today where the day begins last: so nothing of any location's today is counted before it is over there. */
function todayIn(locations: readonly Location[], now: Date): Day {
  return locations.map(({ timeZone }) => dayAt(now, timeZone)).sort()[0] ?? dayAt(now, 'UTC');
}

/**
 * Finds what a question is about. Refuses: `NotPermitted`; `NotFound` for a location or trainer out of reach;
 * `InvalidInput` for an as-of day that does not exist.
 */
export async function settle(query: Query, ctx: Ctx, operation: Operation, asked: Asked): Promise<Settled> {
  const { view, reach } = viewOf(ctx, operation, asked.locationId);
  // Who trains everywhere has no location named in their grants.
  const ids = reach.extent === 'ALL' || reach.locationIds.length === 0 ? null : reach.locationIds;
  const locations = await locationsOf(query, ctx.organizationId, ids);
  const locationId = asked.locationId ?? null;
  if (locationId !== null && !locations.some(({ id }) => id === locationId)) refuse(new NotFound('location'));
  const trainerId = asked.trainerId ?? null;
  const isMine = reach.extent !== 'OWN' || trainerId === reach.staffId;
  const mayTellApart = view === 'ALL_LINES' || view === 'OWN_LINE';
  if (trainerId !== null && (!isId(trainerId) || !isMine || !mayTellApart)) refuse(new NotFound('trainer'));
  const sourceId = asked.sourceId ?? null;
  if (sourceId !== null && sourceId !== BY_HAND && !isId(sourceId)) refuse(new NotFound('source'));
  const asOf =
    asked.asOf ?? todayIn(locationId === null ? locations : locations.filter(({ id }) => id === locationId), ctx.now);
  if (!isDay(asOf))
    refuse(new InvalidInput('asOf', `${asOf} is no day of the calendar.`, 'Give the day as YYYY-MM-DD.'));
  // What is known now are the facts as they stand; only an earlier knowledge is read from versions.
  const then = asked.knownAt && asked.knownAt < ctx.now ? asked.knownAt : null;
  const batch = then === null ? null : await readBatchClosedBy(query, ctx.organizationId, then);
  return {
    view,
    scope: { reach, locationId, trainerId, sourceId, item: asked.item ?? null },
    moment: { asOf, batch },
    locations,
  };
}

/** The one currency of the locations asked about, or null where they have several: what no money at all is said in. */
export function currencyOf({ locations, scope }: Settled): string | null {
  const here = locations.filter(({ id }) => scope.locationId === null || id === scope.locationId);
  const currencies = new Set(here.map(({ currency }) => currency));
  return currencies.size === 1 ? ([...currencies][0] ?? null) : null;
}
