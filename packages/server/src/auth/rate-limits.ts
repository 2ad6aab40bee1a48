import type { Database } from '../db/index.ts';
import { refuse } from '../kernel/index.ts';
import { TooManyAttempts } from './auth.refusals.ts';
import { hashOf } from './secrets.ts';

/** So many attempts in a window that begins with the first. */
interface Limit {
  readonly attempts: number;
  readonly windowSeconds: number;
}

/** Per account against guessing one password; per address, wider (a whole club may share one), against trying many accounts. */
export const LIMITS = {
  SIGN_IN_ACCOUNT: { attempts: 10, windowSeconds: 15 * 60 },
  SIGN_IN_ADDRESS: { attempts: 100, windowSeconds: 15 * 60 },
  LINK_ACCOUNT: { attempts: 5, windowSeconds: 60 * 60 },
  LINK_ADDRESS: { attempts: 20, windowSeconds: 60 * 60 },
} as const satisfies Record<string, Limit>;

type LimitName = keyof typeof LIMITS;

const keyOf = (of: string) => hashOf(of.trim().toLowerCase());

/**
 * Counts one attempt, committed at once whatever follows, so that the count survives a refusal and a restart. Refuses with
 * `TooManyAttempts`.
 */
export async function countAttempt(db: Database, name: LimitName, of: string, now: Date): Promise<void> {
  const limit = LIMITS[name];
  const counted = await db.global.one<{ wait: number }>(
    'select attempt_count($1, $2, $3, make_interval(secs => $4), $5) as wait',
    [name, keyOf(of), now, limit.windowSeconds, limit.attempts],
  );
  if (counted && counted.wait > 0) refuse(new TooManyAttempts(counted.wait));
}

/** Forgets the count: the attempt was right. */
export async function forgetAttempts(db: Database, name: LimitName, of: string): Promise<void> {
  await db.global.rows('select attempts_forget($1, $2)', [name, keyOf(of)]);
}
