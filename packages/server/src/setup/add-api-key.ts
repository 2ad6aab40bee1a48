import { command, record } from '../activity/index.ts';
import { type ApiScope, type Ctx, hashOf, may, newToken, staffOf, writeKey } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, isRefusal, newId, refuse, type Refusal } from '../kernel/index.ts';

interface Added {
  readonly type: 'ApiKeyAdded';
  readonly keyId: string;
  readonly activityId: string;
}

/** The answer to a new key. */
export interface ApiKeyAdded extends Added {
  /** Told once: null in the answer to a repeated idempotency key. */
  readonly key: string | null;
}

/** What a key is called, what it may do, until when (null: until revoked). */
export interface ApiKeyTerms {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly expiresAt?: Date | null;
}

const SCOPES: readonly ApiScope[] = ['READ', 'WRITE', 'IMPORT'];

function refuseTerms(ctx: Ctx, { name, scopes, expiresAt }: ApiKeyTerms): void {
  if (name.trim() === '' || name.length > 100) {
    refuse(new InvalidInput('name', 'A key has a name of 1 to 100 characters.', 'Write what it is for.'));
  }
  if (scopes.length === 0 || new Set(scopes).size < scopes.length || !scopes.every((scope) => SCOPES.includes(scope))) {
    refuse(
      new InvalidInput(
        'scopes',
        'A key may READ, WRITE or IMPORT, each named once.',
        'Name at least one of the three.',
      ),
    );
  }
  if (expiresAt && expiresAt <= ctx.now) {
    refuse(new InvalidInput('expiresAt', 'This moment is over.', 'Choose one to come, or none.'));
  }
}

/** Adds an API key for the whole organization. Refuses: `NotPermitted`, `InvalidInput`. */
export async function addApiKey(
  db: Database,
  ctx: Ctx,
  input: ApiKeyTerms,
  idempotencyKey: string,
): Promise<ApiKeyAdded | Refusal> {
  let key: string | null = null;
  const answer = await command(
    db,
    ctx,
    { operation: 'addApiKey', idempotencyKey, input },
    async (tx): Promise<Added> => {
      may(ctx, 'manageKeys');
      refuseTerms(ctx, input);
      const keyId = newId();
      const secret = newToken();
      await tx.rows(
        `insert into api_key (organization_id, id, name, secret_hash, scopes, added_by_staff_id, expires_at)
       values ($1, $2, $3, $4, $5::text[], $6, $7)`,
        [
          tx.organizationId,
          keyId,
          input.name.trim(),
          hashOf(secret),
          [...input.scopes],
          staffOf(ctx),
          input.expiresAt ?? null,
        ],
      );
      key = writeKey({ organizationId: tx.organizationId, keyId, secret });
      const facts = { scopes: input.scopes };
      const activityId = await record(tx, ctx, {
        verb: 'api-key.added',
        subject: { kind: 'api_key', id: keyId },
        facts,
      });
      return { type: 'ApiKeyAdded', keyId, activityId };
    },
  );
  return isRefusal(answer) ? answer : { ...answer, key };
}
