import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, refuse, type Refusal } from '../kernel/index.ts';
import { lockPackage, type LockedPackage, reasonOf } from './lock-package.ts';
import { moveSessions } from './move-sessions.ts';
import { PackageNotInState } from './sales.refusals.ts';
import { settleSales } from './settle-sales.ts';

export interface ReplacePackage {
  readonly packageId: string;
  /** Sessions of the new package; as many as are left when left out. */
  readonly sessions?: number | null;
  readonly item?: string | null;
  readonly services?: readonly string[] | null;
  /** The last valid day of the new package; that of the old one when left out. */
  readonly expiresOn?: Day | null;
  readonly why?: string | null;
}

export interface PackageReplaced {
  readonly type: 'PackageReplaced';
  readonly packageId: string;
  readonly sessions: number;
  /** What is deferred for them, in minor units of the package's currency. */
  readonly valueMinor: number;
  readonly activityId: string;
}

const MOST_SESSIONS = 1_000;

function newTerms(sold: LockedPackage, input: ReplacePackage) {
  const { state, balance } = sold.sums;
  if (state !== 'ACTIVE')
    refuse(new PackageNotInState(state === 'FROZEN' ? 'It is frozen. Unfreeze it first.' : 'It has ended.', state));
  const sessions = input.sessions ?? balance;
  if (!Number.isInteger(sessions) || sessions < 1 || sessions > MOST_SESSIONS)
    refuse(new InvalidInput('sessions', 'A package has 1 to 1,000 sessions.', 'Give a whole number of sessions.'));
  const item = (input.item ?? sold.item).trim();
  if (item === '' || item.length > 200)
    refuse(new InvalidInput('item', 'What is held has a name.', 'Give 1 to 200 characters.'));
  const services = input.services ?? sold.services;
  if (services.length === 0 || services.length > 20 || services.some((each) => each.trim() === '' || each.length > 100))
    refuse(new InvalidInput('services', 'A package covers services by name.', 'Give 1 to 20 names.'));
  const expiresOn = input.expiresOn ?? sold.expiresOn;
  if (expiresOn !== null && (!isDay(expiresOn) || expiresOn < sold.today))
    refuse(new InvalidInput('expiresOn', 'That last day is over already.', `Give ${sold.today} or a later day.`));
  return { sessions, item, services, expiresOn };
}

/**
 * Puts a package right: what is left of it goes into a new one on other terms, at the same value. No sale, no number moves.
 * Activity: `package.replaced`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `PackageNotInState`, `InvalidInput`, and what `command` refuses.
 */
export function replacePackage(
  db: Database,
  ctx: Ctx,
  input: ReplacePackage,
  idempotencyKey: string,
): Promise<PackageReplaced | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'replacePackage', idempotencyKey, input },
    async (tx): Promise<PackageReplaced> => {
      const sold = await lockPackage(tx, ctx, input.packageId, 'replacePackage');
      const terms = newTerms(sold, input);
      const moved = { sessions: sold.sums.balance, why: reasonOf(input.why) };
      const { packageId, valueMinor } = await moveSessions(tx, ctx, sold, moved, { ...sold, ...terms });
      await settleSales(tx, ctx, sold.memberId);
      const activityId = await record(tx, ctx, {
        verb: 'package.replaced',
        subject: { kind: 'session_package', id: sold.id },
        memberId: sold.memberId,
        locationId: sold.locationId,
        facts: { packageId, sessions: terms.sessions, valueMinor, currency: sold.currency },
      });
      return { type: 'PackageReplaced', packageId, sessions: terms.sessions, valueMinor, activityId };
    },
  );
}
