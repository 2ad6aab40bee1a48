import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';

/** The answer to a key revoked. */
export interface ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';
  readonly keyId: string;
  readonly activityId: string;
}

/** Revokes an API key: its next request is refused. Refuses: `NotPermitted`, `NotFound` (also one already revoked). */
export function revokeApiKey(
  db: Database,
  ctx: Ctx,
  input: { readonly keyId: string },
  idempotencyKey: string,
): Promise<ApiKeyRevoked | Refusal> {
  return command(db, ctx, { operation: 'revokeApiKey', idempotencyKey, input }, async (tx): Promise<ApiKeyRevoked> => {
    may(ctx, 'manageKeys');
    const { keyId } = input;
    const revoked = isId(keyId)
      ? await tx.rows(
          'update api_key set revoked_at = $3 where organization_id = $1 and id = $2 and revoked_at is null returning id',
          [tx.organizationId, keyId, ctx.now],
        )
      : [];
    if (revoked.length === 0) refuse(new NotFound('API key'));
    const activityId = await record(tx, ctx, { verb: 'api-key.revoked', subject: { kind: 'api_key', id: keyId } });
    return { type: 'ApiKeyRevoked', keyId, activityId };
  });
}
