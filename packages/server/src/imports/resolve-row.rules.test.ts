import { describe, expect, it } from '@jest/globals';
import { Directory } from './directory.ts';
import type { ConsultationRow, NamedPerson, SaleRow, StaffRow } from './reading/index.ts';
import { nameKey } from './reading/index.ts';
import { isLeadersJob, resolveRow } from './resolve-row.rules.ts';

const named = (first: string, last: string): NamedPerson => ({ first, last, key: nameKey(first, last) });
const NORTHSIDE = { id: 'north', name: 'Northside', timeZone: 'America/New_York', currency: 'USD', country: 'US' };
const staff = (id: string, ref: string | null, first: string, last: string) => ({
  id,
  ref,
  nameKey: nameKey(first, last),
  email: null,
  homeLocationId: 'north',
  withinReach: true,
  leads: false,
});
const directory = () =>
  new Directory(
    [NORTHSIDE],
    [staff('zoe', '42', 'Zoë', 'Ueda'), staff('sam-1', '1', 'Sam', 'Okoye'), staff('sam-2', '2', 'Sam', 'Okoye')],
  );

const slot: ConsultationRow = {
  kind: 'consultations',
  ref: '5002',
  memberRef: '100756',
  memberName: null,
  trainerRef: null,
  trainerName: named('zoe', 'ueda'),
  locationName: 'northside',
  service: null,
  startsLocal: { date: '2026-05-08', time: '16:45', offsetMinutes: null },
  minutes: 45,
  bookedLocal: { date: '2026-05-02', time: '13:00', offsetMinutes: null },
  bookedByRef: null,
  bookedByName: null,
  outcome: 'SHOWED',
  movedToRef: null,
};
const contentOf = (row: ConsultationRow | SaleRow) => {
  const found = resolveRow(row, directory());
  return 'content' in found ? found.content : {};
};
const reasonsOf = (row: ConsultationRow | SaleRow) => {
  const found = resolveRow(row, directory());
  return 'refusals' in found ? found.refusals.map(({ message }) => message) : [];
};

describe('a row of a file', () => {
  it('finds its trainer by a unique name, whatever the accents, and its instant on the location’s clock', () => {
    expect(contentOf(slot)).toMatchObject({
      trainer_id: 'zoe',
      starts_at: '2026-05-08T20:45:00.000Z',
      slot_on: '2026-05-08',
      walk_in: false,
    });
  });

  it('is a walk-in when it was booked less than an hour before its start', () => {
    const at = (time: string) =>
      contentOf({ ...slot, bookedLocal: { date: '2026-05-08', time, offsetMinutes: null } })['walk_in'];
    expect([at('15:45'), at('15:46'), at('16:50')]).toEqual([false, true, true]);
  });

  it('is no walk-in when the file tells only the day of booking', () => {
    expect(
      contentOf({ ...slot, bookedLocal: { date: '2026-05-08', time: null, offsetMinutes: null } })['walk_in'],
    ).toBe(false);
  });

  it('is refused when two trainers share the name, and when nobody has it', () => {
    expect(reasonsOf({ ...slot, trainerName: named('Sam', 'Okoye') })).toEqual(['2 staff members share this name']);
    expect(reasonsOf({ ...slot, trainerName: named('Nobody', 'Known') })).toEqual(['unknown trainer']);
  });

  it('is refused when its hour does not exist on the day the clocks go forward', () => {
    expect(reasonsOf({ ...slot, startsLocal: { date: '2026-03-08', time: '02:30', offsetMinutes: null } })[0]).toMatch(
      /does not exist/,
    );
  });

  it('is refused when it moved, but to no slot', () => {
    expect(reasonsOf({ ...slot, outcome: 'RESCHEDULED' })).toEqual(['rescheduled, but to no slot']);
  });

  it('keeps a sale’s money in minor units, and refuses another currency than the location’s', () => {
    const sale: SaleRow = {
      kind: 'sales',
      ref: '726',
      soldOn: '2026-05-01',
      memberRef: '100018',
      memberName: null,
      locationName: 'Northside',
      item: 'PT 20',
      saleKind: 'NEW',
      sessions: 20,
      amount: '1300',
      amountCurrency: null,
      expiresOn: '2026-11-27',
      sellerRef: '42',
      sellerName: null,
      trainerRef: null,
      trainerName: null,
      refundedOn: null,
    };
    expect(contentOf(sale)).toMatchObject({ price_minor: 130000, seller_id: 'zoe', owner_staff_id: null });
    expect(reasonsOf({ ...sale, amountCurrency: 'EUR' })).toEqual(['the location sells in USD']);
  });
});

describe('a row of somebody who manages one location', () => {
  const elsewhere = { ...staff('mo', '9', 'Mo', 'Away'), homeLocationId: 'south', withinReach: false };
  const boss = { ...staff('bo', '7', 'Bo', 'Boss'), leads: true };
  const ofManager = () => new Directory([NORTHSIDE], [...[staff('zoe', '42', 'Zoë', 'Ueda')], elsewhere, boss], false);
  const saidOf = (row: ConsultationRow | StaffRow) => {
    const found = resolveRow(row, ofManager());
    return 'refusals' in found
      ? found.refusals.map(({ column, value, code, mend }) => [column, value, code, mend])
      : [];
  };
  const person: StaffRow = {
    kind: 'staff',
    ref: '50',
    name: named('New', 'Trainer'),
    email: null,
    phone: null,
    role: 'Trainer',
    locationName: 'Northside',
    payPerSession: null,
    commissionBasisPoints: null,
    isActive: null,
  };

  it('is refused at another location as at one that is not there', () => {
    const there = saidOf({ ...slot, locationName: 'Southside' });
    const nowhere = saidOf({ ...slot, locationName: 'Atlantis' });
    expect(there).toEqual([
      ['location', 'Southside', 'location-unknown', expect.stringContaining('Open the location')],
    ]);
    expect(nowhere.map(([column, , code, mend]) => [column, code, mend])).toEqual(
      there.map(([column, , code, mend]) => [column, code, mend]),
    );
    expect(saidOf({ ...person, locationName: 'Southside' })[0]?.[2]).toBe('location-unknown');
  });

  it('finds nobody who works elsewhere, by id or by name', () => {
    expect(saidOf({ ...slot, trainerName: named('Mo', 'Away') })[0]?.[2]).toBe('trainer-unknown');
    expect(saidOf({ ...slot, trainerRef: '9', trainerName: null })[0]?.[2]).toBe('trainer-unknown');
    expect(saidOf(slot)).toEqual([]);
  });

  it('adds trainers, and no owner and no manager', () => {
    expect(saidOf(person)).toEqual([]);
    expect(saidOf({ ...person, role: 'General Manager' })[0]?.slice(0, 3)).toEqual([
      'role',
      'General Manager',
      'staff-leads',
    ]);
    for (const job of ['Owner', 'PT Director', 'Studioleiterin', 'Gerente', 'Responsable de club'])
      expect([job, isLeadersJob(job)]).toEqual([job, true]);
    for (const job of ['Trainer', 'Front Desk', 'Personal Coach', 'Entrenador', null])
      expect([job, isLeadersJob(job)]).toEqual([job, false]);
  });

  it('changes neither who leads nor who is at home elsewhere, known by id or by e-mail', () => {
    expect(saidOf({ ...person, ref: '7' })[0]?.slice(0, 3)).toEqual(['id', '7', 'staff-not-yours']);
    expect(saidOf({ ...person, ref: '9' })[0]?.[2]).toBe('staff-not-yours');
    expect(saidOf({ ...person, ref: '42' })).toEqual([]);
  });
});
