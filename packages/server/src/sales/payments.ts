import type { Tx } from '../db/index.ts';
import { type Day, newId } from '../kernel/index.ts';
import type { Due } from './sale.ts';

/** Writes what is due of a package; returns the ids. */
export async function insertDues(tx: Tx, packageId: string, currency: string, dues: readonly Due[]): Promise<string[]> {
  const ids = dues.map(() => newId());
  if (ids.length === 0) return ids;
  await tx.rows(
    `insert into payment_due (organization_id, id, package_id, due_on, amount_minor, currency)
     select $1, d.id, $2, d.due_on, d.amount_minor, $3 from unnest($4::uuid[], $5::date[], $6::bigint[]) as d(id, due_on, amount_minor)`,
    [
      tx.organizationId,
      packageId,
      currency,
      ids,
      dues.map(({ dueOn }) => dueOn),
      dues.map(({ amountMinor }) => amountMinor),
    ],
  );
  return ids;
}

/** Money taken, in minor units of the sale's currency. */
export interface Payment {
  readonly collectedOn: Day;
  readonly amountMinor: number;
  readonly method: string;
}

/** Writes what was collected for a package; returns the ids. */
export async function insertPayments(
  tx: Tx,
  packageId: string,
  currency: string,
  payments: readonly Payment[],
): Promise<string[]> {
  const ids = payments.map(() => newId());
  if (ids.length === 0) return ids;
  await tx.rows(
    `insert into payment (organization_id, id, package_id, collected_on, amount_minor, currency, method)
     select $1, y.id, $2, y.collected_on, y.amount_minor, $3, btrim(y.method)
     from unnest($4::uuid[], $5::date[], $6::bigint[], $7::text[]) as y(id, collected_on, amount_minor, method)`,
    [
      tx.organizationId,
      packageId,
      currency,
      ids,
      payments.map(({ collectedOn }) => collectedOn),
      payments.map(({ amountMinor }) => amountMinor),
      payments.map(({ method }) => method),
    ],
  );
  return ids;
}
