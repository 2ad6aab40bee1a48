import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';

/** The answer to a key revoked. */
export interface ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';
  readonly keyId: string;
  readonly activityId: string;
}

/** Which key, and why: kept with the key, never in the log. */
export interface RevokeApiKey {
  readonly keyId: string;
  readonly reason?: string | null;
}

const LONGEST = 300;

/**
 * Revokes an API key: its next request is refused. It can not be taken back, so the reason is kept.
 *
 * Refuses: `NotPermitted`, `NotFound` (also one already revoked), `InvalidInput` (a reason that is too long).
 */
export function revokeApiKey(
  db: Database,
  ctx: Ctx,
  input: RevokeApiKey,
  idempotencyKey: string,
): Promise<ApiKeyRevoked | Refusal> {
  return command(db, ctx, { operation: 'revokeApiKey', idempotencyKey, input }, async (tx): Promise<ApiKeyRevoked> => {
    may(ctx, 'manageKeys');
    const { keyId } = input;
    const reason = input.reason?.trim() || null;
    if (reason !== null && reason.length > LONGEST) {
      refuse(new InvalidInput('reason', `A reason has at most ${LONGEST} characters.`, 'Write it shorter.'));
    }
    const revoked = isId(keyId)
      ? await tx.rows(
          `update api_key set revoked_at = $3, revoked_because = $4
           where organization_id = $1 and id = $2 and revoked_at is null returning id`,
          [tx.organizationId, keyId, ctx.now, reason],
        )
      : [];
    if (revoked.length === 0) refuse(new NotFound('API key'));
    const activityId = await record(tx, ctx, { verb: 'api-key.revoked', subject: { kind: 'api_key', id: keyId } });
    return { type: 'ApiKeyRevoked', keyId, activityId };
  });
}
