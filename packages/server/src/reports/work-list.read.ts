import { type Ctx, ownIn, type Reach, withinReach } from '../auth/index.ts';
import type { Query } from '../db/index.ts';
import { type Day, dayAt, NotFound, refuse } from '../kernel/index.ts';
import { locationsOf } from '../organizations/index.ts';
import { NOT_SET_AFTER_DAYS, SET_WINDOW_DAYS, type WorkGroup, type WorkLineKey } from './work-list.rules.ts';

/** Whose work, where, at which instant. */
export interface WorkAsked {
  readonly reach: Reach;
  readonly locationId: string | null;
  readonly now: Date;
}

/** Somebody behind a line. */
export interface WorkRow {
  /** The consultation, the step or the membership that it is about. */
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly locationId: string;
  /** The day of the slot, the day the follow-up was due, the day of joining. */
  readonly day: Day;
  /** The slot's start; null where it is about no slot. */
  readonly startsAt: Date | null;
  readonly timeZone: string;
  readonly consultationId: string | null;
  readonly stepId: string | null;
  readonly closesOn: Day | null;
  readonly what: string | null;
}

/** Whose work and where; and today, where the day begins last. Refuses `NotFound` for a location out of reach. */
export async function settleWork(
  query: Query,
  ctx: Ctx,
  reach: Reach,
  locationId: string | null,
): Promise<{ asked: WorkAsked; today: Day }> {
  const own = ownIn(reach);
  const shared = reach.extent === 'LOCATIONS' ? reach.locationIds : [];
  // Who has rows of their own everywhere has no location named in their grants.
  const ids = reach.extent === 'ALL' || own?.locationIds.length === 0 ? null : [...shared, ...(own?.locationIds ?? [])];
  const locations = await locationsOf(query, ctx.organizationId, ids);
  if (locationId !== null && !locations.some(({ id }) => id === locationId)) refuse(new NotFound('location'));
  const today = locations.map(({ timeZone }) => dayAt(ctx.now, timeZone)).sort()[0] ?? dayAt(ctx.now, 'UTC');
  return { asked: { reach, locationId, now: ctx.now }, today };
}

const localDay = (zone: string) => `($2::timestamptz at time zone ${zone})::date`;
/** A day that no location has reached yet: what keeps a search to its index. */
const LAST_DAY = `(($2::timestamptz at time zone 'UTC')::date + 1)`;

const UNLOGGED = `
  select 'UNLOGGED' as kind, c.trainer_id as subject_id, c.id, c.member_id, c.location_id, c.slot_on as day, c.starts_at,
    c.time_zone, c.id as consultation_id, null::uuid as step_id, null::date as closes_on, null::text as what
  from consultation c
  where c.organization_id = $1 and c.voided_at is null and c.is_last and c.outcome is null
    and c.slot_on <= ${LAST_DAY} and c.starts_at < $2`;

const BE_BACK_DUE = `
  select 'BE_BACK_DUE', t.owner_staff_id, t.id, t.member_id, t.location_id, t.due_on, null::timestamptz,
    l.time_zone, t.consultation_id, t.id, c.slot_on + ${SET_WINDOW_DAYS}, t.what
  from next_step t
  join location l on l.organization_id = $1 and l.id = t.location_id
  join consultation c on c.organization_id = $1 and c.id = t.consultation_id and c.outcome = 'SHOWED' and c.voided_at is null
  where t.organization_id = $1 and t.kind = 'FOLLOW_UP' and t.voided_at is null and t.done_at is null and t.dropped_at is null
    and t.due_on <= ${LAST_DAY} and t.due_on <= ${localDay('l.time_zone')}
    and c.slot_on + ${SET_WINDOW_DAYS} >= ${localDay('l.time_zone')}`;

/** Eligible new members whom nobody set, saw or sold to since they joined, and with whom no step is planned. */
const NOT_SET = `
  select 'NOT_SET', s.location_id, s.id, s.member_id, s.location_id, s.joined_on, null::timestamptz,
    s.time_zone, null::uuid, null::uuid, s.joined_on + ${SET_WINDOW_DAYS}, null::text
  from membership_spell s
  where s.organization_id = $1 and s.voided_at is null and s.kind = 'STANDARD' and s.entry <> 'TRANSFERRED'
    and s.rescinded_on is null and s.left_on is null
    and s.joined_on between ${LAST_DAY} - ${SET_WINDOW_DAYS + 2} and ${LAST_DAY}
    and s.joined_on between ${localDay('s.time_zone')} - ${SET_WINDOW_DAYS} and ${localDay('s.time_zone')} - ${NOT_SET_AFTER_DAYS}
    and not exists (select from consultation c where c.organization_id = $1 and c.member_id = s.member_id
      and c.voided_at is null and (c.set_on >= s.joined_on or c.slot_on >= s.joined_on))
    and not exists (select from session_package p where p.organization_id = $1 and p.member_id = s.member_id
      and p.voided_at is null and (s.entry <> 'REJOINED' or p.sold_on > s.joined_on - 90))
    and not exists (select from next_step t where t.organization_id = $1 and t.member_id = s.member_id
      and t.voided_at is null and t.done_at is null and t.dropped_at is null and t.due_on >= ${localDay('s.time_zone')})`;

const PARTS = [
  [UNLOGGED, { location: 'c.location_id', own: ['c.trainer_id'] }],
  [BE_BACK_DUE, { location: 't.location_id', own: ['t.owner_staff_id'] }],
  // A new member is nobody's yet, and so on the list of those who lead or welcome.
  [NOT_SET, { location: 's.location_id', own: [] }],
] as const;

function workOf(organizationId: string, { reach, locationId, now }: WorkAsked) {
  const parameters: unknown[] = [organizationId, now];
  const at = locationId === null ? null : `$${parameters.push(locationId)}::uuid`;
  const parts = PARTS.map(([sql, columns]) => {
    const here = at === null ? '' : ` and ${columns.location} = ${at}`;
    return `${sql} and ${withinReach(reach, columns, parameters)}${here}`;
  });
  return { work: `work as (${parts.join(' union all ')})`, parameters };
}

/** Every line with its count: one statement, whatever there is to do. */
export function readWorkGroups(query: Query, organizationId: string, asked: WorkAsked): Promise<WorkGroup[]> {
  const { work, parameters } = workOf(organizationId, asked);
  return query.rows<WorkGroup>(
    `with ${work} select w.kind, w.subject_id as "subjectId", count(*) as count, min(w.day) as "oldestOn", min(w.closes_on) as "closesOn"
     from work w group by w.kind, w.subject_id`,
    parameters,
  );
}

const ROW = `w.id, w.member_id as "memberId", btrim(m.first_name || ' ' || m.last_name) as "memberName", w.location_id as "locationId",
  w.day, w.starts_at as "startsAt", w.time_zone as "timeZone", w.consultation_id as "consultationId", w.step_id as "stepId",
  w.closes_on as "closesOn", w.what`;
const SAME_LINE = 'w.kind = k.kind and w.subject_id is not distinct from k.subject_id';

/** The first few behind each of some lines, the oldest first: one statement for all of them. */
export function readWorkSamples(
  query: Query,
  organizationId: string,
  asked: WorkAsked,
  lines: readonly WorkLineKey[],
  first: number,
): Promise<(WorkRow & WorkLineKey)[]> {
  const { work, parameters } = workOf(organizationId, asked);
  const kinds = `$${parameters.push(lines.map(({ kind }) => kind))}::text[]`;
  const subjects = `$${parameters.push(lines.map(({ subjectId }) => subjectId))}::uuid[]`;
  return query.rows(
    `with ${work}, placed as (
       select w.*, row_number() over (partition by w.kind, w.subject_id order by w.day, w.id) as place
       from work w join unnest(${kinds}, ${subjects}) as k (kind, subject_id) on ${SAME_LINE})
     select w.kind, w.subject_id as "subjectId", ${ROW}
     from placed w join member m on m.organization_id = $1 and m.id = w.member_id
     where w.place <= $${parameters.push(first)} order by w.day, w.id`,
    parameters,
  );
}

/** A page of those behind one line, the oldest first. */
export function readWorkRows(
  query: Query,
  organizationId: string,
  asked: WorkAsked,
  line: WorkLineKey,
  limit: number,
  after: readonly [day: Day, id: string] | null,
): Promise<WorkRow[]> {
  const { work, parameters } = workOf(organizationId, asked);
  const kind = `$${parameters.push(line.kind)}`;
  const subject = `$${parameters.push(line.subjectId)}::uuid`;
  const behind = after
    ? `and (w.day, w.id) > ($${parameters.push(after[0])}::date, $${parameters.push(after[1])}::uuid)`
    : '';
  return query.rows<WorkRow>(
    `with ${work} select ${ROW} from work w join member m on m.organization_id = $1 and m.id = w.member_id
     where w.kind = ${kind} and w.subject_id is not distinct from ${subject} ${behind}
     order by w.day, w.id limit $${parameters.push(limit)}`,
    parameters,
  );
}

/** The lines that somebody put off and that are not back yet on a day. */
export async function readSnoozed(
  query: Query,
  organizationId: string,
  staffId: string,
  today: Day,
): Promise<Set<string>> {
  const rows = await query.rows<{ key: string }>(
    `select distinct s.line_key as key from work_line_snooze s
     where s.organization_id = $1 and s.staff_id = $2 and s.voided_at is null and s.snoozed_until > $3`,
    [organizationId, staffId, today],
  );
  return new Set(rows.map(({ key }) => key));
}
