import { type ApiScope, type Ctx, may, staffOf } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
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

/** The locations whose terms the actor may change, by name. Refuses (thrown): `NotPermitted`. */
export async function readLocationSettings(db: Database, ctx: Ctx): Promise<Location[]> {
  const reach = may(ctx, 'changeLocation');
  const ids = reach.extent === 'ALL' ? null : reach.locationIds;
  return db.read(ctx.organizationId, (query) => locationsOf(query, ctx.organizationId, ids));
}

/** An API key as its owner sees it later: never the secret. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBecause: string | null;
  readonly lastUsedAt: Date | null;
}

/** The organization's keys by name, at most 500, the revoked ones too. Refuses (thrown): `NotPermitted`. */
export async function readApiKeys(db: Database, ctx: Ctx): Promise<ApiKey[]> {
  may(ctx, 'manageKeys');
  return db.read(ctx.organizationId, (query) =>
    query.rows<ApiKey>(
      `select k.id, k.name, k.scopes, k.created_at as "createdAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.revoked_because as "revokedBecause",
         k.last_used_at as "lastUsedAt"
       from api_key k where k.organization_id = $1 and k.voided_at is null order by k.name, k.id limit 500`,
      [ctx.organizationId],
    ),
  );
}
