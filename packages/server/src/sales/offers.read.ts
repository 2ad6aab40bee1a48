import { answered } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { type Day, isDay, InvalidInput, refuse, type Refusal } from '../kernel/index.ts';

/** One entry of the price list, in one of its versions. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly intro: boolean;
  /** Without the bonus sessions. */
  readonly sessions: number;
  readonly bonusSessions: number;
  readonly priceMinor: number;
  readonly currency: string;
  /** A package expires so many days after its sale; null is open-ended. */
  readonly validDays: number | null;
  readonly services: string[];
  /** The first day on which it is on the list, and the first on which it is not any more (null: not known). */
  readonly heldFrom: Day;
  readonly heldUntil: Day | null;
  /** The version that this one took the place of. */
  readonly previousId: string | null;
  readonly version: number;
}

/** The columns of an offer, as the house names them. */
export const OFFER_COLUMNS = `o.id, o.name, o.intro, o.sessions, o.bonus_sessions as "bonusSessions", o.price_minor as "priceMinor", o.currency,
  o.valid_days as "validDays", o.services, o.held_from as "heldFrom", o.held_until as "heldUntil", o.previous_id as "previousId", o.version`;

/** Which part of the price list is asked for. */
export interface OffersQuestion {
  /** What is on the list on this day; every version there is when left out. */
  readonly on?: Day;
  readonly currency?: string;
}

/** So many versions are shown at most: a price list is read as a whole. */
const LIST_LIMIT = 1_000;

/**
 * The price list, by name, then by day.
 *
 * Refuses: `NotPermitted`, `InvalidInput` (a day that does not exist).
 */
export function readOffers(db: Database, ctx: Ctx, question: OffersQuestion = {}): Promise<Offer[] | Refusal> {
  return answered(async () => {
    may(ctx, 'readPriceList');
    if (question.on !== undefined && !isDay(question.on)) {
      refuse(new InvalidInput('on', 'That day does not exist.', 'Write it as 2026-11-18.'));
    }
    return db.read(ctx.organizationId, (query) =>
      query.rows<Offer>(
        `select ${OFFER_COLUMNS} from offer o
         where o.organization_id = $1 and o.voided_at is null and ($3::text is null or o.currency = $3)
           and ($2::date is null or (o.held_from <= $2 and (o.held_until is null or o.held_until > $2)))
         order by o.name collate names, o.currency, o.held_from, o.id limit ${LIST_LIMIT}`,
        [ctx.organizationId, question.on ?? null, question.currency ?? null],
      ),
    );
  });
}

/** Offers by id, for many rows at once; also those no longer on the list, because what was sold from them names them. */
export async function offersById(
  query: Query,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, Offer>> {
  const rows = await query.rows<Offer>(
    `select ${OFFER_COLUMNS} from offer o where o.organization_id = $1 and o.id = any ($2::uuid[])`,
    [organizationId, ids],
  );
  return new Map(rows.map((offer) => [offer.id, offer]));
}
