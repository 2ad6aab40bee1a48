import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { type Day, newId, refuse, type Refusal } from '../kernel/index.ts';
import { type OfferTerms, whyNotHeld, whyNotOffer } from './offers.rules.ts';
import { OfferNameTaken } from './sales.refusals.ts';

export interface AddOffer extends OfferTerms {
  /** The first day on which it is on the price list. */
  readonly from: Day;
  /** The first day on which it is not any more. */
  readonly until?: Day | null;
}

export interface OfferAdded {
  readonly type: 'OfferAdded';
  readonly offerId: string;
  readonly activityId: string;
}

/** Refuses with `OfferNameTaken` when an entry of this name and currency already holds on one of these days. */
export async function refuseIfNameTaken(
  tx: Tx,
  offer: { name: string; currency: string; from: Day; until: Day | null },
): Promise<void> {
  // The price list is short and changed seldom: changes of one organization's list wait for one another.
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text, 13))', [`price list ${tx.organizationId}`]);
  const taken = await tx.one(
    `select o.id from offer o where o.organization_id = $1 and o.name_key = fold_text($2) and o.currency = $3 and o.voided_at is null
       and daterange(o.held_from, o.held_until, '[)') && daterange($4::date, $5::date, '[)') limit 1`,
    [tx.organizationId, offer.name, offer.currency, offer.from, offer.until],
  );
  if (taken) refuse(new OfferNameTaken());
}

/** Writes one version of an entry and returns its id. */
export async function insertOffer(
  tx: Tx,
  terms: OfferTerms,
  held: { from: Day; until: Day | null; previousId: string | null },
): Promise<string> {
  const id = newId();
  await tx.rows(
    `insert into offer (organization_id, id, name, intro, sessions, bonus_sessions, price_minor, currency, valid_days, services,
       held_from, held_until, previous_id)
     values ($1, $2, btrim($3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.organizationId,
      id,
      terms.name,
      terms.intro ?? false,
      terms.sessions,
      terms.bonusSessions ?? 0,
      terms.priceMinor,
      terms.currency,
      terms.validDays ?? null,
      terms.services ?? ['PT'],
      held.from,
      held.until,
      held.previousId,
    ],
  );
  return id;
}

/**
 * Puts an offer on the price list from a day on. Activity: `offer.added`.
 *
 * Refuses: `NotPermitted`, `InvalidInput`, `OfferNameTaken`.
 */
export function addOffer(
  db: Database,
  ctx: Ctx,
  input: AddOffer,
  idempotencyKey: string,
): Promise<OfferAdded | Refusal> {
  return command(db, ctx, { operation: 'addOffer', idempotencyKey, input }, async (tx): Promise<OfferAdded> => {
    may(ctx, 'changePriceList');
    const until = input.until ?? null;
    const wrong = whyNotOffer(input) ?? whyNotHeld(input.from, until);
    if (wrong) refuse(wrong);
    await refuseIfNameTaken(tx, { name: input.name, currency: input.currency, from: input.from, until });
    const offerId = await insertOffer(tx, input, { from: input.from, until, previousId: null });
    const facts = { priceMinor: input.priceMinor, currency: input.currency, from: input.from, until };
    const activityId = await record(tx, ctx, { verb: 'offer.added', subject: { kind: 'offer', id: offerId }, facts });
    return { type: 'OfferAdded', offerId, activityId };
  });
}
