import { type Ctx, isEmail, type Reach } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { InvalidInput, newId, present, refuse } from '../kernel/index.ts';
import { giveGrants, type GrantsGiven } from './give-grants.ts';
import { lockPerson, refuseGrants } from './grants.ts';
import type { GrantTerms } from './people.rules.ts';
import { AlreadyInvited } from './setup.refusals.ts';

/** Somebody who gets a place: a new person, or one whom the staff list already knows (`staffId`). */
export interface PersonTerms {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly staffId?: string | null;
  readonly grants: readonly GrantTerms[];
}

/** The person with a place. */
export interface PlacedPerson {
  readonly staffId: string;
  readonly userId: string;
  /** The version of the staff row that was taken over and is kept; null where the staff list did not know them. */
  readonly staffBefore: number | null;
  readonly roles: GrantsGiven;
}

function refuseTerms(terms: PersonTerms): void {
  if (!isEmail(terms.email))
    refuse(new InvalidInput('email', 'This is no e-mail address.', 'Write it like name@club.com.'));
  const name = `${terms.firstName}${terms.lastName}`.trim();
  if (!terms.staffId && (name === '' || name.length > 200)) {
    refuse(
      new InvalidInput('lastName', 'A person has a name of 1 to 200 characters.', 'Write the first and the last name.'),
    );
  }
}

/** The staff row that this address already stands for: the user's own, else one of that e-mail without a user. */
async function knownStaff(tx: Tx, terms: PersonTerms, userId: string): Promise<string | null> {
  const own = await tx.one<{ id: string }>(
    'select id from staff where organization_id = $1 and user_id = $2 and voided_at is null',
    [tx.organizationId, userId],
  );
  if (own) return own.id;
  if (terms.staffId) return terms.staffId;
  const namesakes = await tx.rows<{ id: string }>(
    `select id from staff where organization_id = $1 and lower(btrim(email)) = lower(btrim($2)) and user_id is null and voided_at is null limit 2`,
    [tx.organizationId, terms.email],
  );
  return namesakes.length === 1 ? (namesakes[0]?.id ?? null) : null;
}

/** Keeps what a staff row says now, as this version of it. Returns the version. */
export async function keepStaffVersion(tx: Tx, staffId: string): Promise<number> {
  const kept = await tx.one<{ version: number }>(
    `insert into staff_version (organization_id, staff_id, version, content)
     select s.organization_id, s.id, s.version, jsonb_build_object('user_id', s.user_id, 'email', s.email, 'is_trainer', s.is_trainer,
       'first_name', s.first_name, 'last_name', s.last_name)
     from staff s where s.organization_id = $1 and s.id = $2
     on conflict (organization_id, staff_id, version) do update set content = excluded.content returning version`,
    [tx.organizationId, staffId],
  );
  return present(kept, 'a person who is locked is there').version;
}

async function addStaff(tx: Tx, terms: PersonTerms, userId: string): Promise<string> {
  const staffId = newId();
  const home = terms.grants.find(({ locationId }) => locationId !== null)?.locationId ?? null;
  await tx.rows(
    `insert into staff (organization_id, id, user_id, first_name, last_name, email, home_location_id, is_trainer)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.organizationId,
      staffId,
      userId,
      terms.firstName.trim(),
      terms.lastName.trim(),
      terms.email.trim(),
      home,
      terms.grants.some(({ role }) => role === 'TRAINER'),
    ],
  );
  return staffId;
}

/** Takes over the staff row that is there already, keeping what it said. Returns the version that is kept. */
async function linkStaff(
  tx: Tx,
  ctx: Ctx,
  reach: Reach,
  link: { readonly staffId: string; readonly userId: string; readonly terms: PersonTerms },
): Promise<number> {
  const { staffId, userId, terms } = link;
  const person = await lockPerson(tx, ctx, reach, staffId);
  if (person.userId !== null && person.userId !== userId) refuse(new AlreadyInvited(staffId));
  const before = await keepStaffVersion(tx, staffId);
  await tx.rows(
    `update staff set user_id = $3, email = $4, is_trainer = is_trainer or $5, version = version + 1
     where organization_id = $1 and id = $2`,
    [tx.organizationId, staffId, userId, terms.email.trim(), terms.grants.some(({ role }) => role === 'TRAINER')],
  );
  return before;
}

/**
 * Gives somebody a place with these roles, from today on or from the days they name: links the staff row that is already
 * there (an import brought it, or the person comes back), else adds one.
 *
 * Refuses: `InvalidInput`, `NotFound`, `NotPermitted`, `AlreadyInvited`.
 */
export async function placePerson(tx: Tx, ctx: Ctx, reach: Reach, terms: PersonTerms): Promise<PlacedPerson> {
  refuseTerms(terms);
  await refuseGrants(tx, reach, terms.grants);
  // Two invitations of one address at once: the second waits here and then finds the place taken.
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text || lower(btrim($2)), 0))', [
    `place ${tx.organizationId} `,
    terms.email,
  ]);
  const user = await tx.one<{ id: string }>('select user_ensure($1, $2) as id', [newId(), terms.email]);
  const userId = user?.id ?? '';
  const known = await knownStaff(tx, terms, userId);
  const places = await tx.rows<{ organizationId: string }>(
    'select organization_id as "organizationId" from place_list($1)',
    [userId],
  );
  if (known !== null && places.some(({ organizationId }) => organizationId === tx.organizationId))
    refuse(new AlreadyInvited(known));
  const staffId = known ?? (await addStaff(tx, terms, userId));
  const staffBefore = known === null ? null : await linkStaff(tx, ctx, reach, { staffId, userId, terms });
  const roles = await giveGrants(tx, ctx, staffId, terms.grants);
  await tx.rows('select place_add($1, $2)', [userId, tx.organizationId]);
  return { staffId, userId, staffBefore, roles };
}
