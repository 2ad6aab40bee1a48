import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../kernel/index.ts';
import { fatesOf, inferKind, isRescinded, judgeHistory, type PackageFacts, type SpentVisit } from './history.rules.ts';

const bought = (id: string, soldOn: Day, like: Partial<PackageFacts> = {}): PackageFacts => ({
  id,
  soldOn,
  soldAt: new Date(`${soldOn}T12:00:00Z`),
  intro: false,
  kind: 'NEW',
  kindInferred: true,
  priceMinor: 70_000,
  sessions: 10,
  expiresOn: addDays(soldOn, 120),
  refundedOn: null,
  refundedMinor: null,
  ...like,
});
const visitsOn = (...days: Day[]): SpentVisit[] => days.map((heldOn) => ({ heldOn }));
const kindsOf = (packages: PackageFacts[], visits: SpentVisit[] = []) =>
  Object.fromEntries([...judgeHistory(packages, visits)].map(([id, { kind }]) => [id, kind]));

describe('the kind of a sale that nobody stated', () => {
  it('is new for the first paid package, an intro or a gift before it notwithstanding', () => {
    const intro = bought('a', '2026-05-01', { intro: true, priceMinor: 9_900 });
    const gift = bought('b', '2026-05-02', { priceMinor: 0 });
    expect(kindsOf([intro, gift, bought('c', '2026-05-20')])).toEqual({ a: 'INTRO', b: 'NEW', c: 'NEW' });
  });

  it('is a renewal up to 30 days after the last package expired, and a reactivation from the 31st', () => {
    const first = bought('a', '2026-01-01', { expiresOn: '2026-03-01' });
    expect(kindsOf([first, bought('b', '2026-03-31')])['b']).toBe('RENEWAL');
    expect(kindsOf([first, bought('b', '2026-04-01')])['b']).toBe('REACTIVATION');
  });

  it('goes by the day the last session was used when that came before the expiry', () => {
    const first = bought('a', '2026-01-01', { sessions: 2, expiresOn: '2026-12-31' });
    const used = visitsOn('2026-01-05', '2026-01-10');
    expect(kindsOf([first, bought('b', '2026-02-09')], used)['b']).toBe('RENEWAL');
    expect(kindsOf([first, bought('b', '2026-02-10')], used)['b']).toBe('REACTIVATION');
    expect(kindsOf([first, bought('b', '2026-06-01')], used.slice(1))['b']).toBe('RENEWAL');
  });

  it('leaves rescinded sales and corrections out of what came earlier', () => {
    const rescinded = bought('a', '2026-05-01', { refundedOn: '2026-05-15', refundedMinor: 70_000 });
    const correction = bought('b', '2026-05-02', { kind: 'REPLACEMENT', kindInferred: false });
    expect(kindsOf([rescinded, correction, bought('c', '2026-05-20')])['c']).toBe('NEW');
  });

  it('keeps a stated kind, whatever the history says', () => {
    expect(
      kindsOf([bought('a', '2026-05-01'), bought('b', '2026-05-02', { kind: 'UPGRADE', kindInferred: false })])['b'],
    ).toBe('UPGRADE');
  });

  it('is judged anew when an older sale comes to light', () => {
    const late = bought('b', '2026-05-20');
    expect(kindsOf([late])['b']).toBe('NEW');
    expect(kindsOf([late, bought('a', '2026-05-01')])['b']).toBe('RENEWAL');
  });
});

describe('a rescinded sale', () => {
  const refunded = (on: Day, minor = 70_000) => bought('a', '2026-05-01', { refundedOn: on, refundedMinor: minor });
  const rescinded = (sold: PackageFacts, visits: SpentVisit[] = []) =>
    isRescinded(sold, fatesOf([sold], visits).get('a') ?? { used: 0, endedOn: null });

  it('is one fully refunded by the 14th day with no session of it taken', () => {
    expect(rescinded(refunded('2026-05-15'))).toBe(true);
    expect(rescinded(refunded('2026-05-16'))).toBe(false);
    expect(rescinded(refunded('2026-05-10', 69_999))).toBe(false);
    expect(rescinded(refunded('2026-05-10'), visitsOn('2026-05-03'))).toBe(false);
    expect(rescinded(refunded('2026-05-10'), visitsOn('2026-05-11'))).toBe(true);
  });
});

describe('which package a visit is taken from', () => {
  it('is the one that expires soonest, open-ended ones last, ties by sale day', () => {
    const open = bought('a', '2026-01-01', { expiresOn: null });
    const late = bought('b', '2026-01-02', { expiresOn: '2026-06-30' });
    const soon = bought('c', '2026-01-03', { expiresOn: '2026-06-30', sessions: 1 });
    const fates = fatesOf([open, late, soon], visitsOn('2026-01-02', '2026-01-10', '2026-07-01'));
    expect([fates.get('a')?.used, fates.get('b')?.used, fates.get('c')?.used]).toEqual([1, 2, 0]);
  });

  it('may be used on its last valid day, and not on the day after', () => {
    const only = bought('a', '2026-01-01', { expiresOn: '2026-01-31' });
    expect(fatesOf([only], visitsOn('2026-01-31', '2026-02-01')).get('a')).toEqual({ used: 1, endedOn: '2026-01-31' });
  });

  it('never spends more than was bought, whatever the visits', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
    const sold = fc.record({ soldOn: day, sessions: fc.integer({ min: 1, max: 5 }), open: fc.boolean() });
    fc.assert(
      fc.property(fc.array(sold, { maxLength: 5 }), fc.array(day, { maxLength: 30 }), (sales, days) => {
        const packages = sales.map(({ soldOn, sessions, open }, n) =>
          bought(`p${n}`, soldOn, { sessions, ...(open ? { expiresOn: null } : {}) }),
        );
        const fates = fatesOf(packages, visitsOn(...days.sort()));
        const used = packages.map(({ id, sessions }) => ({ sessions, used: fates.get(id)?.used ?? 0 }));
        expect(used.every((fate) => fate.used <= fate.sessions)).toBe(true);
        expect(used.reduce((sum, fate) => sum + fate.used, 0)).toBeLessThanOrEqual(days.length);
      }),
    );
  });

  it('makes the earliest paid sale of a member new, and no other', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, (offsets) => {
        const packages = offsets.map((n) => bought(`p${n}`, addDays('2026-01-01', n)));
        const fates = fatesOf(packages, []);
        const fresh = packages.filter((sold) => inferKind(sold, packages, fates) === 'NEW').map(({ id }) => id);
        expect(fresh).toEqual([`p${Math.min(...offsets)}`]);
      }),
    );
  });
});

const EXPORTS = join(import.meta.dirname, '../../../../test/world/club-exports');

/** The rows of an export as they are: a title, an empty line, headings, a totals row. */
function rowsOf(file: string): string[][] {
  const lines = readFileSync(join(EXPORTS, file), 'utf8').split(/\r?\n/).slice(3);
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return lines.map(cells).filter((row) => /^\d+$/.test(row[0] ?? ''));
}
const dayOf = (text: string): Day | null => {
  const [, month, date, year] = /^(\d+)\/(\d+)\/(\d+)/.exec(text) ?? [];
  return year ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : null;
};
/** Orders the visits of one day: 9:30 AM before 1:15 PM. */
const minuteOf = (text: string): number => {
  const [, hour, minute, half] = / (\d+):(\d+) (AM|PM)/.exec(text) ?? [];
  return (Number(hour) % 12) * 60 + Number(minute) + (half === 'PM' ? 720 : 0);
};

describe('the club that exported its books', () => {
  const truth = JSON.parse(readFileSync(join(EXPORTS, 'truth.json'), 'utf8')) as {
    asOf: Day;
    kinds: Record<string, string>;
    packages: Record<string, { end: Day | null; left: number; state: string }>;
  };
  const histories = new Map<string, { packages: PackageFacts[]; visits: SpentVisit[] }>();
  for (const [
    id = '',
    soldOn = '',
    member = '',
    ,
    ,
    ,
    kind,
    sessions,
    amount = '',
    expires = '',
    ,
    ,
    refunded = '',
  ] of rowsOf('sales.csv')) {
    if (!(id in truth.kinds)) continue;
    const history = histories.get(member) ?? { packages: [], visits: [] };
    const priceMinor = Math.round(Number(amount.replaceAll(',', '')) * 100);
    const day = dayOf(soldOn) ?? '';
    const facts = { intro: kind === 'Intro', sessions: Number(sessions), priceMinor, expiresOn: dayOf(expires) };
    history.packages.push(
      bought(id, day, { ...facts, refundedOn: dayOf(refunded), refundedMinor: refunded ? priceMinor : null }),
    );
    histories.set(member, history);
  }
  // Two visits stand in the file twice: one id is one visit.
  const visits = new Map(rowsOf('visits.csv').map((row) => [row[0], row]));
  const spent = [...visits.values()].filter((row) => ['Completed', 'No Show', 'Late Cancel'].includes(row[8] ?? ''));
  const ordered = spent.map((row) => ({
    member: row[1] ?? '',
    heldOn: dayOf(row[6] ?? '') ?? '',
    minute: minuteOf(row[6] ?? ''),
  }));
  ordered.sort((a, b) => (a.heldOn === b.heldOn ? a.minute - b.minute : a.heldOn < b.heldOn ? -1 : 1));
  for (const { member, heldOn } of ordered) if (heldOn < truth.asOf) histories.get(member)?.visits.push({ heldOn });
  const judged = new Map(
    [...histories.values()].flatMap(({ packages, visits }) => [...judgeHistory(packages, visits)]),
  );

  it('has its 694 kinds inferred as it knows them, without a look at what it wrote', () => {
    expect(Object.fromEntries([...judged].map(([id, { kind }]) => [id, kind]))).toEqual(truth.kinds);
  });

  it('has every package end on the day it knows', () => {
    const ends = [...judged].map(([id, { endedOn }]) => [
      id,
      endedOn !== null && endedOn < truth.asOf ? endedOn : null,
    ]);
    expect(Object.fromEntries(ends)).toEqual(
      Object.fromEntries(Object.entries(truth.packages).map(([id, { end }]) => [id, end])),
    );
  });
});
