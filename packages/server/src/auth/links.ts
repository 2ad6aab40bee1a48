import type { Database, Query } from '../db/index.ts';
import { InvalidInput, newId, Refused, type Refusal, refuse } from '../kernel/index.ts';
import { LinkExpired, TooManyAttempts } from './auth.refusals.ts';
import { networkOf } from './network.rules.ts';
import { whyNotPassword } from './password.rules.ts';
import { countAttempt } from './rate-limits.ts';
import { hashOf, hashPassword, newToken } from './secrets.ts';

/** What a link is for: a first password, or a new one. */
export type LinkPurpose = 'INVITATION' | 'PASSWORD';

/** How long a link may wait: an invitation over a long weekend, a forgotten password only until the mail is read. */
export const LINK_HOURS: Record<LinkPurpose, number> = { INVITATION: 7 * 24, PASSWORD: 1 };

/** Makes a link's token, which is told once and stored only as a hash. */
export async function mintLink(query: Query, userId: string, purpose: LinkPurpose, now: Date): Promise<string> {
  const token = newToken();
  const end = new Date(now.getTime() + LINK_HOURS[purpose] * 3_600_000);
  await query.rows('select link_add($1, $2, $3, $4)', [hashOf(token), userId, purpose, end]);
  return token;
}

/** Whether the link still opens; what the screen asks before it shows the form. */
export async function isLinkOpen(db: Database, token: string, now: Date): Promise<boolean> {
  return (await db.global.one('select user_id from link_of($1, $2)', [hashOf(token), now])) !== null;
}

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
