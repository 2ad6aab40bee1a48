import { answered } from '../activity/index.ts';
import { type Ctx, may, withinReach } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { cursorOf, type Page, type PageAsked, readCursor } from '../members/index.ts';
import type { SessionOutcome } from '../sales/index.ts';

/** A session as lists show it. */
export interface SessionSeen {
  readonly id: string;
  readonly memberId: string;
  readonly locationId: string;
  readonly trainerId: string;
  readonly scheduledTrainerId: string | null;
  readonly service: string;
  readonly startsAt: Date;
  readonly heldOn: Day;
  readonly minutes: number;
  readonly outcome: SessionOutcome | null;
  readonly complimentary: boolean;
  readonly waived: boolean;
  readonly packageId: string | null;
  readonly packageItem: string | null;
  /** It should have taken a session and no package covered it: somebody has to look. */
  readonly isUncovered: boolean;
}

/** Which sessions: of these days (both in), of a location, a trainer, a member; those that wait for somebody. */
export interface SessionsQuestion {
  readonly from?: Day | null;
  readonly to?: Day | null;
  readonly locationId?: string | null;
  readonly trainerId?: string | null;
  readonly memberId?: string | null;
  readonly outcome?: SessionOutcome | null;
  readonly uncovered?: boolean | null;
  /** Nobody has said how they went. */
  readonly open?: boolean | null;
}

function check(asked: SessionsQuestion): void {
  for (const field of ['from', 'to'] as const) {
    const day = asked[field];
    if (day && !isDay(day)) refuse(new InvalidInput(field, 'That day does not exist.', 'Write it as 2026-11-18.'));
  }
  for (const [field, what] of [
    ['locationId', 'location'],
    ['trainerId', 'trainer'],
    ['memberId', 'member'],
  ] as const) {
    const id = asked[field];
    if (id && !isId(id)) refuse(new NotFound(what));
  }
}

function conditionsOf(asked: SessionsQuestion, page: PageAsked, bind: (value: unknown) => string): string[] {
  const after = readCursor(page.after, ['day', 'id']);
  return [
    ...(asked.from ? [`v.held_on >= ${bind(asked.from)}::date`] : []),
    ...(asked.to ? [`v.held_on <= ${bind(asked.to)}::date`] : []),
    ...(asked.locationId ? [`v.location_id = ${bind(asked.locationId)}::uuid`] : []),
    ...(asked.trainerId ? [`v.trainer_id = ${bind(asked.trainerId)}::uuid`] : []),
    ...(asked.memberId ? [`v.member_id = ${bind(asked.memberId)}::uuid`] : []),
    ...(asked.outcome ? [`v.outcome = ${bind(asked.outcome)}`] : []),
    ...(asked.uncovered ? ['f.unfunded'] : []),
    ...(asked.open ? ['v.outcome is null'] : []),
    ...(after ? [`(v.held_on, v.id) < (${bind(after[0])}::date, ${bind(after[1])}::uuid)`] : []),
  ];
}

/**
 * Sessions, the latest day first. A trainer sees those they hold and those of packages they own.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (days, cursor).
 */
export function listSessions(
  db: Database,
  ctx: Ctx,
  asked: SessionsQuestion,
  page: PageAsked,
): Promise<Page<SessionSeen> | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'readSessions');
    check(asked);
    const parameters: unknown[] = [ctx.organizationId];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const scope = { location: 'v.location_id', own: ['v.trainer_id', 'v.scheduled_trainer_id', 'p.owner_staff_id'] };
    const conditions = [withinReach(reach, scope, parameters), ...conditionsOf(asked, page, bind)];
    const rows = await db.read(ctx.organizationId, (query) =>
      query.rows<SessionSeen>(
        `select v.id, v.member_id as "memberId", v.location_id as "locationId", v.trainer_id as "trainerId",
           v.scheduled_trainer_id as "scheduledTrainerId", v.service, v.starts_at as "startsAt", v.held_on as "heldOn", v.minutes,
           v.outcome, v.complimentary, v.waived, f.package_id as "packageId", p.item as "packageItem",
           coalesce(f.unfunded, false) as "isUncovered"
         from visit_fact v
         left join session_effect f on f.organization_id = $1 and f.session_id = v.id
         left join session_package p on p.organization_id = $1 and p.id = f.package_id
         where v.organization_id = $1 and v.voided_at is null and ${conditions.join(' and ')}
         order by v.held_on desc, v.id desc limit ${bind(page.first + 1)}`,
        parameters,
      ),
    );
    const shown = rows.slice(0, page.first);
    return {
      edges: shown.map((session) => ({ node: session, cursor: cursorOf([session.heldOn, session.id]) })),
      hasNextPage: rows.length > page.first,
    };
  });
}
