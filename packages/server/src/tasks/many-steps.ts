import { recordMany, type Happening } from '../activity/index.ts';
import { may, type Ctx, type Operation, type Reach } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { dayAt, InvalidInput, isId, newId, refuse, type Day } from '../kernel/index.ts';
import { membersWithin } from '../members/index.ts';
import { placesOf } from '../trainers/index.ts';
import { ownerOf } from './open-step.ts';
import { NotForAll } from './tasks.refusals.ts';

/** So many members one act is about at most. */
export const MOST_AT_ONCE = 200;

/** A member whom an act on many is about, locked, and the day it is where they belong. */
export interface OneOfMany {
  readonly memberId: string;
  readonly locationId: string;
  readonly today: Day;
}

/** The members asked for, each once. Refuses `InvalidInput` for none, for too many and for what is no id. */
function idsOf(memberIds: readonly string[]): string[] {
  const ids = [...new Set(memberIds)];
  const mend = `Name 1 to ${MOST_AT_ONCE} members.`;
  if (ids.length === 0) refuse(new InvalidInput('memberIds', 'Nobody is named.', mend));
  if (ids.length > MOST_AT_ONCE) refuse(new InvalidInput('memberIds', `These are ${ids.length} members.`, mend));
  return ids;
}

/**
 * All of these members, living and within reach, locked in one order. Refuses `NotPermitted`, `InvalidInput` (none, more than
 * 200), `NotForAll` naming those who are not there or not the actor's.
 */
export async function lockMany(
  tx: Tx,
  ctx: Ctx,
  operation: Operation,
  memberIds: readonly string[],
): Promise<OneOfMany[]> {
  const ids = idsOf(memberIds);
  const parameters: unknown[] = [ctx.organizationId, ids.filter(isId)];
  const scope = membersWithin(may(ctx, operation), { id: 'm.id', home: 'm.home_location_id' }, parameters);
  const found = await tx.rows<{ id: string; home: string }>(
    `select m.id, m.home_location_id as home from member m
     where m.organization_id = $1 and m.id = any ($2::uuid[]) and m.voided_at is null and ${scope} order by m.id for no key update of m`,
    parameters,
  );
  const there = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !there.has(id));
  if (missing.length > 0)
    refuse(
      new NotForAll(
        missing.map((memberId) => ({ memberId, reason: 'There is no such member, or it is not yours to see.' })),
      ),
    );
  const places = new Map(
    (
      await placesOf(
        tx,
        ctx.organizationId,
        found.map(({ home }) => home),
      )
    ).map((place) => [place.id, place]),
  );
  return found.map(({ id, home }) => ({
    memberId: id,
    locationId: home,
    today: dayAt(ctx.now, places.get(home)?.timeZone ?? 'UTC'),
  }));
}

/** Who takes the step at each of these locations (the rule is `ownerOf`). Refuses `NotFound`, `InvalidInput`. */
export async function ownersAt(
  tx: Tx,
  reach: Reach,
  locationIds: readonly string[],
  ownerStaffId: string | null,
): Promise<ReadonlyMap<string, string | null>> {
  const owners = new Map<string, string | null>();
  for (const locationId of new Set(locationIds))
    owners.set(locationId, await ownerOf(tx, reach, locationId, ownerStaffId));
  return owners;
}

/**
 * Writes one act for all, which undo is asked with, and one for each member, which their stories tell. Returns the id of the
 * one for all.
 */
export async function recordForAll(tx: Tx, ctx: Ctx, verb: string, each: readonly Happening[]): Promise<string> {
  const acts = await recordMany(tx, ctx, each);
  const stepIds = each.map(({ subject }) => subject.id);
  const places = new Set(each.map(({ locationId }) => locationId ?? null));
  const [locationId = null] = places;
  const [activityId = ''] = await recordMany(tx, ctx, [
    {
      verb,
      subject: { kind: 'next_steps', id: newId() },
      // At several locations it happened at none of them alone.
      locationId: places.size === 1 ? locationId : null,
      facts: { acts, stepIds },
    },
  ]);
  return activityId;
}
