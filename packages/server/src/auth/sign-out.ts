import type { Database } from '../db/index.ts';
import { NotSignedIn } from '../kernel/index.ts';
import { visitOf } from './visits.ts';

/** The answer to a sign-out. */
export interface SignedOut {
  readonly type: 'SignedOut';
  readonly everywhere: boolean;
}

/** Ends this visit. Refuses: `NotSignedIn`. */
export async function signOut(db: Database, token: string, now: Date): Promise<SignedOut | NotSignedIn> {
  const visit = await visitOf(db, token, now);
  if (!visit) return new NotSignedIn();
  await db.global.rows('select visit_end($1, $2)', [visit.visitId, now]);
  return { type: 'SignedOut', everywhere: false };
}

/** Ends every visit of the person, on every device and in every organization. Refuses: `NotSignedIn`. */
export async function signOutEverywhere(db: Database, token: string, now: Date): Promise<SignedOut | NotSignedIn> {
  const visit = await visitOf(db, token, now);
  if (!visit) return new NotSignedIn();
  await db.global.rows('select visits_end($1, $2)', [visit.userId, now]);
  return { type: 'SignedOut', everywhere: true };
}
