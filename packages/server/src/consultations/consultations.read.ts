import { answered } from '../activity/index.ts';
import { may, withinReach, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { addDays, dayAt, InvalidInput, isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { cursorOf, readCursor, type Page, type PageAsked } from '../members/index.ts';
import type { Objection, Outcome } from './consultations.rules.ts';

/** A slot as lists show it. */
export interface ConsultationLine {
  readonly id: string;
  readonly chainId: string;
  readonly placeInChain: number;
  readonly isLast: boolean;
  readonly memberId: string;
  readonly trainerId: string;
  readonly locationId: string;
  readonly startsAt: Date;
  /** The calendar date at the location. */
  readonly slotOn: Day;
  readonly minutes: number;
  readonly timeZone: string;
  readonly walkIn: boolean;
  readonly bookedAt: Date;
  readonly setByStaffId: string | null;
  readonly outcome: Outcome | null;
  readonly late: boolean;
  readonly objection: Objection | null;
  readonly followUpOn: Day | null;
  readonly version: number;
}

export interface ConsultationsAsked extends PageAsked {
  /** Days by their name; instead of `from` and `to`. */
  readonly days?: 'TODAY' | 'COMING' | 'BEFORE' | null;
  /** Both days in, by the calendar of each location. */
  readonly from?: Day | null;
  readonly to?: Day | null;
  readonly locationId?: string | null;
  readonly trainerId?: string | null;
  /**
   * `OPEN`: without an outcome. `UNLOGGED`: open, and its time has passed; of any day where none is named. `ON_TRACK`: all
   * but those. Left out: all but those that were moved on.
   */
  readonly state?: 'OPEN' | 'UNLOGGED' | 'ON_TRACK' | null;
  readonly latestFirst?: boolean | null;
}

const LINE = `c.id, c.chain_id as "chainId", c.place_in_chain as "placeInChain", c.is_last as "isLast", c.member_id as "memberId",
  c.trainer_id as "trainerId", c.location_id as "locationId", c.starts_at as "startsAt", c.slot_on as "slotOn", c.minutes,
  c.time_zone as "timeZone", c.walk_in as "walkIn", c.booked_at as "bookedAt", c.set_by_staff_id as "setByStaffId", c.outcome, c.late,
  c.objection, c.follow_up_on as "followUpOn", c.version`;

const LONG_AGO: Day = '1900-01-01';
/** Who holds a consultation reads it. */
export const CONSULTATION_SCOPE = { location: 'c.location_id', own: ['c.trainer_id'] };

/** Nobody books further ahead than a year; no location is further from Greenwich than a day. */
const AHEAD_DAYS = 400;

/** The days asked for, as a condition that the index by day serves. Refuses `InvalidInput` where none are asked for. */
function onDays(asked: ConsultationsAsked, now: Date, bind: (value: unknown) => string): string {
  const utc = dayAt(now, 'UTC');
  const within = (from: Day, to: Day): string => `c.slot_on between ${bind(from)} and ${bind(to)}`;
  const today = (sign: '=' | '<' | '>'): string =>
    `c.slot_on ${sign} (${bind(now)}::timestamptz at time zone c.time_zone)::date`;
  if (asked.days === 'TODAY') return `${within(addDays(utc, -1), addDays(utc, 1))} and ${today('=')}`;
  if (asked.days === 'COMING') return `${within(addDays(utc, -1), addDays(utc, AHEAD_DAYS))} and ${today('>')}`;
  if (asked.days === 'BEFORE') return `${within(LONG_AGO, addDays(utc, 1))} and ${today('<')}`;
  if (asked.from && asked.to) return within(asked.from, asked.to);
  if (asked.state === 'UNLOGGED' && !asked.from && !asked.to) return within(LONG_AGO, addDays(utc, 1));
  return refuse(
    new InvalidInput('from', 'It was not said which days.', 'Give a first and a last day, or name the days.'),
  );
}

function inState(state: ConsultationsAsked['state'], now: Date, bind: (value: unknown) => string): string[] {
  if (state === 'OPEN') return ['c.outcome is null'];
  if (state === 'UNLOGGED') return [`c.outcome is null and c.starts_at < ${bind(now)}`];
  return state === 'ON_TRACK' ? [`(c.outcome is not null or c.starts_at >= ${bind(now)})`] : [];
}

function conditions(ctx: Ctx, asked: ConsultationsAsked, parameters: unknown[]): string {
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where = ['c.organization_id = $1 and c.voided_at is null and c.is_last', onDays(asked, ctx.now, bind)];
  where.push(withinReach(may(ctx, 'readConsultations'), CONSULTATION_SCOPE, parameters));
  const after = readCursor(asked.after, ['instant', 'id']);
  if (after)
    where.push(
      `(c.starts_at, c.id) ${asked.latestFirst ? '<' : '>'} (${bind(after[0])}::timestamptz, ${bind(after[1])}::uuid)`,
    );
  for (const [column, id] of [
    ['c.location_id', asked.locationId],
    ['c.trainer_id', asked.trainerId],
  ] as const) {
    if (id) where.push(isId(id) ? `${column} = ${bind(id)}` : 'false');
  }
  return [...where, ...inState(asked.state, ctx.now, bind)].join(' and ');
}

/**
 * The consultations of some days within reach, by their start: today's, those to come, or those that nobody has marked.
 * Refuses: `NotPermitted`, `InvalidInput` (a cursor that is none, no days).
 */
export function listConsultations(
  db: Database,
  ctx: Ctx,
  asked: ConsultationsAsked,
): Promise<Page<ConsultationLine> | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId];
    const where = conditions(ctx, asked, parameters);
    const order = asked.latestFirst ? 'c.starts_at desc, c.id desc' : 'c.starts_at, c.id';
    const sql = `select ${LINE} from consultation c where ${where} order by ${order} limit $${parameters.push(asked.first + 1)}`;
    const rows = await db.read(ctx.organizationId, (query) => query.rows<ConsultationLine>(sql, parameters));
    return {
      edges: rows
        .slice(0, asked.first)
        .map((node) => ({ node, cursor: cursorOf([node.startsAt.toISOString(), node.id]) })),
      hasNextPage: rows.length > asked.first,
    };
  });
}

/** The slots of one consultation's chain, the first first, with the objection in the member's words. */
export interface ChainLine extends ConsultationLine {
  readonly objectionNote: string | null;
  readonly outcomeAt: Date | null;
}

/**
 * All slots of the chain that a consultation belongs to. Who may see one slot of it may see how it came there.
 * Refuses: `NotPermitted`, `NotFound`.
 */
export function chainOf(db: Database, ctx: Ctx, consultationId: string): Promise<ChainLine[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, consultationId];
    const scope = withinReach(may(ctx, 'readConsultations'), CONSULTATION_SCOPE, parameters);
    if (!isId(consultationId)) refuse(new NotFound('consultation'));
    return db.read(ctx.organizationId, async (query) => {
      const seen = await query.one<{ chain_id: string }>(
        `select c.chain_id from consultation c where c.organization_id = $1 and c.id = $2 and c.voided_at is null and ${scope}`,
        parameters,
      );
      if (!seen) return refuse(new NotFound('consultation'));
      return query.rows<ChainLine>(
        `select ${LINE}, c.objection_note as "objectionNote", c.outcome_at as "outcomeAt" from consultation c
         where c.organization_id = $1 and c.chain_id = $2 and c.voided_at is null order by c.place_in_chain`,
        [ctx.organizationId, seen.chain_id],
      );
    });
  });
}

/** All consultations of one member within reach, the latest first, 200 at most. Refuses: `NotPermitted`. */
export function consultationsOfMember(db: Database, ctx: Ctx, memberId: string): Promise<ConsultationLine[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, memberId];
    const scope = withinReach(may(ctx, 'readConsultations'), CONSULTATION_SCOPE, parameters);
    if (!isId(memberId)) return [];
    return db.read(ctx.organizationId, (query) =>
      query.rows<ConsultationLine>(
        `select ${LINE} from consultation c where c.organization_id = $1 and c.member_id = $2 and c.voided_at is null and ${scope}
         order by c.starts_at desc, c.id desc limit 200`,
        parameters,
      ),
    );
  });
}

/**
 * The latest consultation of each of many members (the last slot of its chain), in one statement and no order; only those
 * within the reader's reach. Refuses: `NotPermitted`.
 */
export function latestConsultationsOf(
  db: Database,
  ctx: Ctx,
  memberIds: readonly string[],
): Promise<ConsultationLine[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, memberIds];
    const scope = withinReach(may(ctx, 'readConsultations'), CONSULTATION_SCOPE, parameters);
    return db.read(ctx.organizationId, (query) =>
      query.rows<ConsultationLine>(
        `select l.* from unnest($2::uuid[]) as asked (member_id) cross join lateral (
           select ${LINE} from consultation c
           where c.organization_id = $1 and c.member_id = asked.member_id and c.voided_at is null and c.is_last and ${scope}
           order by c.starts_at desc, c.id desc limit 1) l`,
        parameters,
      ),
    );
  });
}

/** Slots by many ids at once, in no order; only those within the reader's reach. Refuses: `NotPermitted`. */
export function consultationsById(
  db: Database,
  ctx: Ctx,
  ids: readonly string[],
): Promise<ConsultationLine[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, ids];
    const scope = withinReach(may(ctx, 'readConsultations'), CONSULTATION_SCOPE, parameters);
    return db.read(ctx.organizationId, (query) =>
      query.rows<ConsultationLine>(
        `select ${LINE} from consultation c
         where c.organization_id = $1 and c.id = any ($2::uuid[]) and c.voided_at is null and ${scope}`,
        parameters,
      ),
    );
  });
}

/** How often a member did not come to a consultation, within the reader's reach. Refuses: `NotPermitted`. */
export function noShowCountOf(db: Database, ctx: Ctx, memberId: string): Promise<number | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, memberId];
    const scope = withinReach(may(ctx, 'readConsultations'), CONSULTATION_SCOPE, parameters);
    if (!isId(memberId)) return 0;
    return db.read(ctx.organizationId, async (query) => {
      const counted = await query.one<{ n: number }>(
        `select count(*) as n from consultation c
         where c.organization_id = $1 and c.member_id = $2 and c.voided_at is null and c.outcome = 'NO_SHOW' and ${scope}`,
        parameters,
      );
      return counted?.n ?? 0;
    });
  });
}
