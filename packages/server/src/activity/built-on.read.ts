import type { Tx } from '../db/index.ts';
import { refuse, SomethingBuiltOnIt } from '../kernel/index.ts';
import type { Act } from './undo.ts';

/** The verbs of the acts about the same subject that came later and still hold, oldest first: what rests on this one. */
export async function laterOn(tx: Tx, act: Act): Promise<string[]> {
  const later = await tx.rows<{ verb: string }>(
    `select a.verb from activity a join activity it on it.organization_id = a.organization_id and it.id = $2
     where a.organization_id = $1 and a.subject_kind = $3 and a.subject_id = $4 and a.undoes_id is null
       and (a.happened_at, a.id) > (it.happened_at, it.id)
       and not exists (select 1 from activity u where u.organization_id = $1 and u.undoes_id = a.id)
     order by a.happened_at, a.id`,
    [tx.organizationId, act.id, act.subjectKind, act.subjectId],
  );
  return later.map(({ verb }) => verb);
}

/** Refuses with `SomethingBuiltOnIt` unless the list is empty. */
export function refuseIfBuiltOn(builtOn: readonly string[]): void {
  if (builtOn.length > 0) refuse(new SomethingBuiltOnIt([...builtOn]));
}
