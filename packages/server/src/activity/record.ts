import { staffOf, type Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { newId } from '../kernel/index.ts';

/** What happened, in one line of the log. `facts` carries ids, days and figures, never names, mail or phone. */
export interface Happening {
  /** Its id, where the answer names it before it is written. */
  readonly id?: string;
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

const COLUMNS = `organization_id, id, verb, actor_kind, actor_staff_id, actor_key_id, location_id, member_id,
  subject_kind, subject_id, undoes_id, import_run_id, facts`;

/** Writes what happened to many, in the order given and in the command's own transaction. Returns the activities' ids. */
export async function recordMany(tx: Tx, ctx: Ctx, happenings: readonly Happening[]): Promise<string[]> {
  const rows = happenings.map((happening) => ({
    id: newId(),
    verb: happening.verb,
    location_id: happening.locationId ?? null,
    member_id: happening.memberId ?? null,
    subject_kind: happening.subject.kind,
    subject_id: happening.subject.id,
    undoes_id: happening.undoesId ?? null,
    import_run_id: happening.importRunId ?? null,
    facts: happening.facts ?? {},
  }));
  await tx.rows(
    `insert into activity (${COLUMNS})
     select $1, r.id, r.verb, $2, $3, $4, r.location_id, r.member_id, r.subject_kind, r.subject_id, r.undoes_id, r.import_run_id, r.facts
     from jsonb_to_recordset($5::jsonb) as r(id uuid, verb text, location_id uuid, member_id uuid, subject_kind text, subject_id uuid,
       undoes_id uuid, import_run_id uuid, facts jsonb)`,
    [
      tx.organizationId,
      ctx.actor.kind,
      staffOf(ctx),
      ctx.actor.kind === 'API_KEY' ? ctx.actor.keyId : null,
      JSON.stringify(rows),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Writes what happened, in the command's own transaction. Returns the activity's id: the handle of undo. */
export async function record(tx: Tx, ctx: Ctx, happening: Happening): Promise<string> {
  const [id = ''] = await recordMany(tx, ctx, [happening]);
  return id;
}
