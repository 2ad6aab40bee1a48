import type { Database } from '../db/index.ts';
import { Refused, refuse } from '../kernel/index.ts';
import { TooManyAttempts, WrongCredentials } from './auth.refusals.ts';
import { networkOf } from './network.rules.ts';
import { countAttempt, forgetAttempts } from './rate-limits.ts';
import { isPassword } from './secrets.ts';
import { startVisit } from './visits.ts';

/** The answer to a sign-in. The token goes into the cookie and is stored nowhere. */
export interface SignedIn {
  readonly type: 'SignedIn';
  readonly token: string;
  readonly visitId: string;
  readonly userId: string;
  readonly organizationId: string;
}

/** Who asks to come in, and from where. */
export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** The network address that asks; null where there is none. */
  readonly address: string | null;
  readonly userAgent: string | null;
  /** Where to begin when the user has several places; else the first of them. */
  readonly organizationId?: string | null;
  readonly now: Date;
}

interface Account {
  readonly userId: string;
  readonly passwordHash: string | null;
}

async function open(db: Database, input: SignInInput): Promise<SignedIn> {
  // The wider limit first: an address that tries everybody must not lock everybody out as well.
  if (input.address !== null) await countAttempt(db, 'SIGN_IN_ADDRESS', networkOf(input.address), input.now);
  await countAttempt(db, 'SIGN_IN_ACCOUNT', input.email, input.now);
  const account = await db.global.one<Account>(
    'select user_id as "userId", password_hash as "passwordHash" from user_of_email($1)',
    [input.email],
  );
  const right = await isPassword(account?.passwordHash ?? null, input.password);
  if (!account || !right) return refuse(new WrongCredentials());
  const places = await db.global.rows<{ organizationId: string }>(
    'select organization_id as "organizationId" from place_list($1)',
    [account.userId],
  );
  const place = places.find(({ organizationId }) => organizationId === input.organizationId) ?? places[0];
  const visit =
    place && (await startVisit(db, { ...input, userId: account.userId, organizationId: place.organizationId }));
  // Who has no place (any more) is answered like a stranger.
  if (!visit) return refuse(new WrongCredentials());
  await forgetAttempts(db, 'SIGN_IN_ACCOUNT', input.email);
  return { type: 'SignedIn', ...visit, userId: account.userId, organizationId: place.organizationId };
}

/**
 * Opens a visit for an e-mail and its password, with a token of its own each time. An unknown address takes as long as a
 * wrong password. Each attempt is counted in a transaction of its own, per account and per address.
 *
 * Refuses: `WrongCredentials` (also without a place in any organization), `TooManyAttempts`.
 */
export async function signIn(db: Database, input: SignInInput): Promise<SignedIn | WrongCredentials | TooManyAttempts> {
  try {
    return await open(db, input);
  } catch (error) {
    if (
      error instanceof Refused &&
      (error.reason instanceof WrongCredentials || error.reason instanceof TooManyAttempts)
    )
      return error.reason;
    throw error;
  }
}
