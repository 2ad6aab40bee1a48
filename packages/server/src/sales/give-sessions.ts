import { command, record } from '../activity/index.ts';
import { type Ctx, isWithinReach, may, staffOf } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { addDays, dayAt, InvalidInput, isId, newId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { lockMember } from '../members/index.ts';
import { reasonOf } from './lock-package.ts';
import { settleSales } from './settle-sales.ts';

export interface GiveSessions {
  readonly memberId: string;
  readonly locationId: string;
  readonly sessions: number;
  /** How many days they are good, today being day 0; without an end when left out. */
  readonly validDays?: number | null;
  readonly services?: readonly string[] | null;
  /** Whose client it is; whoever gives when left out. */
  readonly ownerStaffId?: string | null;
  readonly why: string;
}

export interface SessionsGiven {
  readonly type: 'SessionsGiven';
  readonly packageId: string;
  readonly activityId: string;
}

function refuseOdd({ sessions, validDays, services, why }: GiveSessions): void {
  if (!Number.isInteger(sessions) || sessions < 1 || sessions > 100)
    refuse(new InvalidInput('sessions', 'A gift is 1 to 100 sessions.', 'Give a whole number of sessions.'));
  if (
    validDays !== null &&
    validDays !== undefined &&
    (!Number.isInteger(validDays) || validDays < 1 || validDays > 3_650)
  )
    refuse(new InvalidInput('validDays', 'That is no validity.', 'Give 1 to 3650 days, or leave it out.'));
  if (services && (services.length === 0 || services.length > 20 || services.some((each) => each.trim() === '')))
    refuse(new InvalidInput('services', 'A package covers services by name.', 'Give 1 to 20 names, or leave it out.'));
  if (reasonOf(why) === '') refuse(new InvalidInput('why', 'A gift has a reason.', 'Say why it is given.'));
}

/**
 * Gives sessions away: a package of no value. Logged, they pay the trainer as the club pays sessions of a package, and
 * recognise nothing. Activity: `sessions.given`.
 *
 * Refuses: `NotPermitted`, `NotFound` (member, location, trainer), `InvalidInput`, and what `command` refuses.
 */
export function giveSessions(
  db: Database,
  ctx: Ctx,
  input: GiveSessions,
  idempotencyKey: string,
): Promise<SessionsGiven | Refusal> {
  return command(db, ctx, { operation: 'giveSessions', idempotencyKey, input }, async (tx): Promise<SessionsGiven> => {
    const reach = may(ctx, 'changePackage');
    await lockMember(tx, ctx, 'changePackage', input.memberId);
    refuseOdd(input);
    const place = isId(input.locationId)
      ? await tx.one<{ id: string; timeZone: string; currency: string }>(
          `select l.id, l.time_zone as "timeZone", l.currency from location l
           where l.organization_id = $1 and l.id = $2 and l.voided_at is null`,
          [tx.organizationId, input.locationId],
        )
      : null;
    if (!place || !isWithinReach(reach, { locationId: place.id, own: [] })) return refuse(new NotFound('location'));
    const ownerStaffId = input.ownerStaffId ?? staffOf(ctx);
    const packageId = newId();
    const today = dayAt(ctx.now, place.timeZone);
    await tx.rows(
      `insert into session_package (organization_id, id, member_id, location_id, item, kind, kind_inferred, sessions, price_minor, currency,
         services, sold_at, sold_on, time_zone, expires_on, owner_staff_id, complimentary)
       select $1, $2, $3, $4, 'Complimentary', 'REPLACEMENT', false, $5, 0, $6, $7, $8, $9, $10, $11, s.id, true
       from (select $12::uuid as wanted) w left join staff s on s.organization_id = $1 and s.id = w.wanted and s.voided_at is null`,
      [
        tx.organizationId,
        packageId,
        input.memberId,
        place.id,
        input.sessions,
        place.currency,
        input.services ?? ['PT'],
        ctx.now,
        today,
        place.timeZone,
        input.validDays ? addDays(today, input.validDays) : null,
        ownerStaffId,
      ],
    );
    await settleSales(tx, ctx, input.memberId);
    const activityId = await record(tx, ctx, {
      verb: 'sessions.given',
      subject: { kind: 'session_package', id: packageId },
      memberId: input.memberId,
      locationId: place.id,
      facts: { packageId, sessions: input.sessions },
    });
    return { type: 'SessionsGiven', packageId, activityId };
  });
}
