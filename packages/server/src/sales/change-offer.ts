import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import {
  ChangedMeanwhile,
  type Day,
  InvalidInput,
  isDay,
  isId,
  NotFound,
  refuse,
  type Refusal,
} from '../kernel/index.ts';
import { insertOffer } from './add-offer.ts';
import { type Offer, OFFER_COLUMNS } from './offers.read.ts';
import { type OfferTerms, whyNotOffer } from './offers.rules.ts';

export interface ChangeOffer extends Partial<Omit<OfferTerms, 'name' | 'currency'>> {
  readonly offerId: string;
  /** The first day on which the new terms hold. */
  readonly from: Day;
  /** The version that the person looked at; left out, the change holds whatever happened since. */
  readonly version?: number;
}

export interface OfferChanged {
  readonly type: 'OfferChanged';
  /** The new version's own id: what is sold from its first day on names it. */
  readonly offerId: string;
  readonly previousId: string;
  readonly activityId: string;
}

/** The living version of an entry, locked. Refuses with `NotFound`, and with `ChangedMeanwhile` when it is not the one looked at. */
export async function lockOffer(tx: Tx, offerId: string, version: number | undefined): Promise<Offer> {
  if (!isId(offerId)) refuse(new NotFound('offer'));
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text, 13))', [`price list ${tx.organizationId}`]);
  const offer = await tx.one<Offer>(
    `select ${OFFER_COLUMNS} from offer o where o.organization_id = $1 and o.id = $2 and o.voided_at is null for update`,
    [tx.organizationId, offerId],
  );
  if (!offer) return refuse(new NotFound('offer'));
  if (version !== undefined && version !== offer.version) refuse(new ChangedMeanwhile('offer'));
  return offer;
}

/** Takes an entry off the list from a day on: it ends there, or, where it would begin there, it never comes. */
export async function endOffer(tx: Tx, offer: Offer, on: Day): Promise<void> {
  if (!isDay(on)) refuse(new InvalidInput('from', 'That day does not exist.', 'Write it as 2026-11-18.'));
  if (on < offer.heldFrom || (offer.heldUntil !== null && on >= offer.heldUntil)) {
    refuse(
      new InvalidInput(
        'from',
        'The offer is not on the price list on that day.',
        `Choose a day from ${offer.heldFrom} on while it is.`,
      ),
    );
  }
  const never = on === offer.heldFrom;
  await tx.rows(
    `update offer set held_until = case when $4 then held_until else $3::date end, voided_at = case when $4 then now() end,
       version = version + 1
     where organization_id = $1 and id = $2`,
    [tx.organizationId, offer.id, on, never],
  );
}

/**
 * Changes an offer from a day on: the entry ends there and a new one with the new terms follows. What was sold before keeps
 * its terms (README, "Frozen at the sale"). What is left out stays as it was. Activity: `offer.changed`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ChangedMeanwhile`, `InvalidInput` (also a day on which it is not on the list).
 */
export function changeOffer(
  db: Database,
  ctx: Ctx,
  input: ChangeOffer,
  idempotencyKey: string,
): Promise<OfferChanged | Refusal> {
  return command(db, ctx, { operation: 'changeOffer', idempotencyKey, input }, async (tx): Promise<OfferChanged> => {
    may(ctx, 'changePriceList');
    const before = await lockOffer(tx, input.offerId, input.version);
    const terms: OfferTerms = {
      name: before.name,
      currency: before.currency,
      intro: input.intro ?? before.intro,
      sessions: input.sessions ?? before.sessions,
      bonusSessions: input.bonusSessions ?? before.bonusSessions,
      priceMinor: input.priceMinor ?? before.priceMinor,
      validDays: input.validDays === undefined ? before.validDays : input.validDays,
      services: input.services ?? before.services,
    };
    const wrong = whyNotOffer(terms);
    if (wrong) refuse(wrong);
    await endOffer(tx, before, input.from);
    const offerId = await insertOffer(tx, terms, { from: input.from, until: before.heldUntil, previousId: before.id });
    const activityId = await record(tx, ctx, {
      verb: 'offer.changed',
      subject: { kind: 'offer', id: offerId },
      facts: {
        previousId: before.id,
        previousUntil: before.heldUntil,
        from: input.from,
        priceMinor: terms.priceMinor,
        currency: terms.currency,
      },
    });
    return { type: 'OfferChanged', offerId, previousId: before.id, activityId };
  });
}
