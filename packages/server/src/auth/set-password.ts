import type { Database } from '../db/index.ts';
import { InvalidInput, Refused, type Refusal, refuse } from '../kernel/index.ts';
import { LinkExpired } from './auth.refusals.ts';
import { whyNotPassword } from './password.rules.ts';
import { hashOf, hashPassword } from './secrets.ts';

/** The answer to a password set. */
export interface PasswordSet {
  readonly type: 'PasswordSet';
  readonly email: string;
}

async function set(db: Database, input: { token: string; password: string; now: Date }): Promise<PasswordSet> {
  const link = await db.global.one<{ email: string }>('select email from link_of($1, $2)', [
    hashOf(input.token),
    input.now,
  ]);
  if (!link) return refuse(new LinkExpired());
  const why = whyNotPassword(input.password, link.email);
  if (why !== null) refuse(new InvalidInput('password', why, 'Take a sentence that only you would think of.'));
  const used = await db.global.one<{ used: boolean }>('select link_use($1, $2, $3) as used', [
    hashOf(input.token),
    await hashPassword(input.password),
    input.now,
  ]);
  if (!used?.used) refuse(new LinkExpired());
  return { type: 'PasswordSet', email: link.email };
}

/**
 * Sets the password of a link's user, by invitation or after it was forgotten. The link works once; every visit of that
 * person ends, and every other link dies.
 *
 * Refuses: `LinkExpired`, `InvalidInput` (the password's rules; the link stays good).
 */
export async function setPassword(
  db: Database,
  input: { readonly token: string; readonly password: string; readonly now: Date },
): Promise<PasswordSet | Refusal> {
  try {
    return await set(db, input);
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}
