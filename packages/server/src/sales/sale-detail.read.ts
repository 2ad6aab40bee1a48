import { answered } from '../activity/index.ts';
import { type Ctx, may, reachOf, staffOf, withinReach } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { moneyOfSales, SALE_COLUMNS, type SaleMoney, type SaleSeen, seenBy } from './sales.read.ts';

/** One sale with what is due and what was collected, line by line; both empty where the reader sees no money. */
export interface SaleDetail extends SaleSeen, SaleMoney {
  /** What may still be collected, in minor units; null where the reader sees no money. */
  readonly openMinor: number | null;
  /** What has not gone back yet, in minor units; null where the reader sees no money. */
  readonly refundableMinor: number | null;
}

/** Joins the reader's own part of a sale (`mine`); the statement's $1 is the organization, $2 the reader. */
const MINE =
  'left join sale_split mine on mine.organization_id = $1 and mine.package_id = p.id and mine.staff_id = $2::uuid';
const OWN = { location: 'p.location_id', own: ['p.owner_staff_id', 'mine.staff_id'] };

function withMoney(sale: SaleSeen, money: SaleMoney | undefined): SaleDetail {
  const { priceMinor, collectedMinor, refundedMinor } = sale;
  if (priceMinor === null || collectedMinor === null)
    return { ...sale, due: [], collected: [], openMinor: null, refundableMinor: null };
  const refundableMinor = priceMinor - (refundedMinor ?? 0);
  return {
    ...sale,
    due: money?.due ?? [],
    collected: money?.collected ?? [],
    openMinor: refundableMinor === 0 ? 0 : priceMinor - collectedMinor,
    refundableMinor,
  };
}

/** A sale within reach: at the location, or one's own as owner or seller. Refuses: `NotPermitted`, `NotFound`. */
export function readSale(db: Database, ctx: Ctx, id: string): Promise<SaleDetail | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'readSales');
    if (!isId(id)) refuse(new NotFound('sale'));
    const parameters: unknown[] = [ctx.organizationId, staffOf(ctx), id];
    const scope = withinReach(reach, OWN, parameters);
    return db.read(ctx.organizationId, async (query) => {
      const sale = await query.one<SaleSeen>(
        `select ${SALE_COLUMNS} from session_package p ${MINE}
         where p.organization_id = $1 and p.id = $3 and p.voided_at is null and ${scope}`,
        parameters,
      );
      if (!sale) return refuse(new NotFound('sale'));
      const money = await moneyOfSales(query, ctx.organizationId, [id]);
      return withMoney(seenBy(ctx, sale), money.get(id));
    });
  });
}

/**
 * The sale that each of many consultations ended in: the one that names it, else the earliest that the show closed. None
 * for whoever sees no sales.
 */
export async function salesOfConsultations(
  db: Database,
  ctx: Ctx,
  consultationIds: readonly string[],
): Promise<Map<string, SaleSeen>> {
  const reach = reachOf(ctx, 'readSales');
  if (!reach) return new Map();
  const parameters: unknown[] = [ctx.organizationId, staffOf(ctx), consultationIds];
  const scope = withinReach(reach, OWN, parameters);
  const rows = await db.read(ctx.organizationId, (query) =>
    query.rows<SaleSeen & { closedId: string }>(
      `select c.id as "closedId", ${SALE_COLUMNS} from unnest($3::uuid[]) c (id)
       cross join lateral (
         select s.id from (
           select n.id, 0 as place, n.sold_on from session_package n
             where n.organization_id = $1 and n.consultation_id = c.id and n.voided_at is null
           union all select q.id, 1, q.sold_on from sales_closed_on($1, c.id) q) s
         order by s.place, s.sold_on limit 1) closing
       join session_package p on p.organization_id = $1 and p.id = closing.id ${MINE}
       where p.organization_id = $1 and ${scope}`,
      parameters,
    ),
  );
  return new Map(rows.map(({ closedId, ...sale }) => [closedId, seenBy(ctx, sale)]));
}
