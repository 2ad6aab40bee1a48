import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ctxOfHouse } from '../../packages/server/src/auth/index.ts';
import { connect, type Database } from '../../packages/server/src/db/index.ts';
import { importFiles, undoImport } from '../../packages/server/src/imports/index.ts';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { type Books, readBooks } from '../../packages/server/src/reports/index.ts';
import { freshDatabase, type FreshDatabase } from '../world/database.ts';

jest.setTimeout(240_000);

const EXPORTS = join(import.meta.dirname, '../world/club-exports');
interface Truth {
  readonly asOf: string;
  readonly locations: readonly { name: string; timeZone: string }[];
  readonly refusedRows: { readonly visits: readonly { readonly id: string; readonly why: string }[] };
  readonly deferred: Record<string, number>;
  readonly recognised: Record<string, number>;
  readonly breakage: Record<string, number>;
  readonly pay: Record<string, number>;
  readonly packages: Record<
    string,
    { left: number; unused: number; state: string; end: string | null; successor: string | null }
  >;
}
const TRUTH = JSON.parse(readFileSync(join(EXPORTS, 'truth.json'), 'utf8')) as Truth;
const FILES = readdirSync(EXPORTS).filter((file) => file.endsWith('.csv') && !file.startsWith('payroll'));

describe("the books of a group's exports", () => {
  let world: FreshDatabase;
  let db: Database;
  const ctx = ctxOfHouse(newId(), { requestId: 'test', now: new Date('2026-11-19T12:00:00Z') });
  const rows = <Row>(sql: string) => db.read(ctx.organizationId, (query) => query.rows<Row>(sql, [ctx.organizationId]));
  const bringIn = async () => {
    const paths = FILES.map((file) => join(EXPORTS, file));
    const report = await importFiles(db, ctx, { sourceName: 'Club system', paths, dryRun: false });
    if (!('runId' in report)) throw new Error(report.message);
    return report;
  };
  const inTruthsShape = async (books: Books) => {
    const named = await rows<{ id: string; name: string }>('select id, name from location where organization_id = $1');
    const refs = await rows<{ id: string; name: string }>(
      "select target_id as id, external_id as name from external_ref where organization_id = $1 and kind in ('staff', 'sale')",
    );
    const names = new Map([...named, ...refs].map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => names.get(id) ?? id;
    const amounts = (list: readonly { locationId?: string; staffId?: string; month?: string; amountMinor: number }[]) =>
      Object.fromEntries(
        list.map(({ locationId, staffId, month, amountMinor }) => [
          [nameOf(locationId ?? staffId ?? ''), month].filter(Boolean).join(' '),
          amountMinor,
        ]),
      );
    return {
      deferred: amounts(books.deferred),
      recognised: amounts(books.recognised),
      breakage: amounts(books.breakage),
      pay: amounts(books.pay),
      packages: Object.fromEntries(
        books.packages.map(({ id, left, unused, state, endedOn: end, successorId }) => [
          nameOf(id),
          { left, unused, state, end, successor: successorId === null ? null : nameOf(successorId) },
        ]),
      ),
    };
  };
  const booksNow = async () => inTruthsShape(await readBooks(db, ctx, { asOf: TRUTH.asOf }));
  const { deferred, recognised, breakage, pay, packages } = TRUTH;
  const truth = { deferred, recognised, breakage, pay, packages };
  const sizeOfLedger = () =>
    rows<{ n: number }>('select count(*) as n from ledger_line where organization_id = $1').then(([row]) => row?.n);
  let runId = '';

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    await db.transact(ctx.organizationId, async (tx) => {
      await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [ctx.organizationId, 'Clubs']);
      for (const { name, timeZone } of TRUTH.locations) {
        await tx.rows(
          "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, 'USD', 'US')",
          [ctx.organizationId, newId(), name, timeZone],
        );
      }
    });
    ({ runId } = await bringIn());
  });
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  it('are the truth to the cent: deferred, recognised, breakage, pay and every package', async () => {
    expect(await booksNow()).toEqual(truth);
  });

  it('refuse the visits that no package covers, each by name', async () => {
    const refused = await rows<{ id: string; why: string }>(
      `select ref as id, reasons -> -1 ->> 'message' as why from import_row
       where organization_id = $1 and kind = 'visits' and verdict = 'REFUSED' and ref is not null order by ref`,
    );
    const named = TRUTH.refusedRows.visits.map(({ id, why }) => ({ id, why })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(refused).toEqual(named);
  });

  it('are not moved by the same files again', async () => {
    const before = await sizeOfLedger();
    await bringIn();
    expect(await sizeOfLedger()).toBe(before);
    expect(await booksNow()).toEqual(truth);
  });

  it('are empty once the import is undone, by mirrors alone, and the truth again after the next one', async () => {
    const before = (await sizeOfLedger()) ?? 0;
    expect(await undoImport(db, ctx, { runId }, `undo ${newId()}`)).toMatchObject({ type: 'ImportUndone' });
    expect(await booksNow()).toEqual({ deferred: {}, recognised: {}, breakage: {}, pay: {}, packages: {} });
    expect(await sizeOfLedger()).toBe(2 * before);
    await bringIn();
    expect(await booksNow()).toEqual(truth);
  });
});
