import { factStands, refuseIfBuiltOn, restoreFact, type Act, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { InvariantBroken } from '../kernel/index.ts';
import { takeStepBack } from '../tasks/index.ts';
import { refreshJourneys } from './journeys.ts';
import { CONSULTATION, overlapping, slotById, type StoredSlot } from './slots.ts';

/** Later acts on any slot of the chain that still hold, oldest first: a chain is one thing. */
async function laterOnChain(tx: Tx, act: Act, chainId: string): Promise<string[]> {
  const later = await tx.rows<{ verb: string }>(
    `select a.verb from consultation c
     join activity a on a.organization_id = $1 and a.subject_kind = 'consultation' and a.subject_id = c.id
     join activity it on it.organization_id = $1 and it.id = $3
     where c.organization_id = $1 and c.chain_id = $2 and a.undoes_id is null and (a.happened_at, a.id) > (it.happened_at, it.id)
       and not exists (select 1 from activity u where u.organization_id = $1 and u.undoes_id = a.id)
     order by a.happened_at, a.id`,
    [tx.organizationId, chainId, act.id],
  );
  return later.map(({ verb }) => verb);
}

/** The slot, locked, after making sure that nothing rests on the act which left it in `version`. */
async function unbuilt(tx: Tx, act: Act, id: string, version: number): Promise<StoredSlot> {
  const slot = await slotById(tx, id);
  if (!slot) {
    refuseIfBuiltOn(['a later change of the consultation']);
    throw new InvariantBroken('a refusal was thrown');
  }
  const later = await laterOnChain(tx, act, slot.chainId);
  refuseIfBuiltOn(later);
  if (!(await factStands(tx, CONSULTATION, id, version))) refuseIfBuiltOn(['a later change of the consultation']);
  return slot;
}

/** Sales that this show closed, or that name it: taking the show away would take them with it. */
async function refuseIfSoldOn(tx: Tx, slot: StoredSlot): Promise<void> {
  if (slot.outcome !== 'SHOWED') return;
  const sold = await tx.rows<{ sold_on: string }>('select sold_on from sales_closed_on($1, $2)', [
    tx.organizationId,
    slot.id,
  ]);
  refuseIfBuiltOn(sold.map((sale) => `the sale of ${sale.sold_on}`));
}

/** An hour that was given to somebody else meanwhile can not become this one's again. */
async function refuseIfHourGiven(tx: Tx, slot: StoredSlot): Promise<void> {
  await tx.rows('select 1 from staff where organization_id = $1 and id = $2 for no key update', [
    tx.organizationId,
    slot.trainerId,
  ]);
  const other = await overlapping(tx, {
    trainerId: slot.trainerId,
    startsAt: slot.startsAt,
    minutes: slot.minutes,
    except: slot.id,
  });
  if (other) refuseIfBuiltOn(['another consultation of the trainer at that hour']);
}

async function undoSet(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const slot = await unbuilt(tx, act, act.subjectId, 1);
  const gone = 'set voided_at = $3 where organization_id = $1 and id = $2';
  await tx.rows(`update consultation ${gone.replace('where', ', version = version + 1 where')}`, [
    tx.organizationId,
    slot.id,
    ctx.now,
  ]);
  await tx.rows(`update consultation_chain ${gone}`, [tx.organizationId, slot.chainId, ctx.now]);
  await refreshJourneys(tx, [slot.memberId]);
}

async function undoMove(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const to = await unbuilt(tx, act, String(act.facts['toId']), 1);
  const from = await slotById(tx, act.subjectId);
  if (!from) throw new InvariantBroken('the slot that was moved is still there');
  const gone = 'update consultation set voided_at = $3, version = version + 1 where organization_id = $1 and id = $2';
  await tx.rows(gone, [tx.organizationId, to.id, ctx.now]);
  await refuseIfHourGiven(tx, from);
  await restoreFact(tx, CONSULTATION, from.id, Number(act.facts['before']));
  await refreshJourneys(tx, [to.memberId]);
}

async function undoOutcome(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  const before = Number(act.facts['before']);
  const slot = await unbuilt(tx, act, act.subjectId, before + 1);
  await refuseIfSoldOn(tx, slot);
  if (act.facts['outcomeBefore'] === null) await refuseIfHourGiven(tx, slot);
  await restoreFact(tx, CONSULTATION, slot.id, before);
  await refreshJourneys(tx, [slot.memberId]);
}

async function undoObjection(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const before = Number(act.facts['before']);
  const slot = await unbuilt(tx, act, act.subjectId, before + 1);
  const stepId = act.facts['stepId'];
  if (typeof stepId === 'string' && !(await takeStepBack(tx, stepId, ctx.now)))
    refuseIfBuiltOn(['the follow-up, which was worked on']);
  await restoreFact(tx, CONSULTATION, slot.id, before);
}

/** How each verb of this feature is undone. */
export const undoers: Undoers = {
  'consultation.set': undoSet,
  'consultation.walked-in': undoSet,
  'consultation.moved': undoMove,
  'consultation.showed': undoOutcome,
  'consultation.missed': undoOutcome,
  'consultation.cancelled': undoOutcome,
  'consultation.corrected': undoOutcome,
  'consultation.objection-recorded': undoObjection,
};
