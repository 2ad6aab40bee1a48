import { type Ctx, dayOfGrant, type Reach, whoMay } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { InvalidInput, isId, NotFound, NotPermitted, refuse } from '../kernel/index.ts';
import { rolesFromNow } from './give-grants.ts';
import { type GrantTerms, type HeldGrant, mayHandleGrant, whyNotGrants } from './people.rules.ts';
import { LastOwner } from './setup.refusals.ts';

/** A person of the staff, locked, with the roles held now and those to come. */
export interface LockedPerson {
  readonly staffId: string;
  readonly userId: string | null;
  readonly email: string | null;
  readonly homeLocationId: string | null;
  readonly grants: readonly HeldGrant[];
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
  const grants = await rolesFromNow(tx, ctx, staffId);
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
        'select id from location where organization_id = $1 and id = any ($2::uuid[]) and voided_at is null for key share',
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

/**
 * Refuses with `LastOwner` unless on every day from today on somebody owns the organization and can sign in. Two such
 * changes wait for each other.
 */
export async function refuseWithoutOwner(tx: Tx, ctx: Ctx): Promise<void> {
  // Every insert holds the organization's key already: a full lock on it would set two such changes against each other.
  await tx.rows('select 1 as one from organization where organization_id = $1 for no key update', [tx.organizationId]);
  const owned = await tx.one<{ always: boolean | null }>(
    `select range_agg(daterange(g.held_from, g.held_until)) @> daterange(max(${dayOfGrant('$2')}), null) as always
     from role_grant g join staff s on s.organization_id = $1 and s.id = g.staff_id and s.voided_at is null and s.user_id is not null
     where g.organization_id = $1 and g.role = 'OWNER' and g.voided_at is null`,
    [tx.organizationId, ctx.now],
  );
  if (!owned?.always) refuse(new LastOwner());
}
