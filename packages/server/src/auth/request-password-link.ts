import type { Database } from '../db/index.ts';
import { newId, Refused } from '../kernel/index.ts';
import { TooManyAttempts } from './auth.refusals.ts';
import { networkOf } from './network.rules.ts';
import { countAttempt } from './rate-limits.ts';

/** The answer to somebody who forgot a password: the same whether or not anybody has that address. */
export interface PasswordLinkRequested {
  readonly type: 'PasswordLinkRequested';
  readonly email: string;
}

/**
 * Puts a link into the mail for a forgotten password. Answers alike, and as fast, for an address that nobody has.
 *
 * Refuses: `TooManyAttempts` (per address asked for and per network address).
 */
export async function requestPasswordLink(
  db: Database,
  input: { readonly email: string; readonly address: string | null; readonly now: Date },
): Promise<PasswordLinkRequested | TooManyAttempts> {
  try {
    if (input.address !== null) await countAttempt(db, 'LINK_ADDRESS', networkOf(input.address), input.now);
    await countAttempt(db, 'LINK_ACCOUNT', input.email, input.now);
  } catch (error) {
    if (error instanceof Refused && error.reason instanceof TooManyAttempts) return error.reason;
    throw error;
  }
  await db.global.rows('select mail_add_password_link($1, $2, $3)', [newId(), input.email, input.now]);
  return { type: 'PasswordLinkRequested', email: input.email };
}
