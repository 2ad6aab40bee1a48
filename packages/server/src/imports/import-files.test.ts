import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import type { Ctx } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { isRefusal, newId } from '../kernel/index.ts';
import { importFiles, type ImportReport, readImportRuns, settleStaleRuns, undoImport } from './index.ts';

const EXPORTS = join(import.meta.dirname, '../../../../test/world/club-exports');
const PATHS = readdirSync(EXPORTS)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => join(EXPORTS, file));
const TRUTH = JSON.parse(readFileSync(join(EXPORTS, 'truth.json'), 'utf8')) as {
  counts: Record<string, number>;
  refusedRows: Record<string, { id?: string; why: string }[]>;
};

const ctx: Ctx = {
  organizationId: newId(),
  actor: { kind: 'COMMAND_LINE', staffId: null },
  grants: [],
  requestId: 'test',
  now: new Date('2026-11-19T12:00:00Z'),
};

const CLUBS = [
  ['Northside', 'America/New_York'],
  ['Harbor', 'America/Chicago'],
  ['Mesa', 'America/Denver'],
] as const;

/** The content of every table that lists, numbers and exports are made of: living rows without their technical columns. */
const LIVING = {
  staff: 'select first_name, last_name, email, job_title, is_trainer from staff where voided_at is null',
  rates:
    'select staff_id, pay_per_session_minor, commission_bp, held_from, held_until from pay_rate where voided_at is null',
  members: 'select id, first_name, last_name, email, phone, note, home_location_id from member where voided_at is null',
  spells:
    'select member_id, location_id, kind, status, joined_on, left_on, entry, rescinded_on from membership_spell where voided_at is null',
  consultations:
    'select id, chain_id, place_in_chain, is_last, trainer_id, starts_at, slot_on, set_on, outcome, late, walk_in from consultation where voided_at is null',
  sales:
    'select id, kind, sessions, price_minor, sold_on, expires_on, refunded_on, rescinded from session_package where voided_at is null',
  visits: 'select id, held_on, outcome from visit_fact where voided_at is null',
  refs: 'select kind, external_id, target_id, fingerprint from external_ref',
} as const;

jest.setTimeout(120_000);

describe('an import', () => {
  let world: FreshDatabase;
  let db: Database;
  const livingRows = () =>
    db.read(ctx.organizationId, async (query) => {
      const all: Record<string, string[]> = {};
      for (const [name, sql] of Object.entries(LIVING))
        all[name] = (await query.rows(sql)).map((row) => JSON.stringify(row)).sort();
      return all;
    });
  const take = async (paths: readonly string[], more: { dryRun?: boolean } = {}) => {
    const answer = await importFiles(db, ctx, { sourceName: 'Club system', paths, dryRun: false, ...more });
    if (isRefusal(answer)) throw new Error(answer.message);
    return answer;
  };

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    await db.transact(ctx.organizationId, async (tx) => {
      await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [ctx.organizationId, 'Clubs']);
      for (const [name, zone] of CLUBS) {
        await tx.rows(
          "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, 'USD', 'US')",
          [ctx.organizationId, newId(), name, zone],
        );
      }
    });
  });
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  const counted = (report: ImportReport) =>
    Object.fromEntries(report.files.filter(({ kind }) => kind).map((file) => [file.kind, file.counts]));
  let first: ImportReport;

  it('judges every row of a dry run and writes nothing', async () => {
    const before = await livingRows();
    const report = await take(PATHS, { dryRun: true });
    expect(report.type).toBe('ImportJudged');
    expect(counted(report)['members']?.create).toBe(TRUTH.counts['members']);
    expect(await livingRows()).toEqual(before);
  });

  it('takes in every right row of the club’s exports and leaves a payroll file alone', async () => {
    first = await take(PATHS);
    const counts = counted(first);
    for (const kind of ['staff', 'members', 'consultations', 'sales'] as const) {
      expect([kind, counts[kind]?.create]).toEqual([kind, TRUTH.counts[kind]]);
    }
    expect(first.files.filter(({ outcome }) => outcome === 'LEFT_ALONE').map(({ name }) => name)).toEqual([
      'payroll-2026-10.csv',
    ]);
  });

  it('refuses exactly the rows that are wrong, with the reason', () => {
    for (const kind of ['members', 'consultations', 'sales'] as const) {
      const file = first.files.find((candidate) => candidate.kind === kind)?.name;
      const refused = first.refused
        .filter((row) => row.file === file)
        .map(({ id, reason }) => ({ ...(id === null ? {} : { id }), why: reason }));
      const byWhy = (a: { why: string }, b: { why: string }) => a.why.localeCompare(b.why);
      expect(refused.sort(byWhy)).toEqual([...(TRUTH.refusedRows[kind] ?? [])].sort(byWhy));
    }
  });

  it('changes nothing when the same files come again', async () => {
    const before = await livingRows();
    const report = await take(PATHS);
    const written = report.files.map(({ name, counts }) => [name, counts.create + counts.update]);
    expect(written.filter(([, n]) => n !== 0)).toEqual([]);
    expect(await livingRows()).toEqual(before);
  });

  it('is undone whole, once, and can then be taken in again', async () => {
    const undone = await undoImport(db, ctx, { runId: first.runId }, 'undo-the-first-run');
    expect(undone).toMatchObject({ type: 'ImportUndone' });
    const left = await livingRows();
    expect(Object.entries(left).filter(([, rows]) => rows.length > 0)).toEqual([]);
    expect(await undoImport(db, ctx, { runId: first.runId }, 'undo-it-a-second-time')).toMatchObject({
      refusal: 'NothingToUndo',
    });
    const again = await take(PATHS);
    expect(counted(again)['members']?.create).toBe(TRUTH.counts['members']);
    const runs = await readImportRuns(db, ctx);
    expect(runs.map(({ state }) => state)).toEqual(['COMMITTED', 'COMMITTED', 'UNDONE', 'JUDGED']);
  });

  it('whose process is gone is given up at the next start, and one that is at work is left alone however long it takes', async () => {
    const [source] = await db.read(ctx.organizationId, (query) => query.rows<{ id: string }>('select id from source'));
    const runId = newId();
    await db.transact(ctx.organizationId, (tx) =>
      tx.rows(
        `insert into import_run (organization_id, id, source_id, state, dry_run, heartbeat_at)
         values ($1, $2, $3, 'MERGING', false, now() - interval '1 hour')`,
        [ctx.organizationId, runId, source?.id],
      ),
    );
    await db.transact(ctx.organizationId, async (tx) => {
      await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 78))', [runId]);
      expect(await settleStaleRuns(db, ctx.organizationId)).toBe(0);
    });
    expect(await settleStaleRuns(db, ctx.organizationId)).toBe(1);
    expect((await readImportRuns(db, ctx)).find((run) => run.runId === runId)?.state).toBe('ABANDONED');
  });
});
