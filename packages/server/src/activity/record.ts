import { staffOf, type Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { newId } from '../kernel/index.ts';

/** What happened, in one line of the log. `facts` carries ids, days and figures, never names, mail or phone. */
export interface Happening {
  /** `noun.verbed`, the use case's own name turned past: `consultation.set`. */
  readonly verb: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly memberId?: string | null;
  readonly locationId?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The activity that this one undoes; a second undo of it is impossible by a unique index. */
  readonly undoesId?: string;
  readonly importRunId?: string;
}

/** Writes what happened, in the command's own transaction. Returns the activity's id: the handle of undo. */
export async function record(tx: Tx, ctx: Ctx, happening: Happening): Promise<string> {
  const id = newId();
  await tx.rows(
    `insert into activity (organization_id, id, verb, actor_kind, actor_staff_id, actor_key_id, location_id, member_id,
       subject_kind, subject_id, undoes_id, import_run_id, facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.organizationId,
      id,
      happening.verb,
      ctx.actor.kind,
      staffOf(ctx),
      ctx.actor.kind === 'API_KEY' ? ctx.actor.keyId : null,
      happening.locationId ?? null,
      happening.memberId ?? null,
      happening.subject.kind,
      happening.subject.id,
      happening.undoesId ?? null,
      happening.importRunId ?? null,
      JSON.stringify(happening.facts ?? {}),
    ],
  );
  return id;
}
