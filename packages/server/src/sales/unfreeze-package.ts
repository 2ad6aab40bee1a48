import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { addDays, daysBetween, type Day, InvalidInput, isDay, refuse, type Refusal } from '../kernel/index.ts';
import { lockPackage } from './lock-package.ts';
import { refreshPackages } from './refresh-packages.ts';
import { PackageNotInState } from './sales.refusals.ts';
import { settleSales } from './settle-sales.ts';

export interface UnfreezePackage {
  readonly packageId: string;
  /** The first day on which it may be used again; today at the selling location when left out. */
  readonly on?: Day | null;
}

export interface PackageUnfrozen {
  readonly type: 'PackageUnfrozen';
  readonly packageId: string;
  /** The last valid day, moved by the days frozen; null is open-ended. */
  readonly expiresOn: Day | null;
  readonly activityId: string;
}

/**
 * Ends a freeze: the expiry moves by the days frozen. Activity: `package.unfrozen`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `PackageNotInState` (not frozen), `InvalidInput` (a day in the future, or not after the
 * first frozen one), and what `command` refuses.
 */
export function unfreezePackage(
  db: Database,
  ctx: Ctx,
  input: UnfreezePackage,
  idempotencyKey: string,
): Promise<PackageUnfrozen | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'unfreezePackage', idempotencyKey, input },
    async (tx): Promise<PackageUnfrozen> => {
      const sold = await lockPackage(tx, ctx, input.packageId);
      const { frozen, expiresOn: expiredOn } = sold;
      if (!frozen) return refuse(new PackageNotInState('It is not frozen.', sold.sums.state));
      const on = input.on ?? sold.today;
      if (!isDay(on) || on > sold.today || on <= frozen.from) {
        refuse(
          new InvalidInput(
            'on',
            'A freeze ends after the day it began, and not in the future.',
            `Give a day after ${frozen.from}, up to ${sold.today}. A freeze of today is undone, not ended.`,
          ),
        );
      }
      const days = daysBetween(frozen.from, on);
      const expiresOn = expiredOn === null ? null : addDays(expiredOn, days);
      await tx.rows('update package_freeze set frozen_until = $3 where organization_id = $1 and id = $2', [
        tx.organizationId,
        frozen.id,
        on,
      ]);
      await tx.rows(
        `update session_package set sold_expires_on = coalesce(sold_expires_on, expires_on), expires_on = $3, version = version + 1
         where organization_id = $1 and id = $2`,
        [tx.organizationId, sold.id, expiresOn],
      );
      await settleSales(tx, ctx, sold.memberId);
      await refreshPackages(tx, [sold.id]);
      const activityId = await record(tx, ctx, {
        verb: 'package.unfrozen',
        subject: { kind: 'session_package', id: sold.id },
        memberId: sold.memberId,
        locationId: sold.locationId,
        facts: { freezeId: frozen.id, on, days, before: { expiresOn: expiredOn } },
      });
      return { type: 'PackageUnfrozen', packageId: sold.id, expiresOn, activityId };
    },
  );
}
