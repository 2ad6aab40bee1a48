import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, refuse } from '../kernel/index.ts';
import { successorsOf } from '../renewals/index.ts';
import {
  deferredAsOf,
  type LocationAmount,
  type MonthAmount,
  type PackageInBooks,
  packagesAsOf,
  type PayAmount,
  payAsOf,
  revenueAsOf,
} from './books.read.ts';

/** The books as of the morning of a day: what the ledger says of all that is dated before it. */
export interface Books {
  readonly asOf: Day;
  readonly deferred: readonly LocationAmount[];
  readonly recognised: readonly MonthAmount[];
  readonly breakage: readonly MonthAmount[];
  readonly pay: readonly PayAmount[];
  readonly packages: readonly (PackageInBooks & { readonly successorId: string | null })[];
}

function withSuccessors(packages: readonly PackageInBooks[]): Books['packages'] {
  const byMember = new Map<string, PackageInBooks[]>();
  for (const sold of packages) byMember.set(sold.memberId, [...(byMember.get(sold.memberId) ?? []), sold]);
  const successors = new Map([...byMember.values()].flatMap((own) => [...successorsOf(own)]));
  return packages.map((sold) => ({ ...sold, successorId: successors.get(sold.id) ?? null }));
}

/**
 * Deferred and recognised revenue, breakage, session pay and every package, as of the morning of a day, from the ledger as of
 * that day. A manager reads own locations. Refuses: `NotPermitted`, `InvalidInput`.
 */
export function readBooks(db: Database, ctx: Ctx, asked: { readonly asOf: Day }): Promise<Books> {
  const reach = may(ctx, 'readBooks');
  const { asOf } = asked;
  if (!isDay(asOf)) refuse(new InvalidInput('asOf', 'That day does not exist.', 'Write it as 2026-11-18.'));
  const { organizationId } = ctx;
  return db.read(organizationId, async (query) => ({
    asOf,
    deferred: await deferredAsOf(query, organizationId, asOf, reach),
    recognised: await revenueAsOf(query, organizationId, 'RECOGNISED', asOf, reach),
    breakage: await revenueAsOf(query, organizationId, 'BREAKAGE', asOf, reach),
    pay: await payAsOf(query, organizationId, asOf, reach),
    packages: withSuccessors(await packagesAsOf(query, organizationId, asOf, reach)),
  }));
}
