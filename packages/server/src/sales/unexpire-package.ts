import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, refuse, type Refusal } from '../kernel/index.ts';
import { lockPackage, reasonOf } from './lock-package.ts';
import { refreshPackages } from './refresh-packages.ts';
import { PackageNotInState } from './sales.refusals.ts';
import { settleSales } from './settle-sales.ts';

export interface UnexpirePackage {
  readonly packageId: string;
  /** The new last valid day, today or later. */
  readonly expiresOn: Day;
  readonly why?: string | null;
}

export interface PackageUnexpired {
  readonly type: 'PackageUnexpired';
  readonly packageId: string;
  readonly expiresOn: Day;
  /** Sessions that came back. */
  readonly sessionsLeft: number;
  readonly activityId: string;
}

/**
 * Gives an expired package a later last day: what lapsed comes back, its breakage is mirrored. Activity: `package.unexpired`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `PackageNotInState` (not expired), `InvalidInput` (a day before today), and what
 * `command` refuses.
 */
export function unexpirePackage(
  db: Database,
  ctx: Ctx,
  input: UnexpirePackage,
  idempotencyKey: string,
): Promise<PackageUnexpired | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'unexpirePackage', idempotencyKey, input },
    async (tx): Promise<PackageUnexpired> => {
      const sold = await lockPackage(tx, ctx, input.packageId);
      const { state } = sold.sums;
      if (state !== 'EXPIRED') refuse(new PackageNotInState('It has not expired.', state));
      const { expiresOn } = input;
      if (!isDay(expiresOn) || expiresOn < sold.today)
        refuse(
          new InvalidInput('expiresOn', 'The new last day is over already.', `Give ${sold.today} or a later day.`),
        );
      reasonOf(input.why);
      await tx.rows(
        `update session_package set sold_expires_on = coalesce(sold_expires_on, expires_on), expires_on = $3, version = version + 1
         where organization_id = $1 and id = $2`,
        [tx.organizationId, sold.id, expiresOn],
      );
      await settleSales(tx, ctx, sold.memberId);
      await refreshPackages(tx, [sold.id]);
      const after = await lockPackage(tx, ctx, sold.id);
      const activityId = await record(tx, ctx, {
        verb: 'package.unexpired',
        subject: { kind: 'session_package', id: sold.id },
        memberId: sold.memberId,
        locationId: sold.locationId,
        facts: { expiresOn, before: { expiresOn: sold.expiresOn } },
      });
      return {
        type: 'PackageUnexpired',
        packageId: sold.id,
        expiresOn,
        sessionsLeft: after.sums.balance,
        activityId,
      };
    },
  );
}
