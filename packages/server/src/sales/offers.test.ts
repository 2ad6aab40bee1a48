import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClub, aMember, type Club, openWorld, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { newId } from '../kernel/index.ts';
import {
  addOffer,
  type AddOffer,
  changeOffer,
  readOffers,
  readPackages,
  sellPackage,
  undoers,
  withdrawOffer,
} from './index.ts';

const PT10: AddOffer = {
  name: 'PT 10',
  sessions: 10,
  priceMinor: 70_000,
  currency: 'USD',
  validDays: 120,
  from: '2026-01-01',
};

describe('the price list', () => {
  let world: OpenWorld;
  let club: Club;
  beforeAll(async () => {
    world = await openWorld();
  }, 120_000);
  afterAll(() => world.close());
  beforeEach(async () => {
    club = await aClub(world.db);
  });

  const add = async (like: Partial<AddOffer> = {}) => {
    const answer = await addOffer(club.db, club.as('owner'), { ...PT10, ...like }, newId());
    if (!('offerId' in answer)) throw new Error(answer.message);
    return answer;
  };
  const change = async (offerId: string, priceMinor: number, from: string) => {
    const answer = await changeOffer(club.db, club.as('owner'), { offerId, priceMinor, from }, newId());
    if (!('offerId' in answer)) throw new Error(answer.message);
    return answer;
  };
  const priceOn = async (on: string) => {
    const list = await readOffers(club.db, club.as('frontDesk'), { on });
    return Array.isArray(list) ? list.map(({ priceMinor }) => priceMinor) : list.message;
  };
  const takeBack = (activityId: string) => undo(club.db, club.as('owner'), { activityId }, newId(), undoers);
  const sell = (offerId: string, memberId: string, soldOn: string) =>
    sellPackage(
      club.db,
      club.as('manager'),
      {
        memberId,
        locationId: club.locationId,
        offerId,
        soldOn,
        sellers: [{ staffId: club.staff.trainer, partBp: 10_000 }],
      },
      newId(),
    );

  it('shows on each day what held on it', async () => {
    const { offerId } = await add();
    await change(offerId, 75_000, '2026-10-01');
    expect([await priceOn('2025-12-31'), await priceOn('2026-09-30'), await priceOn('2026-10-01')]).toEqual([
      [],
      [70_000],
      [75_000],
    ]);
  });

  it('never touches a sold package when it changes', async () => {
    const { memberId } = await aMember(club);
    const { offerId } = await add();
    expect(await sell(offerId, memberId, '2026-11-10')).toMatchObject({ type: 'PackageSold' });
    const changed = await change(offerId, 99_000, '2026-11-10');
    expect(await readPackages(club.db, club.as('owner'), memberId)).toMatchObject([{ priceMinor: 70_000, offerId }]);
    expect(await sell(offerId, memberId, '2026-11-10')).toMatchObject({ refusal: 'OfferNotOnSale' });
    expect(await sell(changed.offerId, memberId, '2026-11-10')).toMatchObject({ type: 'PackageSold' });
  });

  it('holds one entry of a name, a currency and a day, however it is written', async () => {
    await add();
    const again = (like: Partial<AddOffer>) => addOffer(club.db, club.as('owner'), { ...PT10, ...like }, newId());
    expect(await again({ name: ' pt  10' })).toMatchObject({ refusal: 'OfferNameTaken' });
    expect(await again({ currency: 'EUR' })).toMatchObject({ type: 'OfferAdded' });
    const both = await Promise.all([again({ name: 'PT 20' }), again({ name: 'PT 20' })]);
    expect(both.map((answer) => ('refusal' in answer ? answer.refusal : answer.type)).sort()).toEqual([
      'OfferAdded',
      'OfferNameTaken',
    ]);
  });

  it('refuses what is no offer, and everybody but an owner', async () => {
    const wrong: [Partial<AddOffer>, string][] = [
      [{ sessions: 0 }, 'sessions'],
      [{ priceMinor: -1 }, 'priceMinor'],
      [{ priceMinor: 1.5 }, 'priceMinor'],
      [{ name: '  ' }, 'name'],
      [{ currency: 'ZZZ' }, 'currency'],
      [{ validDays: 0 }, 'validDays'],
      [{ services: [] }, 'services'],
      [{ from: '2026-02-30' }, 'from'],
      [{ until: '2026-01-01' }, 'until'],
    ];
    for (const [like, field] of wrong) {
      expect(await addOffer(club.db, club.as('owner'), { ...PT10, ...like }, newId())).toMatchObject({
        refusal: 'InvalidInput',
        field,
      });
    }
    expect(await addOffer(club.db, club.as('manager'), PT10, newId())).toMatchObject({ refusal: 'NotPermitted' });
    expect(await readOffers(club.db, club.as('owner'))).toEqual([]);
  });

  it('tells a second tab that the offer changed meanwhile', async () => {
    const { offerId } = await add();
    await withdrawOffer(club.db, club.as('owner'), { offerId, from: '2026-12-01', version: 1 }, newId());
    const stale = await changeOffer(
      club.db,
      club.as('owner'),
      { offerId, priceMinor: 1, from: '2026-11-01', version: 1 },
      newId(),
    );
    expect(stale).toMatchObject({ refusal: 'ChangedMeanwhile' });
  });

  it('is as before when a change is undone, not while something was sold from it or followed it', async () => {
    const { memberId } = await aMember(club);
    const first = await add();
    const second = await change(first.offerId, 75_000, '2026-10-01');
    expect(await takeBack(first.activityId)).toMatchObject({
      refusal: 'SomethingBuiltOnIt',
      builtOn: ['offer.changed'],
    });
    const sold = await sell(second.offerId, memberId, '2026-11-10');
    expect(await takeBack(second.activityId)).toMatchObject({ builtOn: ['a package sold from it'] });
    if (!('activityId' in sold)) throw new Error(sold.message);
    await takeBack(sold.activityId);
    expect(await takeBack(second.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await priceOn('2026-11-01')).toEqual([70_000]);
    expect(await takeBack(first.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await priceOn('2026-11-01')).toEqual([]);
  });

  it('has a withdrawn offer back when that is undone, unless its name was taken meanwhile', async () => {
    const { offerId } = await add();
    const withdrawn = await withdrawOffer(club.db, club.as('owner'), { offerId, from: '2026-11-01' }, newId());
    if (!('activityId' in withdrawn)) throw new Error(withdrawn.message);
    expect(await priceOn('2026-11-01')).toEqual([]);
    const other = await add({ from: '2026-12-01' });
    expect(await takeBack(withdrawn.activityId)).toMatchObject({ refusal: 'OfferNameTaken' });
    await takeBack(other.activityId);
    expect(await takeBack(withdrawn.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await priceOn('2026-11-01')).toEqual([70_000]);
  });
});
