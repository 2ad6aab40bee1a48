import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClub, openWorld, type Club, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { listTrainers, payRateOn, payRatesOf, setPayRate, undoers } from './index.ts';

describe('what a trainer is paid', () => {
  let world: OpenWorld;
  let club: Club;
  beforeAll(async () => {
    world = await openWorld();
  }, 120_000);
  afterAll(() => world.close());

  const set = (from: string, payPerSessionMinor: number, key = `rate-${from}-${payPerSessionMinor}`) =>
    setPayRate(
      club.db,
      club.as('manager'),
      { staffId: club.staff.trainer, payPerSessionMinor, commissionBp: 1000, currency: 'USD', from },
      key,
    );
  const paidOn = (day: string) =>
    club.db.read(
      club.organizationId,
      async (query) => (await payRateOn(query, club.organizationId, club.staff.trainer, day))?.payPerSessionMinor,
    );

  it('holds from its day on, also between two rates, and the same day put again takes its place', async () => {
    club = await aClub(world.db);
    await set('2026-01-01', 3000);
    await set('2026-10-01', 3400);
    await set('2026-06-01', 3200);
    await set('2026-06-01', 3250);
    expect([
      await paidOn('2025-12-31'),
      await paidOn('2026-05-31'),
      await paidOn('2026-06-01'),
      await paidOn('2026-10-01'),
    ]).toEqual([undefined, 3000, 3250, 3400]);
  });

  it('is as before when the setting is undone, and not undone while a later one rests on it', async () => {
    club = await aClub(world.db);
    const first = await set('2026-01-01', 3000);
    const second = await set('2026-06-01', 3200);
    if (!('activityId' in first && 'activityId' in second)) throw new Error('both were to be set');
    const takeBack = (activityId: string) =>
      undo(club.db, club.as('owner'), { activityId }, `undo-${activityId}`, undoers);
    expect(await takeBack(first.activityId)).toMatchObject({ refusal: 'SomethingBuiltOnIt' });
    expect(await takeBack(second.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await paidOn('2026-07-01')).toBe(3000);
  });

  it('is set by leaders of the place alone, and read by the trainer too', async () => {
    club = await aClub(world.db);
    await set('2026-01-01', 3000);
    const ask = {
      staffId: club.staff.trainer,
      payPerSessionMinor: 1,
      commissionBp: 0,
      currency: 'USD',
      from: '2026-01-01',
    };
    expect(await setPayRate(club.db, club.as('trainer'), ask, 'by-trainer')).toMatchObject({ refusal: 'NotPermitted' });
    expect(await setPayRate(club.db, club.as('managerElsewhere'), ask, 'elsewhere')).toMatchObject({
      refusal: 'NotFound',
    });
    expect(await setPayRate(club.db, club.as('owner'), { ...ask, commissionBp: 10_001 }, 'too-much')).toMatchObject({
      field: 'commissionBp',
    });
    expect(await payRatesOf(club.db, club.as('trainer'), club.staff.trainer)).toMatchObject([
      { payPerSessionMinor: 3000 },
    ]);
    expect(await payRatesOf(club.db, club.as('trainer'), club.staff.otherTrainer)).toMatchObject({
      refusal: 'NotFound',
    });
  });

  it('lets each role choose among the trainers of its reach', async () => {
    const names = async (person: Parameters<Club['as']>[0]) => {
      const list = await listTrainers(club.db, club.as(person));
      return Array.isArray(list) ? list.map(({ firstName }) => firstName) : list.message;
    };
    expect(await names('owner')).toEqual(['Tessa', 'Theo', 'Tom']);
    expect(await names('frontDesk')).toEqual(['Tessa', 'Tom']);
    expect(await names('trainer')).toEqual(['Tom']);
    expect(await names('accountant')).toMatch('Only an owner');
  });
});
