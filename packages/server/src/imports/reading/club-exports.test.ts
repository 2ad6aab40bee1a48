import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BRITISH, GERMAN, inWesternLetters, rewriteExports } from '../../../../../test/world/rewrite-exports.ts';
import type { ExportStyle } from '../../../../../test/world/rewrite-exports.ts';
import { collect } from './file.builder.ts';
import type { Collected } from './file.builder.ts';
import { fingerprintOf, readFile } from './index.ts';
import type { ImportKind, TypedRow } from './index.ts';

const EXPORTS = fileURLToPath(new URL('../../../../../test/world/club-exports', import.meta.url));
const KINDS: Readonly<Record<string, ImportKind>> = {
  'locations.csv': 'locations',
  'staff.csv': 'staff',
  'members.csv': 'members',
  'consultations.csv': 'consultations',
  'sales.csv': 'sales',
  'visits.csv': 'visits',
};

async function collected(
  path: string,
): Promise<Collected & { kind: ImportKind; agrees: boolean | null; encoding: string | null }> {
  const file = await readFile(path);
  if (file.outcome !== 'readable') throw new Error(JSON.stringify(file));
  return { ...(await collect(file)), kind: file.kind, agrees: file.control.agrees, encoding: file.facts.encoding };
}

describe("A group's real exports are read to the last row", () => {
  it.each([
    ['locations.csv', 3, 0, null],
    ['staff.csv', 15, 0, true],
    ['members.csv', 2426, 2, true],
    ['consultations.csv', 1265, 1, true],
    ['sales.csv', 694, 0, true],
    ['visits.csv', 6269, 2, true],
  ] as const)('%s: %i ids, %i repeated rows', async (name, ids, repeated, agrees) => {
    const { accepted, kind, agrees: controlled } = await collected(join(EXPORTS, name));
    expect(kind).toBe(KINDS[name]);
    expect(controlled).toBe(agrees);
    const prints = new Map(accepted.map((row) => [row.id, row.fingerprint]));
    expect(prints.size).toBe(ids);
    expect(accepted.length - prints.size).toBe(repeated);
    // Every repeated row of these files says the same again.
    expect(new Set(accepted.map((row) => row.id + row.fingerprint)).size).toBe(ids);
  });

  it('refuses exactly the rows whose form is wrong', async () => {
    const refused = await Promise.all(
      ['members.csv', 'consultations.csv', 'sales.csv', 'visits.csv', 'staff.csv'].map(
        async (name) => (await collected(join(EXPORTS, name))).refused,
      ),
    );
    expect(refused.flat().map((row) => [row.id, row.refusals.map((refusal) => refusal.message).join()])).toEqual([
      [null, 'no member id'],
      ['999999', 'join date cannot be read'],
      ['8888803', 'unknown status'],
      ['8888811', 'price below zero'],
      ['8888812', 'no sessions'],
    ]);
  });

  it('leaves the payroll run and what is no table of the club alone', async () => {
    expect((await readFile(join(EXPORTS, 'payroll-2026-10.csv'))).outcome).toBe('unknown-kind');
    expect((await readFile(join(EXPORTS, 'truth.json'))).outcome).toBe('unknown-kind');
  });
});

describe.each([
  ['a German system', GERMAN, ['utf-8', 'windows-1252']],
  ['a British one', BRITISH, [null, 'utf-16le']],
] as const)('The same exports as %s writes them', (_name, style: ExportStyle, encodings) => {
  let folder = '';
  let names: Record<string, string> = {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setshow-exports-'));
    names = await rewriteExports(EXPORTS, folder, style);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.keys(KINDS))('%s says the same, row for row', async (name) => {
    const original = await collected(join(EXPORTS, name));
    const again = await collected(join(folder, names[name] ?? ''));
    expect(encodings).toContain(again.encoding);
    expect(again.kind).toBe(original.kind);
    expect(again.agrees).toBe(original.agrees);
    expect(again.accepted.map((row) => `${row.id} ${row.fingerprint}`)).toEqual(
      original.accepted.map((row) => `${row.id} ${fingerprintOf(asWritten(row.values))}`),
    );
    expect(again.refused.map((row) => [row.id, row.refusals.map(({ code }) => code)])).toEqual(
      original.refused.map((row) => [row.id, row.refusals.map(({ code }) => code)]),
    );
  });

  // An encoding that lacks a letter leaves the nearest one behind.
  function asWritten(values: TypedRow): TypedRow {
    return style.encoding === 'cp1252' ? (JSON.parse(inWesternLetters(JSON.stringify(values))) as TypedRow) : values;
  }

  it('the payroll run is still left alone', async () => {
    expect((await readFile(join(folder, names['payroll-2026-10.csv'] ?? ''))).outcome).toBe('unknown-kind');
  });
});
