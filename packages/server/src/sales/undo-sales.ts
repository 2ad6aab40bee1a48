import { type Act, factStands, laterOn, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { openFollowUpsAgain } from '../tasks/index.ts';
import { type Closing, SHOW } from './closing.ts';
import { settleSales } from './settle-sales.ts';
import { livingUndoers } from './undo-living.ts';
import { offerUndoers } from './undo-offers.ts';

interface SoldFacts {
  readonly packageId: string;
  readonly dueIds: readonly string[];
  readonly paymentIds: readonly string[];
  readonly closing: Closing | null;
}

async function lockMemberOf(tx: Tx, act: Act): Promise<void> {
  await tx.rows('select id from member where organization_id = $1 and id = $2 for no key update', [
    tx.organizationId,
    act.memberId,
  ]);
}

/** What came after the sale and rests on it, each by its name. */
async function restsOnSale(tx: Tx, facts: SoldFacts): Promise<string[]> {
  const found = await tx.one<{
    refunded: boolean;
    voided: boolean;
    payments: number;
    dues: number;
    followers: number;
    hourGiven: boolean;
    taken: number;
    moved: boolean;
  }>(
    `select p.refunded_on is not null as refunded, p.voided_at is not null as voided,
       (select count(*) from payment y where y.organization_id = $1 and y.package_id = p.id and y.voided_at is null
          and y.id <> all ($3::uuid[])) as payments,
       (select count(*) from payment_due d where d.organization_id = $1 and d.package_id = p.id and d.voided_at is null
          and d.id <> all ($4::uuid[])) as dues,
       (select count(*) from session_package s where s.organization_id = $1 and s.predecessor_id = p.id and s.voided_at is null) as followers,
       exists (select from consultation c join consultation o on o.organization_id = $1 and o.trainer_id = c.trainer_id and o.id <> c.id
          where c.organization_id = $1 and c.id = $5 and c.guards_slot and o.guards_slot and o.voided_at is null and o.outcome is null
            and slot_range(o.starts_at, o.minutes) && slot_range(c.starts_at, c.minutes)) as "hourGiven",
       coalesce((select s.used from package_state s where s.organization_id = $1 and s.package_id = p.id), 0) as taken,
       exists (select from ledger_line l join ledger_entry e on e.organization_id = $1 and e.id = l.entry_id
         where l.organization_id = $1 and l.holder_id = p.id and l.account = 'CREDITS_HELD' and l.amount < 0 and e.kind = 'MOVE'
           and e.reverses_id is null
           and not exists (select from ledger_entry m where m.organization_id = $1 and m.reverses_id = e.id)) as moved
     from session_package p where p.organization_id = $1 and p.id = $2 for update of p`,
    [
      tx.organizationId,
      facts.packageId,
      facts.paymentIds,
      facts.dueIds,
      facts.closing?.showedHere ? facts.closing.consultationId : null,
    ],
  );
  if (!found) return ['the sale itself is gone'];
  const { closing } = facts;
  const { taken } = found;
  const reworked = closing?.showedHere && !(await factStands(tx, SHOW, closing.consultationId, closing.version));
  const claims: [boolean, string][] = [
    [found.voided, 'the sale was taken back otherwise'],
    [taken > 0, taken === 1 ? 'a session taken from this package' : `${taken} sessions taken from this package`],
    [
      found.payments > 0,
      found.payments === 1 ? 'a payment collected since' : `${found.payments} payments collected since`,
    ],
    [found.dues > 0, 'instalments added since'],
    [found.refunded, 'the refund of this sale'],
    [found.followers > 0, 'a package that names this one as the one before'],
    [found.moved, 'sessions of it that were moved into another package'],
    [reworked ?? false, 'a change of the consultation since'],
    [found.hourGiven, 'another consultation of the trainer at that hour'],
  ];
  return claims.filter(([holds]) => holds).map(([, words]) => words);
}

/**
 * The sale never happened: the package and its money are void, the show that was logged with it is unlogged
 * again, whom somebody was to come back to is to be called again. */
async function undoSale(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const facts = act.facts as unknown as SoldFacts;
  await lockMemberOf(tx, act);
  refuseIfBuiltOn(await restsOnSale(tx, facts));
  const bound = [tx.organizationId, facts.packageId];
  await tx.rows(
    'update session_package set voided_at = now(), version = version + 1 where organization_id = $1 and id = $2',
    bound,
  );
  await tx.rows(
    'update payment_due set voided_at = now() where organization_id = $1 and package_id = $2 and voided_at is null',
    bound,
  );
  await tx.rows(
    'update payment set voided_at = now() where organization_id = $1 and package_id = $2 and voided_at is null',
    bound,
  );
  if (facts.closing?.showedHere) {
    await tx.rows(
      'update consultation set outcome = null, outcome_at = null, version = version + 1 where organization_id = $1 and id = $2',
      [tx.organizationId, facts.closing.consultationId],
    );
  }
  if (facts.closing) await openFollowUpsAgain(tx, facts.closing.stepIds);
  await settleSales(tx, ctx, act.memberId);
}

/** Money taken or planned for a sale that has been refunded meanwhile is part of what went back. */
async function refuseIfRefunded(tx: Tx, packageId: string): Promise<void> {
  const refunded = await tx.one(
    'select 1 from session_package where organization_id = $1 and id = $2 and refunded_on is not null for update',
    [tx.organizationId, packageId],
  );
  refuseIfBuiltOn(refunded ? ['the refund of this sale'] : []);
}

async function undoPayment(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await lockMemberOf(tx, act);
  await refuseIfRefunded(tx, act.subjectId);
  await tx.rows('update payment set voided_at = now() where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.facts['paymentId'],
  ]);
  await settleSales(tx, ctx, act.memberId);
}

async function undoDue(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await lockMemberOf(tx, act);
  await refuseIfRefunded(tx, act.subjectId);
  await tx.rows('update payment_due set voided_at = now() where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.facts['paymentDueId'],
  ]);
}

interface Refunded {
  readonly refundedOn: string | null;
  readonly refundedMinor: number | null;
  readonly refundedSessions: number;
}

/** The money never went back: as it was before, which is another part that did or nothing. */
async function undoRefund(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await lockMemberOf(tx, act);
  refuseIfBuiltOn((await laterOn(tx, act)).filter((verb) => verb === 'sale.refunded'));
  const before = act.facts['before'] as Refunded | undefined;
  await tx.rows(
    'update session_package set refunded_on = $3, refunded_minor = $4, refunded_sessions = $5, version = version + 1 where organization_id = $1 and id = $2',
    [
      tx.organizationId,
      act.subjectId,
      before?.refundedOn ?? null,
      before?.refundedMinor ?? null,
      before?.refundedSessions ?? 0,
    ],
  );
  await settleSales(tx, ctx, act.memberId);
}

/** How each verb of this feature is undone. */
export const undoers: Undoers = {
  ...offerUndoers,
  ...livingUndoers,
  'package.sold': undoSale,
  'consultation.closed': undoSale,
  'payment.collected': undoPayment,
  'payment-due.added': undoDue,
  'sale.refunded': undoRefund,
};
