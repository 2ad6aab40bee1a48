import { timingSafeEqual } from 'node:crypto';
import type { Database } from '../db/index.ts';
import { NotSignedIn } from '../kernel/index.ts';
import { readKey } from './api-key.rules.ts';
import type { ApiScope, Ctx } from './ctx.ts';
import type { Asked } from './ctx-of-visit.ts';
import { hashOf } from './secrets.ts';

interface StoredKey {
  readonly secretHash: Buffer;
  readonly scopes: readonly ApiScope[];
  readonly stale: boolean;
}

const NOT_A_KEY = 'This API key is not valid: it is unknown, expired or revoked.';

/**
 * As whom a request with an API key is made. Its use is noted at most once a minute.
 *
 * Refuses: `NotSignedIn` (malformed, unknown, expired or revoked: all alike).
 */
export async function ctxOfKey(db: Database, token: string, asked: Asked): Promise<Ctx | NotSignedIn> {
  const key = readKey(token);
  if (!key) return new NotSignedIn(NOT_A_KEY);
  const { organizationId, keyId } = key;
  const stored = await db.read(organizationId, (query) =>
    query.one<StoredKey>(
      `select k.secret_hash as "secretHash", k.scopes, coalesce(k.last_used_at <= $3::timestamptz - interval '1 minute', true) as stale
       from api_key k where k.organization_id = $1 and k.id = $2 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $3)`,
      [organizationId, keyId, asked.now],
    ),
  );
  if (!stored || !timingSafeEqual(stored.secretHash, hashOf(key.secret))) return new NotSignedIn(NOT_A_KEY);
  if (stored.stale) {
    await db.transact(organizationId, (tx) =>
      tx.rows('update api_key set last_used_at = $3 where organization_id = $1 and id = $2', [
        organizationId,
        keyId,
        asked.now,
      ]),
    );
  }
  return { organizationId, actor: { kind: 'API_KEY', keyId, scopes: stored.scopes }, grants: [], ...asked };
}
