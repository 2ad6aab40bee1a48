import { type Ctx, dayOfGrant, grantsOfStaff, heldAt, type Grant, type Reach, whoMay } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { InvalidInput, isId, NotFound, NotPermitted, refuse } from '../kernel/index.ts';
import { type GrantTerms, mayHandleGrant, whyNotGrants } from './people.rules.ts';
import { LastOwner } from './setup.refusals.ts';

/** A person of the staff, locked, with the roles held now. */
export interface LockedPerson {
  readonly staffId: string;
  readonly userId: string | null;
  readonly email: string | null;
  readonly homeLocationId: string | null;
  readonly grants: readonly Grant[];
}

/**
 * Locks a person that this reach may handle. Whom a manager has nothing to do with is not there for them; whose roles go
 * further than theirs is not theirs to touch. Refuses: `NotFound`, `NotPermitted`.
 */
export async function lockPerson(tx: Tx, ctx: Ctx, reach: Reach, staffId: string): Promise<LockedPerson> {
  const person = isId(staffId)
    ? await tx.one<Omit<LockedPerson, 'grants'>>(
        `select s.id as "staffId", s.user_id as "userId", s.email, s.home_location_id as "homeLocationId"
         from staff s where s.organization_id = $1 and s.id = $2 and s.voided_at is null for update`,
        [tx.organizationId, staffId],
      )
    : null;
  if (!person) return refuse(new NotFound('person'));
  const grants = await grantsOfStaff(tx, tx.organizationId, staffId, ctx.now);
  if (reach.extent !== 'ALL') {
    const here = (locationId: string | null) =>
      reach.extent === 'LOCATIONS' && locationId !== null && reach.locationIds.includes(locationId);
    if (!here(person.homeLocationId) && !grants.some(({ locationId }) => here(locationId)))
      refuse(new NotFound('person'));
    if (!grants.every((grant) => mayHandleGrant(reach, grant))) {
      refuse(new NotPermitted('This person’s roles reach further than yours. Ask an owner.', whoMay('openLocation')));
    }
  }
  return { ...person, grants };
}

/** Refuses roles that can not be given, or not by this reach: `InvalidInput`, `NotPermitted`, `NotFound` (a location). */
export async function refuseGrants(tx: Tx, reach: Reach, grants: readonly GrantTerms[]): Promise<void> {
  const why = whyNotGrants(grants);
  if (why !== null) refuse(new InvalidInput('grants', why, 'Choose a role and its location.'));
  const locationIds = [...new Set(grants.flatMap(({ locationId }) => (locationId === null ? [] : [locationId])))];
  const known = locationIds.every(isId)
    ? await tx.rows(
        'select id from location where organization_id = $1 and id = any ($2::uuid[]) and voided_at is null',
        [tx.organizationId, locationIds],
      )
    : [];
  const reachable = reach.extent !== 'LOCATIONS' || locationIds.every((id) => reach.locationIds.includes(id));
  if (known.length < locationIds.length || !reachable) refuse(new NotFound('location'));
  if (!grants.every((grant) => mayHandleGrant(reach, grant))) {
    refuse(
      new NotPermitted(
        'A manager gives the roles of trainers and of the front desk at own locations.',
        whoMay('openLocation'),
      ),
    );
  }
}

/** Gives roles from today on, by the location's day. */
export async function beginGrants(
  tx: Tx,
  ctx: Ctx,
  staffId: string,
  grants: readonly Grant[],
  newGrantId: () => string,
): Promise<void> {
  await tx.rows(
    `insert into role_grant (organization_id, id, staff_id, role, location_id, held_from)
     select $1, g.id, s.id, g.role, g.location_id, ${dayOfGrant('$3')}
     from staff s, unnest($4::uuid[], $5::text[], $6::uuid[]) as g (id, role, location_id)
     where s.organization_id = $1 and s.id = $2`,
    [
      tx.organizationId,
      staffId,
      ctx.now,
      grants.map(newGrantId),
      grants.map(({ role }) => role),
      grants.map(({ locationId }) => locationId),
    ],
  );
}

/** Takes roles away at once: what began today or later never was, the rest ended yesterday. */
export async function endGrants(tx: Tx, ctx: Ctx, staffId: string, grants: readonly Grant[] | 'ALL'): Promise<void> {
  const some = grants === 'ALL' ? null : grants.map(({ role, locationId }) => `${role} ${locationId ?? ''}`);
  await tx.rows(
    `update role_grant g set
       voided_at = case when g.held_from >= ${dayOfGrant('$3')} then $3::timestamptz end,
       held_until = case when g.held_from >= ${dayOfGrant('$3')} then g.held_until else ${dayOfGrant('$3')} end
     from staff s where g.organization_id = $1 and g.staff_id = $2 and s.organization_id = $1 and s.id = g.staff_id and g.voided_at is null
       and (g.held_until is null or g.held_until > ${dayOfGrant('$3')})
       and ($4::text[] is null or g.role || ' ' || coalesce(g.location_id::text, '') = any ($4::text[]))`,
    [tx.organizationId, staffId, ctx.now, some],
  );
}

/** Refuses with `LastOwner` when nobody is left who owns the organization and can sign in. Two such changes wait for each other. */
export async function refuseWithoutOwner(tx: Tx, ctx: Ctx): Promise<void> {
  // Every insert holds the organization's key already: a full lock on it would set two such changes against each other.
  await tx.rows('select 1 as one from organization where organization_id = $1 for no key update', [tx.organizationId]);
  const owner = await tx.one(
    `select s.id from role_grant g join staff s on s.organization_id = $1 and s.id = g.staff_id and s.voided_at is null and s.user_id is not null
     where g.organization_id = $1 and g.role = 'OWNER' and ${heldAt('$2')} limit 1`,
    [tx.organizationId, ctx.now],
  );
  if (!owner) refuse(new LastOwner());
}
