import { command, record } from '../activity/index.ts';
import { type Ctx, isWithinReach, may, whoMay } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { ChangedMeanwhile, InvalidInput, isId, NotFound, NotPermitted, refuse, type Refusal } from '../kernel/index.ts';
import { type Location, LOCATION_COLUMNS, type LocationTerms, whyNotLocation } from '../organizations/index.ts';
import { NameTaken } from './setup.refusals.ts';

/** The answer to a changed location. */
export interface LocationChanged {
  readonly type: 'LocationChanged';
  readonly locationId: string;
  readonly version: number;
  readonly activityId: string;
}

/** What changes; `version` is the one that the person looked at. */
export type ChangeLocationInput = { readonly locationId: string; readonly version: number } & Partial<LocationTerms>;

async function lockLocation(tx: Tx, id: string): Promise<Location | null> {
  return tx.one<Location>(
    `select ${LOCATION_COLUMNS} from location l where l.organization_id = $1 and l.id = $2 and l.voided_at is null for update`,
    [tx.organizationId, id],
  );
}

async function write(tx: Tx, id: string, terms: LocationTerms): Promise<void> {
  // Two that take one name at once: the second waits here and then finds it taken.
  await tx.rows('select 1 as one from organization where organization_id = $1 for no key update', [tx.organizationId]);
  const other = await tx.rows(
    'select id from location where organization_id = $1 and name_key = fold_text($3) and id <> $2 and voided_at is null',
    [tx.organizationId, id, terms.name],
  );
  if (other.length > 0) refuse(new NameTaken('a location', terms.name));
  await tx.rows(
    `update location set name = $3, time_zone = $4, currency = $5, country = $6, league_visible = $7, discount_limit_bp = $8,
       version = version + 1 where organization_id = $1 and id = $2`,
    [
      tx.organizationId,
      id,
      terms.name,
      terms.timeZone,
      terms.currency,
      terms.country,
      terms.leagueVisible,
      terms.discountLimitBp,
    ],
  );
}

/**
 * Changes a location: an owner everything, a manager of it only whether trainers see each other's figures. Facts keep the
 * zone and the currency that they were judged in.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ChangedMeanwhile`, `InvalidInput`, `NameTaken`.
 */
export function changeLocation(
  db: Database,
  ctx: Ctx,
  input: ChangeLocationInput,
  idempotencyKey: string,
): Promise<LocationChanged | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'changeLocation', idempotencyKey, input },
    async (tx): Promise<LocationChanged> => {
      const reach = may(ctx, 'changeLocation');
      const { locationId, version, ...changes } = input;
      const before = isId(locationId) ? await lockLocation(tx, locationId) : null;
      if (!before || !isWithinReach(reach, { locationId, own: [] })) return refuse(new NotFound('location'));
      if (before.version !== version) refuse(new ChangedMeanwhile('location'));
      const asked = Object.entries(changes).filter(([, value]) => value !== undefined);
      if (reach.extent !== 'ALL' && asked.some(([field]) => field !== 'leagueVisible')) {
        refuse(
          new NotPermitted('Only an owner may change more than the policies of a location.', whoMay('openLocation')),
        );
      }
      const terms: LocationTerms = { ...before, ...Object.fromEntries(asked) };
      const fault = whyNotLocation(terms);
      if (fault) refuse(new InvalidInput(fault.field, fault.message, fault.mend));
      await write(tx, locationId, terms);
      const facts = { fields: asked.map(([field]) => field), version: version + 1 };
      const activityId = await record(tx, ctx, {
        verb: 'location.changed',
        subject: { kind: 'location', id: locationId },
        locationId,
        facts,
      });
      return { type: 'LocationChanged', locationId, version: version + 1, activityId };
    },
  );
}
