import { type Ctx, may, ownIn, type Reach, reachOf, withinReach } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { type Day, InvalidInput, isDay, isId, refuse } from '../kernel/index.ts';

/** One line of the log, its names as they are today. */
export interface ActivityLine {
  readonly id: string;
  readonly verb: string;
  readonly happenedAt: Date;
  readonly actorKind: 'PERSON' | 'API_KEY' | 'COMMAND_LINE' | 'JOB';
  readonly actorStaffId: string | null;
  /** Who acted, in words; null for a job or the command line. */
  readonly actorName: string | null;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly locationId: string | null;
  readonly locationName: string | null;
  /** The location's zone: by it the act's day is told. */
  readonly timeZone: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What it happened to by today's name, where that has one of its own: a person, an offer, a location, a key. */
  readonly subjectName: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly importRunId: string | null;
  /** The act that this line undid; and the line that undid this act. */
  readonly undoesId: string | null;
  /** The verb of the act that was undone. */
  readonly undoneVerb: string | null;
  readonly undoneById: string | null;
  /** The place of this line: give it as `after` to read on. */
  readonly cursor: string;
}

/** Which lines: everything in reach, or those that match what is given; newest first. */
export interface ActivityQuestion {
  readonly memberId?: string | null | undefined;
  readonly locationId?: string | null | undefined;
  /** Who acted: somebody of the staff. */
  readonly actorStaffId?: string | null | undefined;
  readonly actorKind?: ActivityLine['actorKind'] | null | undefined;
  /** A verb such as `consultation.set`, or what stands before its dot: every act on consultations. */
  readonly what?: string | null | undefined;
  /** The first and the last day, both in, by the clock of the act's location (without one: of the oldest location). */
  readonly from?: Day | null | undefined;
  readonly to?: Day | null | undefined;
  /** 1 to 100 lines. */
  readonly first: number;
  readonly after?: string | null;
}

/** A page of the log. */
export interface ActivityPage {
  readonly lines: readonly ActivityLine[];
  readonly hasNextPage: boolean;
}

/** What an accountant reads of the log: acts on money (README, "Who may"). */
const MONEY_SUBJECTS = ['sale', 'session_package', 'payment', 'payment_due', 'offer', 'pay_rate'];

const STAFF_NAME = `nullif(btrim(n.first_name || ' ' || n.last_name), '')`;
const SUBJECT_NAME = `case a.subject_kind
  when 'staff' then (select ${STAFF_NAME} from staff n where n.organization_id = $1 and n.id = a.subject_id)
  when 'pay_rate' then (select ${STAFF_NAME} from pay_rate p join staff n on n.organization_id = $1 and n.id = p.staff_id
    where p.organization_id = $1 and p.id = a.subject_id)
  when 'offer' then (select o.name from offer o where o.organization_id = $1 and o.id = a.subject_id)
  when 'location' then l.name
  when 'api_key' then (select n.name from api_key n where n.organization_id = $1 and n.id = a.subject_id) end`;

const LINE = `a.id, a.verb, a.happened_at as "happenedAt", a.actor_kind as "actorKind", a.actor_staff_id as "actorStaffId",
  coalesce(nullif(btrim(s.first_name || ' ' || s.last_name), ''), k.name) as "actorName",
  a.member_id as "memberId", nullif(btrim(m.first_name || ' ' || m.last_name), '') as "memberName",
  a.location_id as "locationId", l.name as "locationName", l.time_zone as "timeZone", a.subject_kind as "subjectKind",
  a.subject_id as "subjectId", ${SUBJECT_NAME} as "subjectName",
  a.facts, a.import_run_id as "importRunId", a.undoes_id as "undoesId",
  case when a.undoes_id is not null then a.facts ->> 'verb' end as "undoneVerb", u.id as "undoneById",
  (extract(epoch from a.happened_at) * 1000000)::bigint::text || '_' || a.id as cursor`;

/** A person's own: what they did, and what was done with the members they trained or sold to. */
function ownLines(reach: Reach, parameters: unknown[]): string {
  const acts = withinReach(reach, { location: 'a.location_id', own: ['a.actor_staff_id'] }, parameters);
  if (!ownIn(reach)) return acts;
  const me = parameters.length;
  return `(${acts}
    or exists (select from consultation c where c.organization_id = $1 and c.member_id = a.member_id and c.trainer_id = $${me} and c.voided_at is null)
    or exists (select from session_package p where p.organization_id = $1 and p.member_id = a.member_id and p.owner_staff_id = $${me} and p.voided_at is null))`;
}

/** What the roles show together: an accountant's the money everywhere, the others' what they reach without it. */
function linesInReach(ctx: Ctx, parameters: unknown[]): string {
  const reach = may(ctx, 'readActivity');
  const others = ctx.grants.filter(({ role }) => role !== 'ACCOUNTANT');
  if (others.length === ctx.grants.length) return ownLines(reach, parameters);
  const money = `a.subject_kind = any ($${parameters.push(MONEY_SUBJECTS)}::text[])`;
  const beyond = reachOf({ ...ctx, grants: others }, 'readActivity');
  return beyond ? `(${money} or ${ownLines(beyond, parameters)})` : money;
}

function afterCursor(cursor: string, parameters: unknown[]): string {
  const [micros = '', id = ''] = cursor.split('_');
  if (!/^\d{1,18}$/.test(micros) || !isId(id)) {
    refuse(
      new InvalidInput('after', 'This is no place in the log.', 'Send the cursor of the last line that you have.'),
    );
  }
  parameters.push(micros, id);
  const at = parameters.length - 1;
  // Whole seconds and the rest apart: a double would not hold an instant to the microsecond.
  const instant = `(to_timestamp(($${at}::bigint / 1000000)) + ($${at}::bigint % 1000000) * interval '1 microsecond')`;
  return `(a.happened_at, a.id) < (${instant}, $${at + 1}::uuid)`;
}

const HAPPENED_ON = `(a.happened_at at time zone coalesce(l.time_zone, (select f.time_zone from location f
  where f.organization_id = $1 and f.voided_at is null order by f.created_at, f.id limit 1), 'UTC'))::date`;

/** What was asked for, as conditions with their values bound. */
function wantedBy(question: ActivityQuestion, parameters: unknown[]): string[] {
  const bound = (value: unknown) => `$${parameters.push(value)}`;
  const { memberId, locationId, actorStaffId, actorKind, what, from, to, after } = question;
  const wanted: string[] = [];
  if (memberId) wanted.push(`a.member_id = ${bound(memberId)}::uuid`);
  if (locationId) wanted.push(`a.location_id = ${bound(locationId)}::uuid`);
  if (actorStaffId) wanted.push(`a.actor_staff_id = ${bound(actorStaffId)}::uuid`);
  if (actorKind) wanted.push(`a.actor_kind = ${bound(actorKind)}`);
  if (what) wanted.push(`${bound(what)} in (a.verb, split_part(a.verb, '.', 1))`);
  // The bounds in instants, wider than any zone, let the index by time find the days.
  if (from) {
    const day = bound(from);
    wanted.push(`${HAPPENED_ON} >= ${day}::date and a.happened_at >= ${day}::date - interval '2 days'`);
  }
  if (to) {
    const day = bound(to);
    wanted.push(`${HAPPENED_ON} <= ${day}::date and a.happened_at < ${day}::date + interval '3 days'`);
  }
  if (after) wanted.push(afterCursor(after, parameters));
  return wanted;
}

async function linesOf(query: Query, ctx: Ctx, question: ActivityQuestion): Promise<ActivityLine[]> {
  const parameters: unknown[] = [ctx.organizationId];
  const wanted = [linesInReach(ctx, parameters), ...wantedBy(question, parameters)];
  return query.rows<ActivityLine>(
    `select ${LINE} from activity a
       left join staff s on s.organization_id = $1 and s.id = a.actor_staff_id
       left join api_key k on k.organization_id = $1 and k.id = a.actor_key_id
       left join member m on m.organization_id = $1 and m.id = a.member_id
       left join location l on l.organization_id = $1 and l.id = a.location_id
       left join activity u on u.organization_id = $1 and u.undoes_id = a.id
     where a.organization_id = $1 and ${wanted.join(' and ')}
     order by a.happened_at desc, a.id desc limit $${parameters.push(question.first + 1)}`,
    parameters,
  );
}

/** Refuses a day that does not exist. */
function refuseDays({ from, to }: ActivityQuestion): void {
  for (const [field, day] of Object.entries({ from, to })) {
    if (day && !isDay(day)) refuse(new InvalidInput(field, 'That day does not exist.', 'Write it as 2026-11-18.'));
  }
}

/**
 * The log, newest first: a member's timeline, a location's log, or everything in reach. Names are looked up at reading, so
 * that the stored log carries none. An id that is not ours gives an empty page.
 *
 * Refuses (thrown; see `answered`): `NotPermitted`, `InvalidInput` (a page size, a cursor, a day).
 */
export async function readActivity(db: Database, ctx: Ctx, question: ActivityQuestion): Promise<ActivityPage> {
  may(ctx, 'readActivity');
  const { first } = question;
  if (!Number.isInteger(first) || first < 1 || first > 100) {
    refuse(new InvalidInput('first', `A page has 1 to 100 lines, not ${first}.`, 'Ask for 1 to 100.'));
  }
  refuseDays(question);
  for (const id of [question.memberId, question.locationId, question.actorStaffId])
    if (id && !isId(id)) return { lines: [], hasNextPage: false };
  const found = await db.read(ctx.organizationId, (query) => linesOf(query, ctx, question));
  return { lines: found.slice(0, first), hasNextPage: found.length > first };
}
