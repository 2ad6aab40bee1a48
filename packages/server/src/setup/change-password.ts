import { command, record } from '../activity/index.ts';
import { type Ctx, hashPassword, provePassword, whyNotPassword } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, refuse, type Refusal } from '../kernel/index.ts';
import { ownProfile } from './profile.policy.ts';

/** The answer to a changed password. */
export interface PasswordChanged {
  readonly type: 'PasswordChanged';
  /** How many other visits of the person ended with it, in every organization. */
  readonly visitsEnded: number;
  readonly activityId: string;
}

/** The password as it is, and as it is to be. */
export interface ChangePassword {
  readonly oldPassword: string;
  readonly newPassword: string;
}

/**
 * Changes one's own password. Every other visit ends and every link that waits dies: whoever came in by the old one is out.
 *
 * Refuses: `NotPermitted`, `InvalidInput` (`oldPassword`, `newPassword`), `TooManyAttempts`.
 */
export function changePassword(
  db: Database,
  ctx: Ctx,
  input: ChangePassword,
  idempotencyKey: string,
): Promise<PasswordChanged | Refusal> {
  // Passwords stay out of the key's fingerprint: a plain digest of one would be a password to guess at leisure.
  return command(db, ctx, { operation: 'changePassword', idempotencyKey, input: {} }, async (tx) => {
    const { userId, staffId, visitId } = ownProfile(ctx);
    const email = await provePassword(db, { userId, password: input.oldPassword, now: ctx.now });
    const why =
      input.newPassword === input.oldPassword
        ? 'This is the password that you have.'
        : whyNotPassword(input.newPassword, email);
    if (why !== null) refuse(new InvalidInput('newPassword', why, 'Take a sentence that only you would think of.'));
    const changed = await tx.one<{ ended: number }>('select user_change_password($1, $2, $3, $4) as ended', [
      userId,
      await hashPassword(input.newPassword),
      visitId,
      ctx.now,
    ]);
    const visitsEnded = changed?.ended ?? 0;
    const activityId = await record(tx, ctx, {
      verb: 'password.changed',
      subject: { kind: 'staff', id: staffId },
      facts: { visitsEnded },
    });
    return { type: 'PasswordChanged' as const, visitsEnded, activityId };
  });
}
