import { type ApiScope, type Ctx, type Grant, heldAt, may, staffOf } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { InvalidInput, refuse } from '../kernel/index.ts';
import { type Location, locationsOf } from '../organizations/index.ts';

/** The locations that any of the actor's roles is held at: null stands for all of them. */
function locationsInScope(ctx: Ctx): readonly string[] | null {
  if (ctx.actor.kind !== 'PERSON' && staffOf(ctx) === null) return null;
  if (ctx.grants.some(({ locationId }) => locationId === null)) return null;
  return [...new Set(ctx.grants.flatMap(({ locationId }) => (locationId === null ? [] : [locationId])))];
}

/** The open locations in the actor's scope, by name. */
export function readLocations(db: Database, ctx: Ctx): Promise<Location[]> {
  return db.read(ctx.organizationId, (query) => locationsOf(query, ctx.organizationId, locationsInScope(ctx)));
}

/** A person of the staff with the roles held today. */
export interface Person {
  readonly staffId: string;
  readonly name: string;
  readonly email: string | null;
  readonly homeLocationId: string | null;
  readonly isTrainer: boolean;
  /** INVITED: a place, but no password yet. NONE: on the staff list only. */
  readonly signIn: 'NONE' | 'INVITED' | 'ACTIVE';
  readonly grants: readonly Grant[];
}

/** A page of people. */
export interface PeoplePage {
  readonly people: readonly Person[];
  readonly hasNextPage: boolean;
}

function peopleRows(
  query: Query,
  ctx: Ctx,
  page: { first: number; after: string | null },
  locationIds: readonly string[] | null,
) {
  return query.rows<Person>(
    `select s.id as "staffId", btrim(s.first_name || ' ' || s.last_name) as name, s.email, s.home_location_id as "homeLocationId",
       s.is_trainer as "isTrainer",
       case when s.user_id is null or not exists (select from place_list(s.user_id) p where p.organization_id = $1) then 'NONE'
         when user_has_password(s.user_id) then 'ACTIVE' else 'INVITED' end as "signIn",
       coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'locationId', g.location_id) order by g.created_at, g.id)
         from role_grant g where g.organization_id = $1 and g.staff_id = s.id and ${heldAt('$2')}), '[]') as grants
     from staff s
     where s.organization_id = $1 and s.voided_at is null
       and ($3::uuid[] is null or s.home_location_id = any ($3::uuid[]) or exists (
         select from role_grant g where g.organization_id = $1 and g.staff_id = s.id and g.location_id = any ($3::uuid[]) and ${heldAt('$2')}))
       and ($4::uuid is null or (s.name_key, s.id) > (select a.name_key, a.id from staff a where a.organization_id = $1 and a.id = $4::uuid))
     order by s.name_key, s.id limit $5`,
    [ctx.organizationId, ctx.now, locationIds, page.after, page.first + 1],
  );
}

/**
 * The people in reach, by name; `after` is the last staff id seen. A manager sees those of own locations.
 *
 * Refuses (thrown): `NotPermitted`, `InvalidInput` (a page of 1 to 100).
 */
export async function readPeople(
  db: Database,
  ctx: Ctx,
  page: { first: number; after: string | null },
): Promise<PeoplePage> {
  const reach = may(ctx, 'readPeople');
  const { first } = page;
  if (!Number.isInteger(first) || first < 1 || first > 100) {
    refuse(new InvalidInput('first', `A page has 1 to 100 people, not ${first}.`, 'Ask for 1 to 100.'));
  }
  const locationIds = reach.extent === 'ALL' ? null : reach.locationIds;
  const found = await db.read(ctx.organizationId, (query) => peopleRows(query, ctx, page, locationIds));
  return { people: found.slice(0, first), hasNextPage: found.length > first };
}

/** An API key as its owner sees it later: never the secret. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** The organization's keys by name, at most 500, the revoked ones too. Refuses (thrown): `NotPermitted`. */
export async function readApiKeys(db: Database, ctx: Ctx): Promise<ApiKey[]> {
  may(ctx, 'manageKeys');
  return db.read(ctx.organizationId, (query) =>
    query.rows<ApiKey>(
      `select k.id, k.name, k.scopes, k.created_at as "createdAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
         k.last_used_at as "lastUsedAt"
       from api_key k where k.organization_id = $1 order by k.name, k.id limit 500`,
      [ctx.organizationId],
    ),
  );
}
