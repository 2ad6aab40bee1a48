import { createHash } from 'node:crypto';
import { actorKey, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { IdempotencyKeyReused, InvalidInput, Refused, refuse, type Refusal } from '../kernel/index.ts';

/** What a writing use case is asked with. */
export interface CommandCall {
  /** The verb's own name: keys are unique per organization, actor and operation. */
  readonly operation: string;
  readonly idempotencyKey: string;
  /** Everything that decides the outcome; the same key with other input is refused. */
  readonly input: unknown;
}

interface StoredKey {
  readonly fingerprint: Buffer;
  readonly answer: unknown;
}

/** A digest of the input that does not depend on the order of its keys. */
export function fingerprintOf(input: unknown): Buffer {
  const sorted = JSON.stringify(input, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256')
    .update(sorted ?? 'null')
    .digest();
}

/** Why a key can not be one; null when it can. */
export function whyNotKey(key: string): Refusal | null {
  if (key.length >= 8 && key.length <= 200) return null;
  return new InvalidInput(
    'idempotencyKey',
    'The idempotency key has the wrong length.',
    'Send 8 to 200 characters, new for each request.',
  );
}

/** Takes the key, or finds the answer that it already has. A second sender of the key waits here for the first's commit. */
async function takeKey(tx: Tx, ctx: Ctx, call: CommandCall): Promise<StoredKey | null> {
  const where = [tx.organizationId, actorKey(ctx), call.operation, call.idempotencyKey];
  const taken = await tx.rows(
    `insert into idempotency_key (organization_id, actor, operation, key, fingerprint) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [...where, fingerprintOf(call.input)],
  );
  if (taken.length > 0) return null;
  return tx.one<StoredKey>(
    'select fingerprint, answer from idempotency_key where organization_id = $1 and actor = $2 and operation = $3 and key = $4',
    where,
  );
}

async function once<Answer>(tx: Tx, ctx: Ctx, call: CommandCall, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  const stored = await takeKey(tx, ctx, call);
  if (stored) {
    if (!fingerprintOf(call.input).equals(stored.fingerprint)) refuse(new IdempotencyKeyReused());
    return stored.answer as Answer;
  }
  const answer = await work(tx);
  await tx.rows(
    'update idempotency_key set answer = $5 where organization_id = $1 and actor = $2 and operation = $3 and key = $4',
    [tx.organizationId, actorKey(ctx), call.operation, call.idempotencyKey, JSON.stringify(answer)],
  );
  return answer;
}

/**
 * Runs one business command: one transaction bound to the organization, one effect per idempotency key. The answer must be
 * plain JSON (ids, days, figures), because the same answer is given again to the same key. A refusal thrown inside rolls
 * everything back, the key too, and is returned; a refused command is judged anew next time.
 *
 * Refuses: `IdempotencyKeyReused`, `InvalidInput` (a key of fewer than 8 or more than 200 characters), and whatever `work` refuses.
 */
export async function command<Answer>(
  db: Database,
  ctx: Ctx,
  call: CommandCall,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer | Refusal> {
  const why = whyNotKey(call.idempotencyKey);
  if (why) return why;
  try {
    return await db.transact(ctx.organizationId, (tx) => once(tx, ctx, call, work));
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}

/** Runs a question that may be refused: refusals thrown inside are returned. */
export async function answered<Answer>(question: () => Promise<Answer>): Promise<Answer | Refusal> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}
