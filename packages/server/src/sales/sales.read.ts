import { answered } from '../activity/index.ts';
import { type Ctx, may, ownIn, staffOf, withinReach } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { type Day, InvalidInput, isDay, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { cursorOf, membersWithin, type Page, type PageAsked, readCursor } from '../members/index.ts';
import { SALE_KINDS, type SaleKind } from './history.rules.ts';
import { maySeeMoney } from './sales.policy.ts';

/** A seller's part of a sale; the amount is null where the reader sees no money. */
export interface SellerSeen {
  readonly staffId: string;
  readonly partBp: number;
  readonly amountMinor: number | null;
}

/** A package as it was sold. Money is net, in minor units of its currency, and null where the reader may not see it. */
export interface SaleSeen {
  readonly id: string;
  readonly memberId: string;
  readonly locationId: string;
  readonly offerId: string | null;
  readonly item: string;
  readonly kind: SaleKind;
  readonly kindInferred: boolean;
  /** All of them, bonus ones included. */
  readonly sessions: number;
  readonly bonusSessions: number;
  readonly services: readonly string[];
  readonly soldOn: Day;
  readonly expiresOn: Day | null;
  readonly ownerStaffId: string | null;
  readonly predecessorId: string | null;
  readonly consultationId: string | null;
  readonly channel: string | null;
  readonly refundedOn: Day | null;
  readonly refundedMinor: number | null;
  readonly rescinded: boolean;
  readonly currency: string;
  readonly priceMinor: number | null;
  readonly listPriceMinor: number | null;
  readonly dueMinor: number | null;
  readonly collectedMinor: number | null;
  readonly sellers: readonly SellerSeen[];
  readonly version: number;
}

const SUM = (table: 'payment' | 'payment_due'): string =>
  `coalesce((select sum(t.amount_minor) from ${table} t where t.organization_id = $1 and t.package_id = p.id and t.voided_at is null), 0)::bigint`;

/** The statement's $1 is the organization. */
export const SALE_COLUMNS = `p.id, p.member_id as "memberId", p.location_id as "locationId", p.offer_id as "offerId", p.item, p.kind,
  p.kind_inferred as "kindInferred", p.sessions, p.bonus_sessions as "bonusSessions", p.services, p.sold_on as "soldOn",
  p.expires_on as "expiresOn", p.owner_staff_id as "ownerStaffId", p.predecessor_id as "predecessorId",
  p.consultation_id as "consultationId", p.channel, p.refunded_on as "refundedOn", p.refunded_minor as "refundedMinor", p.rescinded, p.currency,
  p.price_minor as "priceMinor", p.list_price_minor as "listPriceMinor", p.version,
  ${SUM('payment_due')} as "dueMinor", ${SUM('payment')} as "collectedMinor",
  array(select json_build_object('staffId', s.staff_id, 'partBp', s.part_bp, 'amountMinor', s.amount_minor)
    from sale_split s where s.organization_id = $1 and s.package_id = p.id order by s.part_bp desc, s.staff_id) as sellers`;

/** The row as this reader may see it. */
export function seenBy(ctx: Ctx, sale: SaleSeen): SaleSeen {
  const own = [sale.ownerStaffId, ...sale.sellers.map(({ staffId }) => staffId)];
  if (maySeeMoney(ctx, { locationId: sale.locationId, own })) return sale;
  const sellers = sale.sellers.map((seller) => ({ ...seller, amountMinor: null }));
  return {
    ...sale,
    sellers,
    priceMinor: null,
    listPriceMinor: null,
    dueMinor: null,
    collectedMinor: null,
    refundedMinor: null,
  };
}

/** Which sales: of these days (both in), of a location, a seller, a kind. */
export interface SalesQuestion {
  readonly from?: Day | null;
  readonly to?: Day | null;
  readonly locationId?: string | null;
  readonly sellerId?: string | null;
  readonly kind?: SaleKind | null;
}

function checkQuestion({ from, to, locationId, sellerId, kind }: SalesQuestion, { first }: PageAsked): void {
  for (const [field, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (day && !isDay(day)) refuse(new InvalidInput(field, 'That day does not exist.', 'Write it as 2026-11-18.'));
  }
  if (locationId && !isId(locationId)) refuse(new NotFound('location'));
  if (sellerId && !isId(sellerId)) refuse(new NotFound('seller'));
  if (kind && !SALE_KINDS.includes(kind)) {
    refuse(new InvalidInput('kind', 'There is no such kind of sale.', `Give one of ${SALE_KINDS.join(', ')}.`));
  }
  if (!Number.isInteger(first) || first < 1 || first > 100)
    refuse(new InvalidInput('first', 'A page holds 1 to 100 rows.', 'Ask for 1 to 100.'));
}

async function pageOfSales(query: Query, ctx: Ctx, asked: SalesQuestion, page: PageAsked): Promise<SaleSeen[]> {
  const parameters: unknown[] = [ctx.organizationId, staffOf(ctx)];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const reach = may(ctx, 'readSales');
  const after = readCursor(page.after, ['day', 'id']);
  const conditions = [
    withinReach(reach, { location: 'p.location_id', own: ['p.owner_staff_id', 'mine.staff_id'] }, parameters),
    ...(asked.from ? [`p.sold_on >= ${bind(asked.from)}::date`] : []),
    ...(asked.to ? [`p.sold_on <= ${bind(asked.to)}::date`] : []),
    ...(asked.locationId ? [`p.location_id = ${bind(asked.locationId)}::uuid`] : []),
    ...(asked.kind ? [`p.kind = ${bind(asked.kind)}`] : []),
    ...(asked.sellerId
      ? [
          `exists (select from sale_split b where b.organization_id = $1 and b.package_id = p.id and b.staff_id = ${bind(asked.sellerId)}::uuid)`,
        ]
      : []),
    ...(after ? [`(p.sold_on, p.id) < (${bind(after[0])}::date, ${bind(after[1])}::uuid)`] : []),
  ];
  return query.rows<SaleSeen>(
    `select ${SALE_COLUMNS} from session_package p
     left join sale_split mine on mine.organization_id = $1 and mine.package_id = p.id and mine.staff_id = $2::uuid
     where p.organization_id = $1 and p.voided_at is null and ${conditions.join(' and ')}
     order by p.sold_on desc, p.id desc limit ${bind(page.first + 1)}`,
    parameters,
  );
}

/**
 * The list of sales, the newest first. A trainer sees those they own or sold; the front desk sees no money.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (days, kind, page, cursor).
 */
export function listSales(
  db: Database,
  ctx: Ctx,
  asked: SalesQuestion,
  page: PageAsked,
): Promise<Page<SaleSeen> | Refusal> {
  return answered(async () => {
    may(ctx, 'readSales');
    checkQuestion(asked, page);
    const rows = await db.read(ctx.organizationId, (query) => pageOfSales(query, ctx, asked, page));
    const shown = rows.slice(0, page.first);
    return {
      edges: shown.map((sale) => ({ node: seenBy(ctx, sale), cursor: cursorOf([sale.soldOn, sale.id]) })),
      hasNextPage: rows.length > page.first,
    };
  });
}

/**
 * The packages of many members by one statement, the newest first, of those members that the reader may see in full:
 * whoever reads a member reads what they bought.
 */
export async function packagesOfMembers(
  query: Query,
  ctx: Ctx,
  memberIds: readonly string[],
): Promise<Map<string, SaleSeen[]>> {
  const reach = may(ctx, 'readSales');
  const parameters: unknown[] = [ctx.organizationId, memberIds];
  const within = membersWithin(reach, { id: 'm.id', home: 'm.home_location_id' }, parameters);
  // A trainer knows their own clients in full, whoever sold to them.
  const own = ownIn(reach);
  const theirs = own
    ? `m.id in (select oc.member_id from own_clients($1, $${parameters.push(own.staffId)}) oc)`
    : 'false';
  const rows = await query.rows<SaleSeen & { readonly ownClient: boolean }>(
    `select ${SALE_COLUMNS}, ${theirs} as "ownClient" from session_package p join member m on m.organization_id = $1 and m.id = p.member_id and m.voided_at is null
     where p.organization_id = $1 and p.member_id = any ($2::uuid[]) and p.voided_at is null and ${within}
     order by p.sold_on desc, p.id desc`,
    parameters,
  );
  const packages = new Map<string, SaleSeen[]>(memberIds.map((id) => [id, []]));
  for (const { ownClient, ...sale } of rows) packages.get(sale.memberId)?.push(ownClient ? sale : seenBy(ctx, sale));
  return packages;
}

/** The packages of one member, the newest first. Refuses: `NotPermitted`, `NotFound` (the member, or not the reader's to see). */
export function readPackages(db: Database, ctx: Ctx, memberId: string): Promise<SaleSeen[] | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'readSales');
    if (!isId(memberId)) refuse(new NotFound('member'));
    return db.read(ctx.organizationId, async (query) => {
      const parameters: unknown[] = [ctx.organizationId, memberId];
      const within = membersWithin(reach, { id: 'm.id', home: 'm.home_location_id' }, parameters);
      const member = await query.one(
        `select 1 from member m where m.organization_id = $1 and m.id = $2 and m.voided_at is null and ${within}`,
        parameters,
      );
      if (!member) refuse(new NotFound('member'));
      return (await packagesOfMembers(query, ctx, [memberId])).get(memberId) ?? [];
    });
  });
}

/** What is due and what was collected of a sale. */
export interface SaleMoney {
  readonly due: readonly { readonly id: string; readonly dueOn: Day; readonly amountMinor: number }[];
  readonly collected: readonly {
    readonly id: string;
    readonly collectedOn: Day;
    readonly amountMinor: number;
    readonly method: string;
  }[];
}

/** What is due and collected of many sales, by two statements. The caller has the sales from a list of this file, money visible. */
export async function moneyOfSales(
  query: Query,
  organizationId: string,
  packageIds: readonly string[],
): Promise<Map<string, SaleMoney>> {
  const bound = [organizationId, packageIds];
  const due = await query.rows<SaleMoney['due'][number] & { packageId: string }>(
    `select d.id, d.package_id as "packageId", d.due_on as "dueOn", d.amount_minor as "amountMinor" from payment_due d
     where d.organization_id = $1 and d.package_id = any ($2::uuid[]) and d.voided_at is null order by d.due_on, d.id`,
    bound,
  );
  const collected = await query.rows<SaleMoney['collected'][number] & { packageId: string }>(
    `select y.id, y.package_id as "packageId", y.collected_on as "collectedOn", y.amount_minor as "amountMinor", y.method from payment y
     where y.organization_id = $1 and y.package_id = any ($2::uuid[]) and y.voided_at is null order by y.collected_on, y.id`,
    bound,
  );
  return new Map(
    packageIds.map((id) => [
      id,
      {
        due: due.filter(({ packageId }) => packageId === id).map(({ packageId: _, ...line }) => line),
        collected: collected.filter(({ packageId }) => packageId === id).map(({ packageId: _, ...line }) => line),
      },
    ]),
  );
}
