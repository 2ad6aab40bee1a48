import { laterOn, refuseIfBuiltOn, type Act, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import type { ViewPage } from './saved-views.ts';

async function refuseIfChanged(tx: Tx, act: Act, table: 'consent' | 'saved_view' | 'told_apart'): Promise<void> {
  await tx.rows(`select 1 from ${table} where organization_id = $1 and id = $2 for update`, [
    tx.organizationId,
    act.subjectId,
  ]);
  refuseIfBuiltOn(await laterOn(tx, act));
}

async function undoGiveConsent(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await refuseIfChanged(tx, act, 'consent');
  await tx.rows('update consent set voided_at = $3, version = version + 1 where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.subjectId,
    ctx.now,
  ]);
}

async function undoWithdrawConsent(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await refuseIfChanged(tx, act, 'consent');
  // A consent given since stands in its place: two of a channel can not hold at once.
  const since = await tx.one(
    `select 1 from consent c join consent it on it.organization_id = $1 and it.id = $2
     where c.organization_id = $1 and c.member_id = it.member_id and c.channel = it.channel and c.id <> it.id
       and c.withdrawn_on is null and c.voided_at is null`,
    [tx.organizationId, act.subjectId],
  );
  refuseIfBuiltOn(since ? ['a later consent for the same channel'] : []);
  await tx.rows(
    `update consent set withdrawn_on = null, withdrawal_recorded_at = null, withdrawal_recorded_by_staff_id = null, version = version + 1
     where organization_id = $1 and id = $2`,
    [tx.organizationId, act.subjectId],
  );
}

async function undoTellApart(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await refuseIfChanged(tx, act, 'told_apart');
  if (act.facts['first'] !== true) return;
  await tx.rows('update told_apart set voided_at = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.subjectId,
    ctx.now,
  ]);
}

/** The name that a view is to have again must be free: another may have taken it meanwhile. */
async function refuseIfNameGiven(tx: Tx, viewId: string, name: string): Promise<void> {
  const taken = await tx.one<{ page: ViewPage }>(
    `select o.page from saved_view o join saved_view it on it.organization_id = $1 and it.id = $2
     where o.organization_id = $1 and o.staff_id = it.staff_id and o.page = it.page and o.id <> it.id and o.name_key = fold_text($3)
       and o.removed_at is null and o.voided_at is null`,
    [tx.organizationId, viewId, name],
  );
  refuseIfBuiltOn(taken ? ['another view that has the name now'] : []);
}

async function undoSaveView(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await refuseIfChanged(tx, act, 'saved_view');
  await tx.rows('update saved_view set voided_at = $3, version = version + 1 where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.subjectId,
    ctx.now,
  ]);
}

async function undoRenameView(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await refuseIfChanged(tx, act, 'saved_view');
  const view = await tx.one<{ former: string }>(
    'select former_names[cardinality(former_names)] as former from saved_view where organization_id = $1 and id = $2',
    [tx.organizationId, act.subjectId],
  );
  await refuseIfNameGiven(tx, act.subjectId, view?.former ?? '');
  await tx.rows(
    `update saved_view set name = former_names[cardinality(former_names)], former_names = trim_array(former_names, 1), version = version + 1
     where organization_id = $1 and id = $2`,
    [tx.organizationId, act.subjectId],
  );
}

async function undoRemoveView(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await refuseIfChanged(tx, act, 'saved_view');
  const view = await tx.one<{ name: string }>('select name from saved_view where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.subjectId,
  ]);
  await refuseIfNameGiven(tx, act.subjectId, view?.name ?? '');
  await tx.rows(
    'update saved_view set removed_at = null, version = version + 1 where organization_id = $1 and id = $2',
    [tx.organizationId, act.subjectId],
  );
}

/** How what is kept beside a member's own facts is undone: consents, who is not who, saved views. */
export const undoers: Undoers = {
  'consent.given': undoGiveConsent,
  'consent.withdrawn': undoWithdrawConsent,
  'member.told-apart': undoTellApart,
  'view.saved': undoSaveView,
  'view.renamed': undoRenameView,
  'view.removed': undoRemoveView,
};
