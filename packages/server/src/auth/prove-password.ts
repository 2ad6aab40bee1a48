import type { Database } from '../db/index.ts';
import { InvalidInput, refuse } from '../kernel/index.ts';
import { countAttempt, forgetAttempts } from './rate-limits.ts';
import { isPassword } from './secrets.ts';

/**
 * Makes sure that whoever holds an open visit also knows the password, as often as at the door and no oftener: a screen left
 * open must not become somebody else's account. Returns the address that the account signs in with.
 *
 * Refuses: `InvalidInput` (not the password), `TooManyAttempts`.
 */
export async function provePassword(
  db: Database,
  { userId, password, now }: { readonly userId: string; readonly password: string; readonly now: Date },
): Promise<string> {
  const account = await db.global.one<{ email: string; hash: string | null }>(
    'select email, password_hash as hash from user_password($1)',
    [userId],
  );
  const email = account?.email ?? '';
  await countAttempt(db, 'SIGN_IN_ACCOUNT', email, now);
  if (!(await isPassword(account?.hash ?? null, password))) {
    refuse(
      new InvalidInput(
        'oldPassword',
        'This is not your password.',
        'Type the one that you signed in with. If it is forgotten, sign out and ask for a link.',
      ),
    );
  }
  await forgetAttempts(db, 'SIGN_IN_ACCOUNT', email);
  return email;
}
