import { answered } from '../activity/index.ts';
import { may, withinReach, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, isDay, isId, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { cursorOf, readCursor, type Page, type PageAsked } from '../members/index.ts';
import { staffByIds, type StaffLine } from '../organizations/index.ts';
import { BE_BACK_DAYS } from './tasks.rules.ts';

/** A step to be taken. */
export interface StepLine {
  readonly id: string;
  readonly memberId: string;
  readonly locationId: string;
  readonly kind: 'NEXT_STEP' | 'FOLLOW_UP';
  readonly what: string;
  readonly ownerStaffId: string | null;
  readonly dueOn: Day;
  readonly consultationId: string | null;
}

/** A be-back: somebody who came, did not buy yet, and is to be followed up while it can still count as a close. */
export interface BeBack extends StepLine {
  readonly showedOn: Day;
  /** The last day on which a sale still closes this consultation. */
  readonly countsUntil: Day;
  /** How many days are left until then, today at the location counted out: 30 on the day of the show. */
  readonly daysLeft: number;
  /** In how many days the step is due; nought today, below it when it is overdue. */
  readonly dueInDays: number;
}

export interface StepsAsked extends PageAsked {
  /** Steps due on this day or earlier. */
  readonly dueBy?: Day | null;
  readonly locationId?: string | null;
  readonly ownerStaffId?: string | null;
  readonly memberId?: string | null;
}

const STEP = `t.id, t.member_id as "memberId", t.location_id as "locationId", t.kind, t.what, t.owner_staff_id as "ownerStaffId",
  t.due_on as "dueOn", t.consultation_id as "consultationId"`;
const OWN = { location: 't.location_id', own: ['t.owner_staff_id'] };
/** A franchise's staff at the most. */
const MOST_OWNERS = 5000;
const OPEN = 't.organization_id = $1 and t.voided_at is null and t.done_at is null and t.dropped_at is null';

function pageOf<Line extends StepLine>(rows: readonly Line[], first: number): Page<Line> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: cursorOf([node.dueOn, node.id]) }));
  return { edges, hasNextPage: rows.length > first };
}

function conditions(ctx: Ctx, asked: StepsAsked, parameters: unknown[]): string {
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where = [
    OPEN,
    withinReach(may(ctx, 'readNextSteps'), { location: 't.location_id', own: ['t.owner_staff_id'] }, parameters),
  ];
  if (asked.dueBy) where.push(`t.due_on <= ${bind(asked.dueBy)}`);
  const after = readCursor(asked.after, ['day', 'id']);
  if (after) where.push(`(t.due_on, t.id) > (${bind(after[0])}::date, ${bind(after[1])}::uuid)`);
  const asks = [
    ['t.location_id', asked.locationId],
    ['t.owner_staff_id', asked.ownerStaffId],
    ['t.member_id', asked.memberId],
  ] as const;
  for (const [column, id] of asks) if (id) where.push(isId(id) ? `${column} = ${bind(id)}` : 'false');
  return where.join(' and ');
}

/** Open steps within reach by the day they are due. Refuses: `NotPermitted`, `InvalidInput`. */
export function dueSteps(db: Database, ctx: Ctx, asked: StepsAsked): Promise<Page<StepLine> | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId];
    const where = conditions(ctx, asked, parameters);
    const sql = `select ${STEP} from next_step t where ${where} order by t.due_on, t.id limit $${parameters.push(asked.first + 1)}`;
    return pageOf(await db.read(ctx.organizationId, (query) => query.rows<StepLine>(sql, parameters)), asked.first);
  });
}

/**
 * The be-back queue: open follow-ups of consultations that were held 0 to 30 days ago, by the day they are due. Each
 * location counts back from its own today, or from `asOf` where that is given.
 * Refuses: `NotPermitted`, `InvalidInput`.
 */
export function beBacks(
  db: Database,
  ctx: Ctx,
  asked: Omit<StepsAsked, 'dueBy'> & { readonly asOf?: Day | null },
): Promise<Page<BeBack> | Refusal> {
  return answered(async () => {
    const { asOf = null } = asked;
    if (asOf !== null && !isDay(asOf))
      refuse(new InvalidInput('asOf', 'That day does not exist.', 'Write it as 2026-11-18.'));
    const parameters: unknown[] = [ctx.organizationId, ctx.now, asOf, BE_BACK_DAYS];
    const where = conditions(ctx, asked, parameters);
    const sql = `select ${STEP}, h.showed_on as "showedOn", h.showed_on + $4::integer as "countsUntil",
        h.showed_on + $4::integer - d.today as "daysLeft", t.due_on - d.today as "dueInDays"
      from next_step t join consultation_held($1) h on h.id = t.consultation_id
      join location l on l.organization_id = $1 and l.id = t.location_id
      cross join lateral (select coalesce($3::date, ($2::timestamptz at time zone l.time_zone)::date) as today) d
      where t.kind = 'FOLLOW_UP' and h.showed_on between d.today - $4::integer and d.today and t.due_on <= d.today + $4::integer
        and ${where}
      order by t.due_on, t.id limit $${parameters.push(asked.first + 1)}`;
    return pageOf(await db.read(ctx.organizationId, (query) => query.rows<BeBack>(sql, parameters)), asked.first);
  });
}

/** The open step that is due first with each of many members, in one statement and no order, of those within reach. Refuses: `NotPermitted`. */
export function nextStepsOf(db: Database, ctx: Ctx, memberIds: readonly string[]): Promise<StepLine[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, memberIds];
    const scope = withinReach(may(ctx, 'readNextSteps'), OWN, parameters);
    return db.read(ctx.organizationId, (query) =>
      query.rows<StepLine>(
        `select distinct on (t.member_id) ${STEP} from next_step t where ${OPEN} and t.member_id = any ($2::uuid[]) and ${scope}
         order by t.member_id, t.due_on, t.id`,
        parameters,
      ),
    );
  });
}

/** The open steps with one member within reach, by the day they are due, 100 at most. Refuses: `NotPermitted`. */
export function stepsOfMember(db: Database, ctx: Ctx, memberId: string): Promise<StepLine[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, memberId];
    const scope = withinReach(may(ctx, 'readNextSteps'), OWN, parameters);
    if (!isId(memberId)) return [];
    return db.read(ctx.organizationId, (query) =>
      query.rows<StepLine>(
        `select ${STEP} from next_step t where ${OPEN} and t.member_id = $2 and ${scope} order by t.due_on, t.id limit 100`,
        parameters,
      ),
    );
  });
}

/** Who can be given a step: whoever works at a location within reach, by name; a trainer themselves. Refuses: `NotPermitted`. */
export function stepOwners(db: Database, ctx: Ctx): Promise<StaffLine[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId];
    const scope = withinReach(may(ctx, 'readNextSteps'), { location: 'w.location_id', own: ['s.id'] }, parameters);
    return db.read(ctx.organizationId, async (query) => {
      const found = await query.rows<{ id: string }>(
        `select s.id from staff s where s.organization_id = $1 and s.voided_at is null and exists (
           select from (select s.home_location_id as location_id
             union all select g.location_id from role_grant g where g.organization_id = $1 and g.staff_id = s.id and g.voided_at is null) w
           where ${scope})
         order by s.last_name collate names, s.first_name collate names, s.id limit $${parameters.push(MOST_OWNERS)}`,
        parameters,
      );
      const ids = found.map(({ id }) => id);
      const named = new Map((await staffByIds(query, ctx.organizationId, ids)).map((line) => [line.id, line]));
      return ids.flatMap((id) => named.get(id) ?? []);
    });
  });
}
