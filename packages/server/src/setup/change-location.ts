import { command, record } from '../activity/index.ts';
import { type Ctx, isWithinReach, may, whoMay } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { ChangedMeanwhile, InvalidInput, isId, NotFound, NotPermitted, refuse, type Refusal } from '../kernel/index.ts';
import { type LocationTerms, whyNotLocation } from '../organizations/index.ts';
import { lockLocation, writeLocation } from './location-row.ts';
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
      if (!(await writeLocation(tx, locationId, terms))) refuse(new NameTaken('a location', terms.name));
      const then = Object.fromEntries(asked.map(([field]) => [field, before[field as keyof LocationTerms]]));
      const facts = { before: then, version: version + 1 };
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
