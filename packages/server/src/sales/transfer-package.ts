import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, InvalidInput, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { lockMember } from '../members/index.ts';
import { lockPackage, type LockedPackage, reasonOf } from './lock-package.ts';
import { moveSessions } from './move-sessions.ts';
import { CurrencyNotOfLocation, NotSoManyLeft, PackageNotInState } from './sales.refusals.ts';
import { settleSales } from './settle-sales.ts';

export interface TransferPackage {
  readonly packageId: string;
  /** Who holds the sessions from now on; the same member when left out. */
  readonly toMemberId?: string | null;
  /** Where they are held from now on; the same location when left out. */
  readonly toLocationId?: string | null;
  /** How many; all that are left when left out. */
  readonly sessions?: number | null;
  readonly why?: string | null;
}

export interface PackageTransferred {
  readonly type: 'PackageTransferred';
  /** The new package that holds the sessions now. */
  readonly packageId: string;
  readonly sessions: number;
  /** Their value, in minor units of the package's currency. */
  readonly valueMinor: number;
  readonly activityId: string;
}

function sessionsToMove(sold: LockedPackage, asked: number | null | undefined): number {
  const { state, balance } = sold.sums;
  if (state !== 'ACTIVE')
    refuse(new PackageNotInState(state === 'FROZEN' ? 'It is frozen. Unfreeze it first.' : 'It has ended.', state));
  const sessions = asked ?? balance;
  if (!Number.isInteger(sessions) || sessions < 1)
    refuse(new InvalidInput('sessions', 'Sessions move whole.', 'Give a number from 1 on, or leave it out.'));
  return sessions > balance ? refuse(new NotSoManyLeft(balance)) : sessions;
}

interface Place {
  readonly id: string;
  readonly timeZone: string;
  readonly currency: string;
}

async function placeNamed(tx: Tx, locationId: string): Promise<Place> {
  const place = isId(locationId)
    ? await tx.one<Place>(
        `select l.id, l.time_zone as "timeZone", l.currency from location l
         where l.organization_id = $1 and l.id = $2 and l.voided_at is null`,
        [tx.organizationId, locationId],
      )
    : null;
  return place ?? refuse(new NotFound('location'));
}

/**
 * Moves sessions that are left to another member, another location, or both, at the value they have. Activity:
 * `package.transferred`.
 *
 * Refuses: `NotPermitted`, `NotFound` (package, member, location), `InvalidInput` (to nowhere else, a part of a session),
 * `PackageNotInState`, `NotSoManyLeft`, `CurrencyNotOfLocation`, and what `command` refuses.
 */
export function transferPackage(
  db: Database,
  ctx: Ctx,
  input: TransferPackage,
  idempotencyKey: string,
): Promise<PackageTransferred | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'transferPackage', idempotencyKey, input },
    async (tx): Promise<PackageTransferred> => {
      const { toMemberId } = input;
      if (toMemberId) await lockInOrder(tx, input.packageId, toMemberId);
      const sold = await lockPackage(tx, ctx, input.packageId);
      const memberId = toMemberId ?? sold.memberId;
      const place = await placeNamed(tx, input.toLocationId ?? sold.locationId);
      if (memberId === sold.memberId && place.id === sold.locationId)
        refuse(new InvalidInput('toMemberId', 'That is where it is already.', 'Name another member or location.'));
      if (memberId !== sold.memberId) await lockMember(tx, ctx, 'changePackage', memberId);
      if (place.currency !== sold.currency) refuse(new CurrencyNotOfLocation(sold.currency, place.currency));
      const sessions = sessionsToMove(sold, input.sessions);
      const why = reasonOf(input.why);
      const to = { ...sold, memberId, locationId: place.id, timeZone: place.timeZone, sessions };
      const today = dayAt(ctx.now, place.timeZone);
      const { packageId, valueMinor } = await moveSessions(tx, ctx, sold, { sessions, why }, { ...to, today });
      await settleSales(tx, ctx, sold.memberId);
      if (memberId !== sold.memberId) await settleSales(tx, ctx, memberId);
      const activityId = await record(tx, ctx, {
        verb: 'package.transferred',
        subject: { kind: 'session_package', id: sold.id },
        memberId: sold.memberId,
        locationId: sold.locationId,
        facts: {
          packageId,
          toMemberId: memberId,
          toLocationId: place.id,
          sessions,
          valueMinor,
          currency: sold.currency,
        },
      });
      return { type: 'PackageTransferred', packageId, sessions, valueMinor, activityId };
    },
  );
}

/** Two transfers that cross must not wait for each other: members are locked by their ids. */
async function lockInOrder(tx: Tx, packageId: string, memberId: string): Promise<void> {
  if (!isId(memberId)) refuse(new NotFound('member'));
  if (!isId(packageId)) refuse(new NotFound('sale'));
  await tx.rows(
    `select m.id from member m where m.organization_id = $1 and (m.id = $3
       or m.id = (select p.member_id from session_package p where p.organization_id = $1 and p.id = $2))
     order by m.id for no key update of m`,
    [tx.organizationId, packageId, memberId],
  );
}
