import type { Database } from '../db/index.ts';
import {
  locationsByIds,
  type LocationLine,
  locationsOf,
  organizationNamed,
  staffByIds,
} from '../organizations/index.ts';
import { placesOf } from './choose-organization.ts';
import type { Ctx } from './ctx.ts';
import { type HomePage, homePageOf, permittedOperations } from './home-page.rules.ts';
import { ROLES, type Role } from './role.ts';

/** Who is signed in, as the app greets them. */
export interface Viewer {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly staffId: string;
  readonly organization: { readonly id: string; readonly name: string };
  /** The others that this person may go on in. */
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly Role[];
  readonly grants: readonly { readonly role: Role; readonly location: LocationLine | null }[];
  /** The locations at which this person holds a role; all where one is held everywhere. */
  readonly locations: readonly LocationLine[];
  readonly homePage: HomePage;
  readonly may: readonly string[];
}

/** The person behind a request; null for an API key or a job, who are nobody to greet. */
export async function readViewer(db: Database, ctx: Ctx): Promise<Viewer | null> {
  const { actor, organizationId, grants } = ctx;
  if (actor.kind !== 'PERSON') return null;
  const roles = ROLES.filter((role) => grants.some((grant) => grant.role === role));
  const heldAt = grants.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]));
  const isEverywhere = heldAt.length < grants.length;
  const [places, account] = await Promise.all([
    placesOf(db, actor.userId),
    db.global.one<{ email: string }>('select user_email($1) as email', [actor.userId]),
  ]);
  return db.read(organizationId, async (query) => {
    const [name, staff, named, open] = await Promise.all([
      organizationNamed(query, organizationId),
      staffByIds(query, organizationId, [actor.staffId]),
      locationsByIds(query, organizationId, heldAt),
      locationsOf(query, organizationId, isEverywhere ? null : heldAt),
    ]);
    const locationOf = (id: string | null) => named.find((location) => location.id === id) ?? null;
    return {
      userId: actor.userId,
      email: account?.email ?? '',
      name: staff[0]?.name ?? '',
      staffId: actor.staffId,
      organization: { id: organizationId, name },
      organizations: places
        .filter((place) => place.organizationId !== organizationId)
        .map((place) => ({ id: place.organizationId, name: place.name })),
      roles,
      grants: grants.map((grant) => ({ role: grant.role, location: locationOf(grant.locationId) })),
      locations: open,
      homePage: homePageOf(roles),
      may: permittedOperations(ctx),
    };
  });
}
