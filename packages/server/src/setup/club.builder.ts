import { type Ctx, ctxOfHouse, ctxOfVisit, type Grant, signIn } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { invariant, isRefusal, newId, type Refusal } from '../kernel/index.ts';
import { addUser } from './add-user.ts';
import { createOrganization } from './create-organization.ts';
import { openLocation } from './open-location.ts';

/** The answer, where a test's world can not be built on a refusal. */
export function granted<Answer>(answer: Answer): Exclude<Answer, Refusal> {
  invariant(!isRefusal(answer), `the world was refused: ${isRefusal(answer) ? answer.message : ''}`);
  return answer as Exclude<Answer, Refusal>;
}

/** Everybody's password in a built club. */
export const PASSWORD = 'correct horse battery';

/** A person of a built club, signed in. */
export interface BuiltPerson {
  readonly email: string;
  readonly staffId: string;
  readonly userId: string;
  readonly token: string;
  readonly ctx: Ctx;
}

/** A club of a test: an organization with two locations. */
export interface BuiltClub {
  readonly organizationId: string;
  readonly house: Ctx;
  readonly downtown: string;
  readonly harbor: string;
  /** Adds a person with these roles and signs them in. */
  person(firstName: string, grants: readonly Grant[]): Promise<BuiltPerson>;
}

/** Founds a club with two locations, Downtown (Denver's time) and Harbor (New York's), at the moment `now`. */
export async function buildClub(db: Database, now: Date, name = `Club ${newId()}`): Promise<BuiltClub> {
  const { organizationId } = granted(await createOrganization(db, { name, now }));
  const house = ctxOfHouse(organizationId, { requestId: 'test', now });
  const open = async (club: string, timeZone: string) =>
    granted(await openLocation(db, house, { name: club, timeZone, currency: 'USD', country: 'US' }, newId()))
      .locationId;
  const downtown = await open('Downtown', 'America/Denver');
  const harbor = await open('Harbor', 'America/New_York');
  const person = async (firstName: string, grants: readonly Grant[]): Promise<BuiltPerson> => {
    const email = `${firstName.toLowerCase()}-${newId()}@club.example`;
    const terms = { email, firstName, lastName: 'Example', grants, password: PASSWORD };
    const { staffId, userId } = granted(await addUser(db, house, terms, newId()));
    const { token } = granted(
      await signIn(db, { email, password: PASSWORD, address: null, userAgent: null, organizationId, now }),
    );
    return { email, staffId, userId, token, ctx: granted(await ctxOfVisit(db, token, { requestId: 'test', now })) };
  };
  return { organizationId, house, downtown, harbor, person };
}
