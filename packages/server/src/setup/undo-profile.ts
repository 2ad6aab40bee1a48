import { type Act, laterOn, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';

/** The person has the name that they had; whatever else of the row changed since stays. */
async function undoRenamed(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await tx.rows('select 1 from staff where organization_id = $1 and id = $2 for update', [
    tx.organizationId,
    act.subjectId,
  ]);
  refuseIfBuiltOn((await laterOn(tx, act)).filter((verb) => verb === 'person.renamed'));
  await tx.rows(
    `update staff s set first_name = v.content ->> 'first_name', last_name = v.content ->> 'last_name', version = s.version + 1
     from staff_version v where s.organization_id = $1 and s.id = $2 and v.organization_id = $1 and v.staff_id = s.id and v.version = $3`,
    [tx.organizationId, act.subjectId, act.facts['staffBefore']],
  );
}

/** How a change of one's own profile is undone. */
export const profileUndoers: Undoers = {
  'person.renamed': undoRenamed,
  'password.changed': {
    never: 'A password that was changed stays changed: the old one may be known. Change it again.',
  },
  'visit.ended': { never: 'A visit that ended stays ended. Sign in again on that device.' },
};
