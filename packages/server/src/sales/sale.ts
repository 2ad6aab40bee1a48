import type { Day } from '../kernel/index.ts';
import type { SaleKind } from './history.rules.ts';
import type { SellerPart } from './terms.rules.ts';

/** A package off the price list: only who may give any discount sells one. */
export interface OwnTerms {
  readonly item: string;
  readonly sessions: number;
  readonly bonusSessions?: number;
  readonly validDays?: number | null;
  readonly services?: readonly string[];
  readonly intro?: boolean;
}

/** What is due when, in minor units of the location's currency. */
export interface Due {
  readonly dueOn: Day;
  readonly amountMinor: number;
}

/** What was taken at the sale. */
export interface Collected {
  /** The day of the sale when left out. */
  readonly collectedOn?: Day;
  readonly amountMinor: number;
  /** Cash, card, transfer, in the club's own words. */
  readonly method?: string;
}

/** A sale as somebody tells of it. Either an offer of the price list or terms of its own. */
export interface Sale {
  readonly memberId: string;
  /** The selling location: its currency, its zone, its limit for discounts. */
  readonly locationId: string;
  readonly offerId?: string | null;
  readonly terms?: OwnTerms | null;
  /** Net, in minor units; the list price when left out. */
  readonly priceMinor?: number | null;
  /** What the person thinks they sell in; refused where it is not the location's currency. */
  readonly currency?: string | null;
  /** Stated; inferred from the member's history when left out. */
  readonly kind?: SaleKind | null;
  /** Today at the location when left out; never in the future. */
  readonly soldOn?: Day | null;
  /** Parts that total 100 %. */
  readonly sellers: readonly SellerPart[];
  /** Whose client the package makes the member; the first seller when left out. */
  readonly ownerStaffId?: string | null;
  /** The package that this one follows, of the same member. */
  readonly predecessorId?: string | null;
  readonly channel?: string | null;
  /** Instalments that add up to the price; the whole on the day of the sale when left out. */
  readonly paymentsDue?: readonly Due[] | null;
  readonly payments?: readonly Collected[] | null;
  /** The consultation that this sale closes. */
  readonly consultationId?: string | null;
}

/** The terms as they are frozen: nothing of the price list reaches them any more. */
export interface FrozenTerms {
  readonly offerId: string | null;
  readonly item: string;
  readonly intro: boolean;
  /** All of them, bonus ones included. */
  readonly sessions: number;
  readonly bonusSessions: number;
  readonly priceMinor: number;
  readonly listPriceMinor: number | null;
  readonly currency: string;
  readonly services: readonly string[];
  readonly soldOn: Day;
  readonly soldAt: Date;
  readonly expiresOn: Day | null;
}

/** Where it is sold. */
export interface SellingLocation {
  readonly id: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly discountLimitBp: number;
}
