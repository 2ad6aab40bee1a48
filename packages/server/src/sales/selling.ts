import { type Ctx, isWithinReach, may, type Operation, reachOf } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { dayAt, InvalidInput, isId, newId, NotFound, NotPermitted, present, refuse } from '../kernel/index.ts';
import { lockMember } from '../members/index.ts';
import { closeWithSale, type Closing } from './closing.ts';
import { freezeTerms } from './freeze-terms.ts';
import { readHistories } from './history.read.ts';
import { judgeHistory, type PackageFacts, SALE_KINDS, type SaleKind } from './history.rules.ts';
import { insertDues, insertPayments } from './payments.ts';
import { whyNotCollected, whyNotDues } from './payments.rules.ts';
import type { FrozenTerms, Sale, SellingLocation } from './sale.ts';
import { sellsAt } from './selling-terms.read.ts';
import { freezeSplit, type FrozenShare, refuseUnlessStaff } from './sellers.read.ts';
import { settleSales } from './settle-sales.ts';

/** A sale that stands, with what an undo needs to know. */
export interface Sold {
  readonly packageId: string;
  readonly kind: SaleKind;
  readonly terms: FrozenTerms;
  readonly dueIds: readonly string[];
  readonly paymentIds: readonly string[];
  readonly closing: Closing | null;
}

async function sellingLocation(tx: Tx, ctx: Ctx, operation: Operation, locationId: string): Promise<SellingLocation> {
  const reach = may(ctx, operation);
  const location = isId(locationId)
    ? await tx.one<SellingLocation>(
        `select l.id, l.time_zone as "timeZone", l.currency, l.discount_limit_bp as "discountLimitBp" from location l
         where l.organization_id = $1 and l.id = $2 and l.voided_at is null for key share`,
        [tx.organizationId, locationId],
      )
    : null;
  return location && sellsAt(reach, locationId) ? location : refuse(new NotFound('location'));
}

function checkKind(ctx: Ctx, { kind, locationId }: Sale): void {
  if (!kind) return;
  if (!SALE_KINDS.includes(kind))
    refuse(new InvalidInput('kind', 'There is no such kind of sale.', `Give one of ${SALE_KINDS.join(', ')}.`));
  const replacing = reachOf(ctx, 'replacePackage');
  if (kind === 'REPLACEMENT' && !(replacing && isWithinReach(replacing, { locationId, own: [] }))) {
    refuse(new NotPermitted('Only an owner or a manager may replace packages.', 'an owner, a manager'));
  }
}

async function refuseUnlessOfMember(tx: Tx, packageId: string, memberId: string): Promise<void> {
  const found = isId(packageId)
    ? await tx.one(
        'select 1 from session_package where organization_id = $1 and id = $2 and member_id = $3 and voided_at is null',
        [tx.organizationId, packageId, memberId],
      )
    : null;
  if (!found) refuse(new NotFound('package'));
}

async function kindOf(tx: Tx, packageId: string, sale: Sale, terms: FrozenTerms): Promise<SaleKind> {
  if (sale.kind) return sale.kind;
  const history = (await readHistories(tx, tx.organizationId, [sale.memberId])).get(sale.memberId);
  const candidate: PackageFacts = {
    ...terms,
    fate: { used: 0, endedOn: terms.expiresOn },
    id: packageId,
    kind: 'NEW',
    kindInferred: true,
    refundedOn: null,
    refundedMinor: null,
  };
  const judged = judgeHistory([...(history ?? []), candidate]);
  return present(judged.get(packageId), 'the history was judged with the new package in it').kind;
}

async function insertPackage(
  tx: Tx,
  sale: Sale,
  sold: {
    id: string;
    terms: FrozenTerms;
    kind: SaleKind;
    shares: readonly FrozenShare[];
    timeZone: string;
    ownerStaffId: string;
  },
): Promise<void> {
  const { id, terms, kind, shares } = sold;
  const leading = [...shares].sort((a, b) => b.partBp - a.partBp)[0];
  await tx.rows(
    `insert into session_package (organization_id, id, member_id, location_id, offer_id, item, intro, kind, kind_inferred, sessions,
       bonus_sessions, price_minor, list_price_minor, currency, services, sold_at, sold_on, time_zone, expires_on, owner_staff_id,
       predecessor_id, channel, commission_bp, consultation_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    [
      tx.organizationId,
      id,
      sale.memberId,
      sale.locationId,
      terms.offerId,
      terms.item,
      terms.intro,
      kind,
      !sale.kind,
      terms.sessions,
      terms.bonusSessions,
      terms.priceMinor,
      terms.listPriceMinor,
      terms.currency,
      terms.services,
      terms.soldAt,
      terms.soldOn,
      sold.timeZone,
      terms.expiresOn,
      sold.ownerStaffId,
      sale.predecessorId ?? null,
      sale.channel ?? null,
      leading?.commissionBp ?? 0,
      sale.consultationId ?? null,
    ],
  );
  await tx.rows(
    `insert into sale_split (organization_id, package_id, staff_id, part_bp, amount_minor, sold_on, commission_bp)
     select $1, $2, s.staff_id, s.part_bp, s.amount_minor, $3, s.commission_bp
     from unnest($4::uuid[], $5::integer[], $6::bigint[], $7::integer[]) as s(staff_id, part_bp, amount_minor, commission_bp)`,
    [
      tx.organizationId,
      id,
      terms.soldOn,
      shares.map(({ staffId }) => staffId),
      shares.map(({ partBp }) => partBp),
      shares.map(({ amountMinor }) => amountMinor),
      shares.map(({ commissionBp }) => commissionBp),
    ],
  );
}

async function insertMoney(
  tx: Tx,
  sale: Sale,
  packageId: string,
  terms: FrozenTerms,
  today: string,
): Promise<Pick<Sold, 'dueIds' | 'paymentIds'>> {
  const { priceMinor, currency, soldOn } = terms;
  const dues = sale.paymentsDue ?? (priceMinor > 0 ? [{ dueOn: soldOn, amountMinor: priceMinor }] : []);
  const payments = sale.payments ?? [];
  const why = whyNotDues(dues, terms) ?? whyNotCollected(payments, { ...terms, today });
  if (why) refuse(why);
  const taken = payments.map(({ collectedOn, amountMinor, method }) => ({
    collectedOn: collectedOn ?? soldOn,
    amountMinor,
    method: method ?? '',
  }));
  return {
    dueIds: await insertDues(tx, packageId, currency, dues),
    paymentIds: await insertPayments(tx, packageId, currency, taken),
  };
}

/**
 * Sells a package inside a running command: the verbs `sellPackage` and `closeConsultation` are this, said two ways. The
 * member is locked first, so that two sales to one person see each other.
 */
export async function sell(tx: Tx, ctx: Ctx, operation: Operation, sale: Sale): Promise<Sold> {
  const location = await sellingLocation(tx, ctx, operation, sale.locationId);
  await lockMember(tx, ctx, operation, sale.memberId);
  checkKind(ctx, sale);
  const terms = await freezeTerms(tx, ctx, sale, location);
  if ((sale.channel ?? '').length > 100)
    refuse(new InvalidInput('channel', 'The channel is too long.', 'Give up to 100 characters.'));
  const shares = await freezeSplit(tx, sale.sellers, terms.priceMinor, terms.soldOn);
  if (sale.ownerStaffId) await refuseUnlessStaff(tx, [sale.ownerStaffId], 'trainer');
  if (sale.predecessorId) await refuseUnlessOfMember(tx, sale.predecessorId, sale.memberId);
  const closing = sale.consultationId
    ? await closeWithSale(tx, ctx, sale.consultationId, { memberId: sale.memberId, soldOn: terms.soldOn })
    : null;
  const ownerStaffId =
    sale.ownerStaffId ?? closing?.trainerId ?? present(shares[0], 'a whole split has a seller').staffId;
  const packageId = newId();
  const kind = await kindOf(tx, packageId, sale, terms);
  await insertPackage(tx, sale, { id: packageId, terms, kind, shares, timeZone: location.timeZone, ownerStaffId });
  const money = await insertMoney(tx, sale, packageId, terms, dayAt(ctx.now, location.timeZone));
  // A sale told of late may make a later one a renewal.
  await settleSales(tx, ctx, sale.memberId);
  return { packageId, kind, terms, closing, ...money };
}

/** What the log keeps of a sale: ids, days and figures. */
export function factsOf(sale: Sale, sold: Sold): Record<string, unknown> {
  const { kind, terms, dueIds, paymentIds, closing } = sold;
  return {
    packageId: sold.packageId,
    offerId: terms.offerId,
    kind,
    kindInferred: !sale.kind,
    sessions: terms.sessions,
    priceMinor: terms.priceMinor,
    currency: terms.currency,
    soldOn: terms.soldOn,
    sellers: sale.sellers.map(({ staffId, partBp }) => ({ staffId, partBp })),
    dueIds,
    paymentIds,
    closing,
  };
}
