import type { Database } from '../db/index.ts';
import { isId, NotFound, NotSignedIn } from '../kernel/index.ts';
import { hashOf, newToken } from './secrets.ts';
import type { SignedIn } from './sign-in.ts';
import { visitOf } from './visits.ts';

/** An organization in which a user has a place. */
export interface Place {
  readonly organizationId: string;
  readonly name: string;
}

/** The organizations that a user may choose from. */
export function placesOf(db: Database, userId: string): Promise<Place[]> {
  return db.global.rows<Place>('select organization_id as "organizationId", name from place_list($1)', [userId]);
}

/**
 * Goes on in another organization. Rights change with it, so the token does too and the old one is dead.
 *
 * Refuses: `NotSignedIn`, `NotFound` (no such organization, or no place in it).
 */
export async function chooseOrganization(
  db: Database,
  input: { readonly token: string; readonly organizationId: string; readonly now: Date },
): Promise<SignedIn | NotSignedIn | NotFound> {
  const visit = await visitOf(db, input.token, input.now);
  if (!visit) return new NotSignedIn();
  if (!isId(input.organizationId)) return new NotFound('organization');
  const token = newToken();
  const turned = await db.global.one<{ turned: boolean }>('select visit_rotate($1, $2, $3) as turned', [
    visit.visitId,
    hashOf(token),
    input.organizationId,
  ]);
  if (!turned?.turned) return new NotFound('organization');
  return {
    type: 'SignedIn',
    token,
    visitId: visit.visitId,
    userId: visit.userId,
    organizationId: input.organizationId,
  };
}
