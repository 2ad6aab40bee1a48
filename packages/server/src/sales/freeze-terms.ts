import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { dayAt, type Day, instantOf, InvalidInput, isDay, isId, NotFound, present, refuse } from '../kernel/index.ts';
import { type Offer, OFFER_COLUMNS } from './offers.read.ts';
import { whyNotTerms } from './offers.rules.ts';
import type { FrozenTerms, Sale, SellingLocation } from './sale.ts';
import { CurrencyNotOfLocation, DiscountTooDeep, OfferNotOnSale } from './sales.refusals.ts';
import { discountLimitOf } from './sales.policy.ts';
import { expiryOf, isPriceAllowed, lowestPrice } from './terms.rules.ts';

/** The day of the sale and its instant: now for a sale of today, noon at the location for an earlier one. */
function whenSold(ctx: Ctx, location: SellingLocation, soldOn: Day | null | undefined): { soldOn: Day; soldAt: Date } {
  const today = dayAt(ctx.now, location.timeZone);
  const day = soldOn ?? today;
  if (!isDay(day)) refuse(new InvalidInput('soldOn', 'That day does not exist.', 'Write it as 2026-11-18.'));
  if (day > today)
    refuse(new InvalidInput('soldOn', 'A sale can not lie in the future.', `Give ${today} or an earlier day.`));
  if (day === today) return { soldOn: day, soldAt: ctx.now };
  return { soldOn: day, soldAt: present(instantOf(`${day}T12:00`, location.timeZone), 'noon exists everywhere') };
}

async function loadOffer(tx: Tx, offerId: string, soldOn: Day): Promise<Offer> {
  // Shared: many sell from one entry at once, and nobody takes it off the list meanwhile.
  const offer = isId(offerId)
    ? await tx.one<Offer>(`select ${OFFER_COLUMNS} from offer o where o.organization_id = $1 and o.id = $2 for share`, [
        tx.organizationId,
        offerId,
      ])
    : null;
  if (!offer) return refuse(new NotFound('offer'));
  const living = await tx.one('select 1 from offer where organization_id = $1 and id = $2 and voided_at is null', [
    tx.organizationId,
    offerId,
  ]);
  const onList = offer.heldFrom <= soldOn && (offer.heldUntil === null || offer.heldUntil > soldOn);
  return living && onList ? offer : refuse(new OfferNotOnSale(soldOn));
}

interface Terms {
  readonly item: string;
  readonly intro: boolean;
  readonly sessions: number;
  readonly bonusSessions: number;
  readonly validDays: number | null;
  readonly services: readonly string[];
  readonly priceMinor: number;
  readonly listPriceMinor: number | null;
}

function fromOffer(offer: Offer, priceMinor: number | null | undefined): Terms {
  return { ...offer, item: offer.name, priceMinor: priceMinor ?? offer.priceMinor, listPriceMinor: offer.priceMinor };
}

function fromOwnTerms({ terms, priceMinor }: Sale): Terms {
  if (!terms)
    return refuse(
      new InvalidInput('offerId', 'A sale sells something.', 'Choose an offer of the price list, or give the terms.'),
    );
  if (priceMinor === null || priceMinor === undefined) {
    refuse(new InvalidInput('priceMinor', 'What is not on the price list has no price of its own.', 'Give the price.'));
  }
  if (!terms.item.trim() || terms.item.length > 200) {
    refuse(new InvalidInput('item', 'What is sold has a name.', 'Give 1 to 200 characters.'));
  }
  const { item, sessions, bonusSessions = 0, validDays = null, services = ['PT'], intro = false } = terms;
  return { item: item.trim(), intro, sessions, bonusSessions, validDays, services, priceMinor, listPriceMinor: null };
}

/** Off the price list there is no price to hold somebody to: it takes somebody who may ask any. */
function refuseIfTooCheap(ctx: Ctx, location: SellingLocation, { priceMinor, listPriceMinor }: Terms): void {
  const limit = discountLimitOf(ctx, location);
  if (limit === null) return;
  const list = listPriceMinor ?? priceMinor;
  if (listPriceMinor !== null && isPriceAllowed(priceMinor, listPriceMinor, limit)) return;
  refuse(new DiscountTooDeep(limit, lowestPrice(list, limit), list, location.currency));
}

/**
 * The terms of a sale as they will stand for good: sessions with bonus, price, validity, services, day (README, "Frozen
 * at the sale").
 *
 * Refuses: `InvalidInput`, `NotFound` (the offer), `OfferNotOnSale`, `CurrencyNotOfLocation`, `DiscountTooDeep`.
 */
export async function freezeTerms(tx: Tx, ctx: Ctx, sale: Sale, location: SellingLocation): Promise<FrozenTerms> {
  if (sale.offerId && sale.terms)
    refuse(new InvalidInput('terms', 'An offer brings its own terms.', 'Give the offer or the terms, not both.'));
  const when = whenSold(ctx, location, sale.soldOn);
  const offer = sale.offerId ? await loadOffer(tx, sale.offerId, when.soldOn) : null;
  const currency = sale.currency ?? offer?.currency ?? location.currency;
  for (const named of [currency, offer?.currency ?? currency]) {
    if (named !== location.currency) refuse(new CurrencyNotOfLocation(named, location.currency));
  }
  const terms = offer ? fromOffer(offer, sale.priceMinor) : fromOwnTerms(sale);
  const wrong = whyNotTerms(terms);
  if (wrong) refuse(wrong);
  refuseIfTooCheap(ctx, location, terms);
  return {
    offerId: offer?.id ?? null,
    item: terms.item,
    intro: sale.kind ? sale.kind === 'INTRO' : terms.intro,
    sessions: terms.sessions + terms.bonusSessions,
    bonusSessions: terms.bonusSessions,
    priceMinor: terms.priceMinor,
    listPriceMinor: terms.listPriceMinor,
    currency: location.currency,
    services: terms.services,
    ...when,
    expiresOn: expiryOf(when.soldOn, terms.validDays),
  };
}
