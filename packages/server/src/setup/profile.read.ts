import { type Ctx, VISIT_IDLE_HOURS } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { NotFound, refuse } from '../kernel/index.ts';
import { ownProfile } from './profile.policy.ts';

/** A person as they keep themselves. */
export interface Profile {
  /** Of the place in this organization. */
  readonly id: string;
  /** What they sign in with. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly passwordSetAt: Date | null;
  /** Of the name: whoever changes it says which one they looked at. */
  readonly version: number;
}

/** An open visit of one's own. */
export interface OwnVisit {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly startedAt: Date;
  /** To the minute. */
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  /** What the browser called itself. */
  readonly userAgent: string | null;
  /** The one that is asked from. */
  readonly isThis: boolean;
}

/** One's own profile. Refuses (thrown): `NotPermitted`. */
export async function readProfile(db: Database, ctx: Ctx): Promise<Profile> {
  const { userId, staffId } = ownProfile(ctx);
  const profile = await db.read(ctx.organizationId, (query) =>
    query.one<Profile>(
      `select s.id, u.email, s.first_name as "firstName", s.last_name as "lastName",
         u.password_set_at as "passwordSetAt", s.version
       from staff s, user_password($3) u where s.organization_id = $1 and s.id = $2 and s.voided_at is null`,
      [ctx.organizationId, staffId, userId],
    ),
  );
  return profile ?? refuse(new NotFound('person'));
}

/** One's own open visits in every organization, the last seen first, at most 100. Refuses (thrown): `NotPermitted`. */
export async function readOwnVisits(db: Database, ctx: Ctx): Promise<OwnVisit[]> {
  const { userId, visitId } = ownProfile(ctx);
  return db.global.rows<OwnVisit>(
    `select visit_id as id, organization_id as "organizationId", organization_name as "organizationName",
       started_at as "startedAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", address, user_agent as "userAgent",
       visit_id = $3 as "isThis"
     from visit_list($1, $2, make_interval(hours => $4))`,
    [userId, ctx.now, visitId, VISIT_IDLE_HOURS],
  );
}
