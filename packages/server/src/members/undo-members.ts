import { factStands, laterOn, refuseIfBuiltOn, restoreFact, type Act, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { refreshStages } from './refresh-stages.ts';
import { SPELL } from './spells.ts';
import { undoers as keeping } from './undo-keeping.ts';

/** Acts about the member that came later and still hold, and facts that files brought: what rests on somebody being here. */
async function restingOnMember(tx: Tx, act: Act): Promise<string[]> {
  const acts = await tx.rows<{ what: string }>(
    `select a.verb as what from activity a where a.organization_id = $1 and a.member_id = $2 and a.id <> $3 and a.undoes_id is null
       and not exists (select 1 from activity u where u.organization_id = $1 and u.undoes_id = a.id)
     order by a.happened_at`,
    [tx.organizationId, act.subjectId, act.id],
  );
  const facts = await tx.rows<{ what: string }>('select what from facts_of_member($1, $2)', [
    tx.organizationId,
    act.subjectId,
  ]);
  return [...new Set([...acts, ...facts].map(({ what }) => what))];
}

async function undoAddMember(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await tx.rows('select 1 from member where organization_id = $1 and id = $2 for update', [
    tx.organizationId,
    act.subjectId,
  ]);
  refuseIfBuiltOn(await restingOnMember(tx, act));
  const gone = 'set voided_at = $3, version = version + 1 where organization_id = $1 and voided_at is null';
  await tx.rows(`update membership_spell ${gone} and member_id = $2`, [tx.organizationId, act.subjectId, ctx.now]);
  await tx.rows(`update member ${gone} and id = $2`, [tx.organizationId, act.subjectId, ctx.now]);
  await refreshStages(tx, [act.subjectId]);
}

const CONTENT = `jsonb_build_object('first_name', m.first_name, 'last_name', m.last_name, 'email', m.email, 'phone', m.phone, 'phone_key', m.phone_key)`;

async function undoChangeMember(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  const stands = await tx.one(
    `select 1 from member m join member_version v on v.organization_id = $1 and v.member_id = m.id and v.version = $3
     where m.organization_id = $1 and m.id = $2 and ${CONTENT} = v.content for update of m`,
    [tx.organizationId, act.subjectId, act.facts['after']],
  );
  const later = (await laterOn(tx, act)).filter((verb) => verb === 'member.changed');
  refuseIfBuiltOn(later.length > 0 || stands ? later : ['a later change of the details']);
  await tx.rows(
    `update member m set first_name = v.content ->> 'first_name', last_name = v.content ->> 'last_name', email = v.content ->> 'email',
       phone = v.content ->> 'phone', phone_key = v.content ->> 'phone_key', version = m.version + 1
     from member_version v where m.organization_id = $1 and m.id = $2 and v.organization_id = $1 and v.member_id = m.id and v.version = $3`,
    [tx.organizationId, act.subjectId, act.facts['before']],
  );
}

/** Spells of the same member that came after this one, and acts on this one: both rest on it. */
async function restingOnSpell(tx: Tx, act: Act, version: number): Promise<string[]> {
  const later = await tx.rows(
    `select 1 from membership_spell s join membership_spell it on it.organization_id = $1 and it.id = $2
     where s.organization_id = $1 and s.member_id = it.member_id and s.voided_at is null and s.id <> it.id
       and (s.joined_on, s.created_at) > (it.joined_on, it.created_at)`,
    [tx.organizationId, act.subjectId],
  );
  const acts = await laterOn(tx, act);
  if (later.length > 0) return [...acts, 'a later membership'];
  return acts.length > 0 || (await factStands(tx, SPELL, act.subjectId, version))
    ? acts
    : ['a later change of the membership'];
}

async function undoStartSpell(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const { entry, lastId, lastVersion, lastWasOpen, homeBefore } = act.facts;
  const resumed = entry === 'RESUMED';
  await tx.rows('select 1 from membership_spell where organization_id = $1 and id = $2 for update', [
    tx.organizationId,
    act.subjectId,
  ]);
  refuseIfBuiltOn(await restingOnSpell(tx, act, resumed ? Number(lastVersion) + 1 : 1));
  if (!resumed) {
    const gone =
      'update membership_spell set voided_at = $3, version = version + 1 where organization_id = $1 and id = $2';
    await tx.rows(gone, [tx.organizationId, act.subjectId, ctx.now]);
    const home =
      'update member set home_location_id = $3, version = version + 1 where organization_id = $1 and id = $2';
    await tx.rows(home, [tx.organizationId, act.memberId, homeBefore]);
  }
  if (typeof lastId === 'string' && (resumed || lastWasOpen)) await restoreFact(tx, SPELL, lastId, Number(lastVersion));
  if (act.memberId) await refreshStages(tx, [act.memberId]);
}

async function undoEndSpell(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await tx.rows('select 1 from membership_spell where organization_id = $1 and id = $2 for update', [
    tx.organizationId,
    act.subjectId,
  ]);
  refuseIfBuiltOn(await restingOnSpell(tx, act, Number(act.facts['before']) + 1));
  await restoreFact(tx, SPELL, act.subjectId, Number(act.facts['before']));
  if (act.memberId) await refreshStages(tx, [act.memberId]);
}

async function undoWriteNote(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await tx.rows('update member_note set voided_at = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.subjectId,
    ctx.now,
  ]);
}

/** How each verb of this feature is undone. */
export const undoers: Undoers = {
  ...keeping,
  'member.added': undoAddMember,
  'member.changed': undoChangeMember,
  'spell.started': undoStartSpell,
  'spell.ended': undoEndSpell,
  'note.written': undoWriteNote,
};
