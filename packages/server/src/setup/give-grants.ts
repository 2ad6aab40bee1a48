import { type Ctx, dayOfGrant } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { type Day, InvalidInput, newId, refuse } from '../kernel/index.ts';
import {
  changesBetween,
  datedGrants,
  type DatedGrant,
  type GrantChanges,
  type GrantTerms,
  type HeldGrant,
  type TodayOf,
  whyNotDays,
} from './people.rules.ts';

/** What became of somebody's roles: as they were, as they are now. */
export interface GrantsGiven {
  readonly ended: readonly HeldGrant[];
  readonly moved: GrantChanges['moves'];
  readonly begun: readonly HeldGrant[];
}

/** The roles that a person holds now or will hold, the earliest first. */
export function rolesFromNow(tx: Tx, ctx: Ctx, staffId: string): Promise<HeldGrant[]> {
  return tx.rows<HeldGrant>(
    `select g.id, g.role, g.location_id as "locationId", g.held_from as "from", g.held_until as "until"
     from role_grant g join staff s on s.organization_id = $1 and s.id = g.staff_id
     where g.organization_id = $1 and g.staff_id = $2 and g.voided_at is null
       and (g.held_until is null or g.held_until > ${dayOfGrant('$3')})
       and not exists (select from location l where l.organization_id = $1 and l.id = g.location_id and l.voided_at is not null)
     order by g.held_from, g.created_at, g.id`,
    [tx.organizationId, staffId, ctx.now],
  );
}

async function todays(tx: Tx, ctx: Ctx, staffId: string, grants: readonly GrantTerms[]): Promise<TodayOf> {
  const ids = [...new Set(grants.map(({ locationId }) => locationId))];
  const days = await tx.rows<{ locationId: string | null; today: Day }>(
    `select g.location_id as "locationId", ${dayOfGrant('$3')} as today
     from staff s, unnest($4::uuid[]) as g (location_id) where s.organization_id = $1 and s.id = $2`,
    [tx.organizationId, staffId, ctx.now, ids],
  );
  const byId = new Map(days.map(({ locationId, today }) => [locationId, today]));
  return (locationId) => byId.get(locationId) ?? '';
}

/** Takes roles away at once: what began today or later never was, the rest ended yesterday. */
export async function endGrants(tx: Tx, ctx: Ctx, staffId: string, ends: readonly HeldGrant[]): Promise<void> {
  if (ends.length === 0) return;
  await tx.rows(
    `update role_grant g set
       voided_at = case when g.held_from >= ${dayOfGrant('$3')} then $3::timestamptz end,
       held_until = case when g.held_from >= ${dayOfGrant('$3')} then g.held_until else ${dayOfGrant('$3')} end
     from staff s where g.organization_id = $1 and g.staff_id = $2 and s.organization_id = $1 and s.id = g.staff_id
       and g.voided_at is null and g.id = any ($4::uuid[])`,
    [tx.organizationId, staffId, ctx.now, ends.map(({ id }) => id)],
  );
}

/** Puts roles back as they were before an act: what it gave was never held, what it took or moved holds as it did. */
export async function putGrantsBack(tx: Tx, ctx: Ctx, { ended, moved, begun }: GrantsGiven): Promise<void> {
  await tx.rows('update role_grant set voided_at = $3 where organization_id = $1 and id = any ($2::uuid[])', [
    tx.organizationId,
    begun.map(({ id }) => id),
    ctx.now,
  ]);
  const back = [...ended, ...moved.map(({ id, untilBefore }) => ({ id, until: untilBefore }))];
  await tx.rows(
    `update role_grant g set voided_at = null, held_until = back.until
     from unnest($2::uuid[], $3::date[]) as back (id, until) where g.organization_id = $1 and g.id = back.id`,
    [tx.organizationId, back.map(({ id }) => id), back.map(({ until }) => until)],
  );
}

async function moveEnds(tx: Tx, moves: GrantChanges['moves']): Promise<void> {
  if (moves.length === 0) return;
  await tx.rows(
    `update role_grant g set held_until = moved.until from unnest($2::uuid[], $3::date[]) as moved (id, until)
     where g.organization_id = $1 and g.id = moved.id`,
    [tx.organizationId, moves.map(({ id }) => id), moves.map(({ until }) => until)],
  );
}

async function beginGrants(tx: Tx, staffId: string, begins: readonly DatedGrant[]): Promise<HeldGrant[]> {
  const begun = begins.map((grant) => ({ id: newId(), ...grant }));
  if (begun.length === 0) return begun;
  await tx.rows(
    `insert into role_grant (organization_id, id, staff_id, role, location_id, held_from, held_until)
     select $1, g.id, $2, g.role, g.location_id, g.held_from, g.held_until
     from unnest($3::uuid[], $4::text[], $5::uuid[], $6::date[], $7::date[]) as g (id, role, location_id, held_from, held_until)`,
    [
      tx.organizationId,
      staffId,
      begun.map(({ id }) => id),
      begun.map(({ role }) => role),
      begun.map(({ locationId }) => locationId),
      begun.map(({ from }) => from),
      begun.map(({ until }) => until),
    ],
  );
  return begun;
}

/**
 * Makes these the roles of a locked person, from today on: what is left out ends now, what is new begins on its day. Days
 * are the location's own. Refuses `InvalidInput` (a day that is over, a role twice on one day).
 */
export async function giveGrants(
  tx: Tx,
  ctx: Ctx,
  staffId: string,
  wanted: readonly GrantTerms[],
): Promise<GrantsGiven> {
  const held = await rolesFromNow(tx, ctx, staffId);
  const todayOf = await todays(tx, ctx, staffId, wanted);
  const dated = datedGrants(wanted, held, todayOf);
  const why = whyNotDays(dated, held, todayOf);
  if (why !== null) refuse(new InvalidInput('grants', why, 'Choose other days.'));
  const { ends, moves, begins } = changesBetween(held, dated);
  await endGrants(tx, ctx, staffId, ends);
  await moveEnds(tx, moves);
  return { ended: ends, moved: moves, begun: await beginGrants(tx, staffId, begins) };
}
