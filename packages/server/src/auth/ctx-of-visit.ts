import type { Database } from '../db/index.ts';
import { NotSignedIn } from '../kernel/index.ts';
import { staffOfUser } from './auth.read.ts';
import type { Ctx } from './ctx.ts';
import { visitOf } from './visits.ts';

/** The request that a context is made for. */
export interface Asked {
  readonly requestId: string;
  readonly now: Date;
}

/**
 * As whom a request is made: the visit's person in the chosen organization, with the roles that hold today.
 *
 * Refuses: `NotSignedIn` (no visit, one that ended or ran out, or no place any more).
 */
export async function ctxOfVisit(db: Database, token: string, asked: Asked): Promise<Ctx | NotSignedIn> {
  const visit = await visitOf(db, token, asked.now);
  if (!visit) return new NotSignedIn();
  const { visitId, userId, organizationId } = visit;
  const person = await db.read(organizationId, (query) => staffOfUser(query, organizationId, userId, asked.now));
  if (!person) return new NotSignedIn();
  const { staffId, grants } = person;
  return { organizationId, actor: { kind: 'PERSON', userId, staffId, visitId }, grants, ...asked };
}
