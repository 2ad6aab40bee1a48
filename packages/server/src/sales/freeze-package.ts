import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { type Day, InvalidInput, isDay, newId, refuse, type Refusal } from '../kernel/index.ts';
import { lockPackage, type LockedPackage, reasonOf } from './lock-package.ts';
import { PackageNotInState } from './sales.refusals.ts';
import { refreshPackages } from './refresh-packages.ts';

export interface FreezePackage {
  readonly packageId: string;
  /** The first frozen day; today at the selling location when left out. */
  readonly from?: Day | null;
  readonly why?: string | null;
}

export interface PackageFrozen {
  readonly type: 'PackageFrozen';
  readonly packageId: string;
  readonly from: Day;
  readonly activityId: string;
}

async function refuseBadStart(tx: Tx, sold: LockedPackage, from: Day): Promise<void> {
  if (!isDay(from) || from < sold.soldOn || from > sold.today) {
    refuse(
      new InvalidInput(
        'from',
        'A freeze begins between the sale and today.',
        `Give a day from ${sold.soldOn} to ${sold.today}.`,
      ),
    );
  }
  const used = await tx.one<{ on: Day }>(
    `select max(f.held_on) as on from session_effect f where f.organization_id = $1 and f.package_id = $2 and f.held_on >= $3
     having max(f.held_on) is not null`,
    [tx.organizationId, sold.id, from],
  );
  if (used)
    refuse(
      new InvalidInput('from', `A session was taken on ${used.on}.`, 'Begin the freeze after it, or take it back.'),
    );
  const overlap = await tx.one(
    `select 1 from package_freeze f where f.organization_id = $1 and f.package_id = $2 and f.voided_at is null
       and f.frozen_until > $3`,
    [tx.organizationId, sold.id, from],
  );
  if (overlap) refuse(new InvalidInput('from', 'It was frozen on that day before.', 'Begin after that freeze ended.'));
}

/**
 * Freezes a package: nothing is taken from it and its expiry waits until it is unfrozen. Activity: `package.frozen`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `PackageNotInState` (ended, or frozen already), `InvalidInput` (a day before the sale, in
 * the future, within an earlier freeze, or on or before which a session was taken), and what `command` refuses.
 */
export function freezePackage(
  db: Database,
  ctx: Ctx,
  input: FreezePackage,
  idempotencyKey: string,
): Promise<PackageFrozen | Refusal> {
  return command(db, ctx, { operation: 'freezePackage', idempotencyKey, input }, async (tx): Promise<PackageFrozen> => {
    const sold = await lockPackage(tx, ctx, input.packageId);
    const { state } = sold.sums;
    if (state !== 'ACTIVE')
      refuse(new PackageNotInState(state === 'FROZEN' ? 'It is frozen already.' : 'It has ended.', state));
    const from = input.from ?? sold.today;
    await refuseBadStart(tx, sold, from);
    const why = reasonOf(input.why);
    const freezeId = newId();
    await tx.rows(
      'insert into package_freeze (organization_id, id, package_id, frozen_from, why) values ($1, $2, $3, $4, $5)',
      [tx.organizationId, freezeId, sold.id, from, why],
    );
    await refreshPackages(tx, [sold.id]);
    const activityId = await record(tx, ctx, {
      verb: 'package.frozen',
      subject: { kind: 'session_package', id: sold.id },
      memberId: sold.memberId,
      locationId: sold.locationId,
      facts: { freezeId, from },
    });
    return { type: 'PackageFrozen', packageId: sold.id, from, activityId };
  });
}
