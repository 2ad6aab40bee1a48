import { answered } from '../activity/index.ts';
import { type Ctx, isWithinReach, may, ownIn, type Reach } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { dayAt, type Day, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { type Offer, OFFER_COLUMNS } from './offers.read.ts';
import type { SellingLocation } from './sale.ts';
import { discountLimitOf } from './sales.policy.ts';
import { lowestPrice } from './terms.rules.ts';

/** Somebody who sells here. */
export interface SellerLine {
  readonly id: string;
  readonly name: string;
}

/** An offer with the lowest price at which this reader may sell it, in minor units. */
export interface OfferOnSale extends Offer {
  readonly lowestPriceMinor: number;
}

/** What a sale at a location can be made of, today and by this reader. */
export interface SellingTerms {
  readonly locationId: string;
  /** Today by the calendar of the location. */
  readonly today: Day;
  readonly currency: string;
  /** How far below the list price the reader may go, in basis points; null for as far as they like. */
  readonly discountLimitBp: number | null;
  /** Whether the reader may sell what is on no price list. */
  readonly ownTerms: boolean;
  readonly offers: readonly OfferOnSale[];
  readonly sellers: readonly SellerLine[];
}

/** More than any club has; a list to choose from is read as a whole. */
const LIST_LIMIT = 1_000;

/** A trainer sells where they train; one who trains everywhere holds no list of locations. */
export function sellsAt(reach: Reach, locationId: string): boolean {
  const own = ownIn(reach);
  const trains = own !== null && (own.locationIds.length === 0 || own.locationIds.includes(locationId));
  return trains || isWithinReach(reach, { locationId, own: [] });
}

async function locationById(query: Query, organizationId: string, id: string): Promise<SellingLocation | null> {
  if (!isId(id)) return null;
  return query.one<SellingLocation>(
    `select l.id, l.time_zone as "timeZone", l.currency, l.discount_limit_bp as "discountLimitBp" from location l
     where l.organization_id = $1 and l.id = $2 and l.voided_at is null`,
    [organizationId, id],
  );
}

function offersOn(query: Query, organizationId: string, today: Day, currency: string): Promise<Offer[]> {
  return query.rows<Offer>(
    `select ${OFFER_COLUMNS} from offer o
     where o.organization_id = $1 and o.voided_at is null and o.currency = $3
       and o.held_from <= $2 and (o.held_until is null or o.held_until > $2)
     order by o.name collate names, o.id limit ${LIST_LIMIT}`,
    [organizationId, today, currency],
  );
}

/** Who holds a role there on the day, accountants left out, and whoever trains there without a sign-in. */
function sellersAt(query: Query, organizationId: string, today: Day, locationId: string): Promise<SellerLine[]> {
  return query.rows<SellerLine>(
    `select s.id, coalesce(nullif(btrim(s.first_name || ' ' || s.last_name), ''), s.email, '') as name
     from staff s where s.organization_id = $1 and s.voided_at is null
       and (s.is_trainer and s.home_location_id = $3
         or exists (select from role_grant g where g.organization_id = $1 and g.staff_id = s.id and g.voided_at is null
           and g.role <> 'ACCOUNTANT' and (g.location_id is null or g.location_id = $3)
           and g.held_from <= $2 and (g.held_until is null or g.held_until > $2)))
     order by s.last_name collate names, s.first_name collate names, s.id limit ${LIST_LIMIT}`,
    [organizationId, today, locationId],
  );
}

/**
 * What a sale at a location can be made of: the price list of the day with the lowest price that the reader may ask, and
 * who can be named as a seller.
 *
 * Refuses: `NotPermitted`, `NotFound` (the location).
 */
export function sellingTerms(db: Database, ctx: Ctx, locationId: string): Promise<SellingTerms | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'sellPackage');
    may(ctx, 'readPriceList');
    return db.read(ctx.organizationId, async (query) => {
      const location = await locationById(query, ctx.organizationId, locationId);
      if (!location || !sellsAt(reach, location.id)) return refuse(new NotFound('location'));
      const today = dayAt(ctx.now, location.timeZone);
      const limit = discountLimitOf(ctx, location);
      const offers = await offersOn(query, ctx.organizationId, today, location.currency);
      const sellers = await sellersAt(query, ctx.organizationId, today, location.id);
      return {
        locationId: location.id,
        today,
        currency: location.currency,
        discountLimitBp: limit,
        ownTerms: limit === null,
        offers: offers.map((offer) => ({
          ...offer,
          lowestPriceMinor: limit === null ? 0 : lowestPrice(offer.priceMinor, limit),
        })),
        sellers,
      };
    });
  });
}
