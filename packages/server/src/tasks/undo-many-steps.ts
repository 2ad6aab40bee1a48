import { recordMany, refuseIfBuiltOn, type Act, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';

interface Part {
  readonly id: string;
  readonly verb: string;
  readonly subjectId: string;
  readonly memberId: string;
  readonly locationId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly happenedAt: Date;
}

/** The acts on single members that one act on many was made of, without those that were taken back one by one. */
function partsOf(tx: Tx, act: Act): Promise<Part[]> {
  return tx.rows<Part>(
    `select a.id, a.verb, a.subject_id as "subjectId", a.member_id as "memberId", a.location_id as "locationId", a.facts,
       a.happened_at as "happenedAt"
     from activity a where a.organization_id = $1 and a.id = any ($2::uuid[])
       and not exists (select from activity u where u.organization_id = $1 and u.undoes_id = a.id) order by a.id`,
    [tx.organizationId, act.facts['acts']],
  );
}

/** What came later on these steps and still holds: one step that was worked on keeps the whole act from being undone. */
async function laterOnAny(tx: Tx, parts: readonly Part[]): Promise<string[]> {
  const later = await tx.rows<{ verb: string; n: number }>(
    `select a.verb, count(*) as n from unnest($2::uuid[]) as p(id) join activity it on it.organization_id = $1 and it.id = p.id
     join activity a on a.organization_id = $1 and a.subject_kind = 'next_step' and a.subject_id = it.subject_id
     where a.undoes_id is null and (a.happened_at, a.id) > (it.happened_at, it.id)
       and not exists (select from activity u where u.organization_id = $1 and u.undoes_id = a.id)
     group by a.verb order by a.verb`,
    [tx.organizationId, parts.map(({ id }) => id)],
  );
  return later.map(({ verb, n }) => `${verb}, ${n} times`);
}

/** Takes an act on many back: each member's own act is marked as undone in their story, too. */
async function putAll(tx: Tx, ctx: Ctx, act: Act, change: string): Promise<void> {
  const parts = await partsOf(tx, act);
  await tx.rows('select 1 from next_step where organization_id = $1 and id = any ($2::uuid[]) order by id for update', [
    tx.organizationId,
    parts.map(({ subjectId }) => subjectId),
  ]);
  refuseIfBuiltOn(await laterOnAny(tx, parts));
  await tx.rows(
    `update next_step t set ${change}, version = t.version + 1
     from unnest($2::uuid[], $3::date[], $4::uuid[]) as p(id, due_on, owner_staff_id)
     where t.organization_id = $1 and t.id = p.id and $5::timestamptz is not null`,
    [
      tx.organizationId,
      parts.map(({ subjectId }) => subjectId),
      parts.map((part) => beforeOf(part).dueOn ?? null),
      parts.map((part) => beforeOf(part).ownerStaffId ?? null),
      ctx.now,
    ],
  );
  await recordMany(
    tx,
    ctx,
    parts.map(({ id, verb, subjectId, memberId, locationId }) => ({
      verb: 'activity.undone',
      subject: { kind: 'next_step', id: subjectId },
      memberId,
      locationId,
      facts: { verb },
      undoesId: id,
    })),
  );
}

const beforeOf = ({ facts }: Part): { dueOn?: string; ownerStaffId?: string | null } => facts['before'] ?? {};

/** How acts on many steps are undone. */
export const undoers: Undoers = {
  'next-steps.planned': (tx, ctx, act) => putAll(tx, ctx, act, 'voided_at = $5'),
  'next-steps.assigned': (tx, ctx, act) => putAll(tx, ctx, act, 'due_on = p.due_on, owner_staff_id = p.owner_staff_id'),
};
