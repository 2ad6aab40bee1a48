import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, newId, refuse, type Refusal } from '../kernel/index.ts';
import { type LocationTerms, whyNotLocation } from '../organizations/index.ts';
import { NameTaken } from './setup.refusals.ts';

/** The answer to a new location. */
export interface LocationOpened {
  readonly type: 'LocationOpened';
  readonly locationId: string;
  readonly activityId: string;
}

/** A new location; the policies start out closed. */
export type OpenLocationInput = Omit<LocationTerms, 'leagueVisible' | 'discountLimitBp'> &
  Partial<Pick<LocationTerms, 'leagueVisible' | 'discountLimitBp'>>;

/**
 * Opens a location.
 *
 * Refuses: `NotPermitted`, `InvalidInput` (name, time zone, currency, country, discount limit), `NameTaken`.
 */
export function openLocation(
  db: Database,
  ctx: Ctx,
  input: OpenLocationInput,
  idempotencyKey: string,
): Promise<LocationOpened | Refusal> {
  return command(db, ctx, { operation: 'openLocation', idempotencyKey, input }, async (tx): Promise<LocationOpened> => {
    may(ctx, 'openLocation');
    const terms: LocationTerms = { leagueVisible: false, discountLimitBp: 0, ...input, name: input.name.trim() };
    const fault = whyNotLocation(terms);
    if (fault) refuse(new InvalidInput(fault.field, fault.message, fault.mend));
    const locationId = newId();
    const opened = await tx.rows(
      `insert into location (organization_id, id, name, time_zone, currency, country, league_visible, discount_limit_bp)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (organization_id, name_key) where voided_at is null do nothing returning id`,
      [
        tx.organizationId,
        locationId,
        terms.name,
        terms.timeZone,
        terms.currency,
        terms.country,
        terms.leagueVisible,
        terms.discountLimitBp,
      ],
    );
    if (opened.length === 0) refuse(new NameTaken('a location', terms.name));
    const activityId = await record(tx, ctx, {
      verb: 'location.opened',
      subject: { kind: 'location', id: locationId },
      locationId,
    });
    return { type: 'LocationOpened', locationId, activityId };
  });
}
