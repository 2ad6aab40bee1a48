import { actorKey, type Ctx, staffOf } from '../auth/index.ts';
import type { Database, Statement } from '../db/index.ts';
import { IdempotencyKeyReused, Refused, refuse, type Refusal } from '../kernel/index.ts';
import { type CommandCall, fingerprintOf, whyNotKey } from './command.ts';
import type { Happening } from './record.ts';

/** What a hot command decided: the answer, what happened, and the statement that writes its effects. */
export interface HotDecision<Answer> {
  readonly answer: Answer;
  /** With the id that the answer names. */
  readonly happening: Happening & { readonly id: string };
  /**
   * Writes the effects and, by `HAPPENED` in the same statement, the key and the activity. Its `$1` is the organization; its
   * `$2` is left empty here and filled with what happened.
   */
  readonly write: Statement;
}

/** The work of a hot command: what is locked, what is asked after that, and what follows from it. */
export interface HotWork<Loaded, Answer> {
  readonly lock: Statement;
  readonly load: Statement;
  readonly decide: (loaded: Loaded | null) => HotDecision<Answer>;
}

/** The common table expressions that store the key's answer and what happened; `$2` carries both. */
export const HAPPENED = `
  happened as (select * from jsonb_to_record($2::jsonb) as h(id uuid, verb text, actor_kind text, actor_staff_id uuid, actor_key_id uuid,
    location_id uuid, member_id uuid, subject_kind text, subject_id uuid, undoes_id uuid, facts jsonb, actor text, operation text,
    key text, fingerprint text, answer jsonb)),
  keyed as (
    insert into idempotency_key (organization_id, actor, operation, key, fingerprint, answer)
    select $1, h.actor, h.operation, h.key, decode(h.fingerprint, 'hex'), h.answer from happened h),
  told as (
    insert into activity (organization_id, id, verb, actor_kind, actor_staff_id, actor_key_id, location_id, member_id, subject_kind,
      subject_id, undoes_id, facts)
    select $1, h.id, h.verb, h.actor_kind, h.actor_staff_id, h.actor_key_id, h.location_id, h.member_id, h.subject_kind, h.subject_id,
      h.undoes_id, h.facts from happened h)`;

function happenedOf(ctx: Ctx, call: CommandCall, decision: HotDecision<unknown>): string {
  const { happening, answer } = decision;
  return JSON.stringify({
    id: happening.id,
    verb: happening.verb,
    actor_kind: ctx.actor.kind,
    actor_staff_id: staffOf(ctx),
    actor_key_id: ctx.actor.kind === 'API_KEY' ? ctx.actor.keyId : null,
    location_id: happening.locationId ?? null,
    member_id: happening.memberId ?? null,
    subject_kind: happening.subject.kind,
    subject_id: happening.subject.id,
    undoes_id: happening.undoesId ?? null,
    facts: happening.facts ?? {},
    actor: actorKey(ctx),
    operation: call.operation,
    key: call.idempotencyKey,
    fingerprint: fingerprintOf(call.input).toString('hex'),
    answer,
  });
}

function keyQuestion(ctx: Ctx, call: CommandCall): Statement {
  return {
    name: 'idempotency-key',
    text: 'select fingerprint, answer from idempotency_key where organization_id = $1 and actor = $2 and operation = $3 and key = $4',
    values: [ctx.organizationId, actorKey(ctx), call.operation, call.idempotencyKey],
  };
}

interface StoredKey {
  readonly fingerprint: Buffer;
  readonly answer: unknown;
}

function once<Loaded, Answer>(
  db: Database,
  ctx: Ctx,
  call: CommandCall,
  work: HotWork<Loaded, Answer>,
): Promise<Answer> {
  return db.twoTrips(ctx.organizationId, [work.lock, keyQuestion(ctx, call), work.load], (answers) => {
    const stored = answers[1]?.[0] as StoredKey | undefined;
    if (stored) {
      if (!fingerprintOf(call.input).equals(stored.fingerprint)) refuse(new IdempotencyKeyReused());
      return { writes: [], answer: stored.answer as Answer };
    }
    const decision = work.decide((answers[2]?.[0] as Loaded | undefined) ?? null);
    const values = decision.write.values.with(1, happenedOf(ctx, call, decision));
    return { writes: [{ ...decision.write, values }], answer: decision.answer };
  });
}

/** Two senders of one key whose inputs lock different rows meet at the key itself; the second then finds it. */
const isKeyTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_key_pkey';

/**
 * `command` for the few verbs that a gym says all day: two trips to the database instead of many. What is locked is locked
 * before anything else is asked, so that everything asked is as the one before left it. Keys, refusals and the log are the same.
 *
 * Refuses: `IdempotencyKeyReused`, `InvalidInput` (a key of the wrong length), and whatever `decide` refuses.
 */
export async function hotCommand<Loaded, Answer>(
  db: Database,
  ctx: Ctx,
  call: CommandCall,
  work: () => HotWork<Loaded, Answer>,
): Promise<Answer | Refusal> {
  const why = whyNotKey(call.idempotencyKey);
  if (why) return why;
  try {
    const asked = work();
    return await once(db, ctx, call, asked).catch((error: unknown) => {
      if (isKeyTaken(error)) return once(db, ctx, call, asked);
      throw error;
    });
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}
