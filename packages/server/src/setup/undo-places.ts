import { type Act, laterOn, NotUndoable, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import { type Ctx, may, whoMay } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { NotPermitted, refuse } from '../kernel/index.ts';
import type { Location, LocationTerms } from '../organizations/index.ts';
import { lockLocation, writeLocation } from './location-row.ts';

/** The location of an act, locked, once nothing that came later rests on the act. */
async function unbuilt(tx: Tx, act: Act): Promise<Location> {
  const location = await lockLocation(tx, act.subjectId);
  refuseIfBuiltOn(await laterOn(tx, act));
  return location ?? refuse(new NotUndoable('This location is closed already.'));
}

/** The location was never opened. Whatever happened there keeps it. */
async function undoOpenLocation(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  may(ctx, 'openLocation');
  const { id } = await unbuilt(tx, act);
  const facts = await tx.rows<{ what: string }>('select what from facts_of_location($1, $2)', [tx.organizationId, id]);
  refuseIfBuiltOn(facts.map(({ what }) => what));
  await tx.rows('update location set voided_at = $3, version = version + 1 where organization_id = $1 and id = $2', [
    tx.organizationId,
    id,
    ctx.now,
  ]);
}

/** The location says again what it said. Facts keep the zone and the currency they were judged in, as with any change. */
async function undoChangeLocation(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const reach = may(ctx, 'changeLocation');
  const before = act.facts['before'] as Partial<LocationTerms>;
  if (reach.extent !== 'ALL' && Object.keys(before).some((field) => field !== 'leagueVisible')) {
    refuse(new NotPermitted('Only an owner may change more than the policies of a location.', whoMay('openLocation')));
  }
  const now = await unbuilt(tx, act);
  if (!(await writeLocation(tx, now.id, { ...now, ...before }))) {
    refuseIfBuiltOn(['another location, which took the name']);
  }
}

/** How an opening and a change of a location are undone. */
export const placeUndoers: Undoers = {
  'location.opened': undoOpenLocation,
  'location.changed': undoChangeLocation,
};
