import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Day, Refusal } from '../kernel/index.ts';
import type { SaleKind } from './history.rules.ts';
import type { Sale } from './sale.ts';
import { factsOf, sell } from './selling.ts';

export interface PackageSold {
  readonly type: 'PackageSold';
  readonly packageId: string;
  /** As stated, or as the member's history tells. */
  readonly kind: SaleKind;
  readonly soldOn: Day;
  readonly expiresOn: Day | null;
  /** The consultation that the sale closed. */
  readonly consultationId: string | null;
  readonly activityId: string;
}

/**
 * Sells a package: freezes its terms, infers its kind unless stated, spreads the price over the sellers, writes what is due
 * and what was collected, and closes the consultation when one is named. Activity: `package.sold`.
 *
 * Refuses: `NotPermitted`, `NotFound` (member, location, offer, seller, trainer, package, consultation), `InvalidInput`,
 * `SplitNotWhole`, `OfferNotOnSale`, `CurrencyNotOfLocation`, `DiscountTooDeep`, `DuesNotWhole`, `MoreThanOpen`,
 * `ConsultationNotClosable`, and what `command` refuses.
 */
export function sellPackage(
  db: Database,
  ctx: Ctx,
  input: Sale,
  idempotencyKey: string,
): Promise<PackageSold | Refusal> {
  return command(db, ctx, { operation: 'sellPackage', idempotencyKey, input }, async (tx): Promise<PackageSold> => {
    const sold = await sell(tx, ctx, 'sellPackage', input);
    const { packageId, kind, terms } = sold;
    const activityId = await record(tx, ctx, {
      verb: 'package.sold',
      subject: { kind: 'session_package', id: packageId },
      memberId: input.memberId,
      locationId: input.locationId,
      facts: factsOf(input, sold),
    });
    const { soldOn, expiresOn } = terms;
    return {
      type: 'PackageSold',
      packageId,
      kind,
      soldOn,
      expiresOn,
      consultationId: input.consultationId ?? null,
      activityId,
    };
  });
}
