import { type Act, laterOn, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../kernel/index.ts';
import { OfferNameTaken } from './sales.refusals.ts';

/** What rests on an entry of the price list: packages sold from it, and entries that took its place. */
async function restsOn(tx: Tx, act: Act): Promise<string[]> {
  const found = await tx.one<{ sold: number; followed: number }>(
    `select (select count(*) from session_package p where p.organization_id = $1 and p.offer_id = $2 and p.voided_at is null) as sold,
       (select count(*) from offer o where o.organization_id = $1 and o.previous_id = $2 and o.voided_at is null) as followed`,
    [tx.organizationId, act.subjectId],
  );
  return [
    ...(found && found.sold > 0
      ? [found.sold === 1 ? 'a package sold from it' : `${found.sold} packages sold from it`]
      : []),
    ...(found && found.followed > 0 ? ['offer.changed'] : []),
    ...(await laterOn(tx, act)),
  ];
}

async function removeOffer(tx: Tx, id: string): Promise<void> {
  await tx.rows('update offer set voided_at = now(), version = version + 1 where organization_id = $1 and id = $2', [
    tx.organizationId,
    id,
  ]);
}

/** The entry holds again as long as it did, unless another has taken its name on those days. */
async function holdAgain(tx: Tx, id: string, until: unknown): Promise<void> {
  const taken = await tx.one(
    `select other.id from offer o join offer other on other.organization_id = $1 and other.id <> o.id and other.voided_at is null
       and other.name_key = o.name_key and other.currency = o.currency
       and daterange(other.held_from, other.held_until, '[)') && daterange(o.held_from, $3::date, '[)')
     where o.organization_id = $1 and o.id = $2 limit 1`,
    [tx.organizationId, id, until],
  );
  if (taken) refuse(new OfferNameTaken());
  await tx.rows(
    'update offer set voided_at = null, held_until = $3::date, version = version + 1 where organization_id = $1 and id = $2',
    [tx.organizationId, id, until],
  );
}

async function lockList(tx: Tx): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text, 13))', [`price list ${tx.organizationId}`]);
}

async function undoAdded(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await lockList(tx);
  refuseIfBuiltOn(await restsOn(tx, act));
  await removeOffer(tx, act.subjectId);
}

async function undoChanged(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await lockList(tx);
  refuseIfBuiltOn(await restsOn(tx, act));
  await removeOffer(tx, act.subjectId);
  await holdAgain(tx, String(act.facts['previousId']), act.facts['previousUntil']);
}

async function undoWithdrawn(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await lockList(tx);
  refuseIfBuiltOn(await laterOn(tx, act));
  await holdAgain(tx, act.subjectId, act.facts['previousUntil']);
}

/** How each change of the price list is undone. */
export const offerUndoers: Undoers = {
  'offer.added': undoAdded,
  'offer.changed': undoChanged,
  'offer.withdrawn': undoWithdrawn,
};
