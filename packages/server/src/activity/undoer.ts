import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse, SomethingBuiltOnIt } from '../kernel/index.ts';

/** A recorded activity as an undoer is handed it: loaded, locked, within the person's reach, and not undone yet. */
export interface RecordedActivity {
  readonly id: string;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly memberId: string | null;
  readonly locationId: string | null;
  readonly actorStaffId: string | null;
  readonly happenedAt: Date;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Makes what an activity did never have happened: voids what it made, restores what it changed. Refuses with
 * `SomethingBuiltOnIt` when something rests on it. The undo's own activity is written by the caller.
 */
export type Undoer = (tx: Tx, ctx: Ctx, activity: RecordedActivity) => Promise<void>;

/** The verbs of the activities about the same subject that came later and still hold, oldest first: what rests on it. */
export async function laterOn(tx: Tx, activity: RecordedActivity): Promise<string[]> {
  const later = await tx.rows<{ verb: string }>(
    `select a.verb from activity a join activity it on it.organization_id = a.organization_id and it.id = $2
     where a.organization_id = $1 and a.subject_kind = $3 and a.subject_id = $4 and a.undoes_id is null
       and (a.happened_at, a.id) > (it.happened_at, it.id)
       and not exists (select 1 from activity u where u.organization_id = $1 and u.undoes_id = a.id)
     order by a.happened_at, a.id`,
    [tx.organizationId, activity.id, activity.subjectKind, activity.subjectId],
  );
  return later.map(({ verb }) => verb);
}

/** Refuses with `SomethingBuiltOnIt` unless nothing rests on it. */
export function refuseIfBuiltOn(builtOn: readonly string[]): void {
  if (builtOn.length > 0) refuse(new SomethingBuiltOnIt([...builtOn]));
}
