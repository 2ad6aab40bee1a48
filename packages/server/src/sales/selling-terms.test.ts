import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aClub,
  aConsultation,
  aMember,
  type Club,
  NOW,
  openWorld,
  type OpenWorld,
} from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { isRefusal, newId, type Refusal } from '../kernel/index.ts';
import {
  addOffer,
  collectPayment,
  planInstalments,
  readSale,
  refundSale,
  type Sale,
  salesOfConsultations,
  sellingTerms,
  sellPackage,
  undoers,
} from './index.ts';

type Person = Parameters<Club['as']>[0];
let world: OpenWorld;
let club: Club;
let memberId: string;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  club = await aClub(world.db);
  ({ memberId } = await aMember(club));
});

const key = () => `key ${newId()}`;
async function held<Answer extends object>(answer: Promise<Answer | Refusal>): Promise<Answer> {
  const given = await answer;
  if (isRefusal(given)) throw new Error(`${given.refusal}: ${given.message}`);
  return given;
}
const offer = async (name: string, like: object = {}) =>
  (
    await held(
      addOffer(
        club.db,
        club.as('owner'),
        { name, sessions: 10, priceMinor: 99_999, currency: 'USD', from: '2026-01-01', ...like },
        key(),
      ),
    )
  ).offerId;
const sell = async (like: Partial<Sale> = {}) =>
  (
    await held(
      sellPackage(
        club.db,
        club.as('manager'),
        {
          memberId,
          locationId: club.locationId,
          offerId: await offer(newId(), { priceMinor: 60_000 }),
          sellers: [{ staffId: club.staff.trainer, partBp: 10_000 }],
          ...like,
        },
        key(),
      ),
    )
  ).packageId;

describe('what a sale at a location can be made of', () => {
  it('is the price list of the day, with the lowest price that this person may ask', async () => {
    await club.db.transact(club.organizationId, (tx) =>
      tx.rows('update location set discount_limit_bp = 1500 where organization_id = $1 and id = $2', [
        club.organizationId,
        club.locationId,
      ]),
    );
    await offer('PT 10');
    await offer('Old', { until: '2026-11-18' });
    await offer('Soon', { from: '2026-11-19' });
    await offer('Elsewhere', { currency: 'EUR' });
    const terms = (person: Person) => held(sellingTerms(club.db, club.as(person), club.locationId));
    const seen = async (person: Person) => {
      const { offers, discountLimitBp, ownTerms } = await terms(person);
      return [offers.map(({ name, lowestPriceMinor }) => [name, lowestPriceMinor]), discountLimitBp, ownTerms];
    };
    expect(await terms('manager')).toMatchObject({ today: '2026-11-18', currency: 'USD' });
    expect(await seen('manager')).toEqual([[['PT 10', 85_000]], 1_500, false]);
    expect(await seen('trainer')).toEqual([[['PT 10', 99_999]], 0, false]);
    expect(await seen('frontDesk')).toEqual([[['PT 10', 99_999]], 0, false]);
    expect(await seen('owner')).toEqual([[['PT 10', 0]], null, true]);
  });

  it('names whoever sells there, and is not for those of other locations nor for accountants', async () => {
    const sellers = async (person: Person) =>
      (await held(sellingTerms(club.db, club.as(person), club.locationId))).sellers.map(({ name }) => name);
    const all = ['Fay Desk', 'Mona Manager', 'Olga Owner', 'Tessa Trainer', 'Tom Trainer'];
    expect((await sellers('trainer')).sort()).toEqual(all);
    expect((await sellers('owner')).sort()).toEqual(all);
    const refused = (person: Person) => sellingTerms(club.db, club.as(person), club.locationId);
    expect(await refused('managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await refused('trainerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await refused('accountant')).toMatchObject({ refusal: 'NotPermitted' });
  });
});

describe('a price in parts', () => {
  it('is paid a month apart, to the cent, and on the last day where a month is shorter', async () => {
    const plan = (priceMinor: number, parts: number, firstOn: string) =>
      planInstalments(club.as('trainer'), { priceMinor, parts, firstOn });
    expect(await plan(100_000, 3, '2027-01-31')).toEqual([
      { dueOn: '2027-01-31', amountMinor: 33_334 },
      { dueOn: '2027-02-28', amountMinor: 33_333 },
      { dueOn: '2027-03-31', amountMinor: 33_333 },
    ]);
    expect(await plan(0, 3, '2027-01-31')).toMatchObject({ field: 'priceMinor' });
    expect(await plan(100, 101, '2027-01-31')).toMatchObject({ field: 'parts' });
    expect(await plan(100, 2, '2027-02-30')).toMatchObject({ field: 'firstOn' });
    expect(
      await planInstalments(club.as('accountant'), { priceMinor: 1, parts: 1, firstOn: '2027-01-31' }),
    ).toMatchObject({
      refusal: 'NotPermitted',
    });
  });
});

describe('a sale opened', () => {
  it('shows what is due and what was paid, and no money to the front desk', async () => {
    const packageId = await sell({
      paymentsDue: [
        { dueOn: '2026-11-18', amountMinor: 20_000 },
        { dueOn: '2026-12-18', amountMinor: 40_000 },
      ],
      payments: [{ amountMinor: 20_000, method: 'card' }],
    });
    const open = (person: Person) => readSale(club.db, club.as(person), packageId);
    expect(await open('trainer')).toMatchObject({
      due: [{ amountMinor: 20_000 }, { dueOn: '2026-12-18', amountMinor: 40_000 }],
      collected: [{ amountMinor: 20_000, method: 'card' }],
      openMinor: 40_000,
      refundableMinor: 60_000,
    });
    expect(await open('frontDesk')).toMatchObject({
      priceMinor: null,
      due: [],
      collected: [],
      openMinor: null,
      refundableMinor: null,
    });
    expect(await open('otherTrainer')).toMatchObject({ refusal: 'NotFound' });
    expect(await open('managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await readSale(club.db, club.as('owner'), 'none')).toMatchObject({ refusal: 'NotFound' });
  });
});

describe('the sale that a consultation ended in', () => {
  it('is the one that closed it, else the first that its show closed', async () => {
    const held = async (hours: number) =>
      (
        await aConsultation(club, memberId, {
          startsAt: new Date(NOW.getTime() - hours * 3_600_000),
          outcome: 'SHOWED',
        })
      ).consultationId;
    const [first, second] = [await held(240), await held(2)];
    const early = await sell({ soldOn: '2026-11-10' });
    const closing = await sell({ consultationId: second });
    const sales = await salesOfConsultations(club.db, club.as('manager'), [first, second, newId()]);
    expect([sales.get(first)?.id, sales.get(second)?.id, sales.size]).toEqual([early, closing, 2]);
    expect((await salesOfConsultations(club.db, club.as('managerElsewhere'), [first, second])).size).toBe(0);
  });
});

describe('a part of a price paid back', () => {
  const refund = (packageId: string, amountMinor?: number) =>
    refundSale(club.db, club.as('manager'), { packageId, amountMinor: amountMinor ?? null }, key());
  const takeBack = (activityId: string) => undo(club.db, club.as('owner'), { activityId }, key(), undoers);

  it('comes out of what was collected, adds up, and leaves the sale standing until all of it went back', async () => {
    const packageId = await sell({ payments: [{ amountMinor: 50_000 }] });
    expect(await refund(packageId, 0)).toMatchObject({ field: 'amountMinor' });
    expect(await refund(packageId, 50_001)).toMatchObject({ refusal: 'MoreThanOpen', openMinor: 50_000 });
    expect(await refund(packageId, 20_000)).toMatchObject({ refundedMinor: 20_000, rescinded: false });
    expect(await refund(packageId, 30_001)).toMatchObject({ refusal: 'MoreThanOpen', openMinor: 30_000 });
    expect(await refund(packageId, 10_000)).toMatchObject({ refundedMinor: 30_000, rescinded: false });
    expect(await readSale(club.db, club.as('manager'), packageId)).toMatchObject({
      refundableMinor: 30_000,
      openMinor: 10_000,
    });
    const pay = { packageId, amountMinor: 10_000 };
    expect(await collectPayment(club.db, club.as('manager'), pay, key())).toMatchObject({ type: 'PaymentCollected' });
    expect(await refund(packageId)).toMatchObject({ refundedMinor: 60_000, rescinded: true });
    expect(await refund(packageId, 1)).toMatchObject({ refusal: 'AlreadyRefunded' });
    expect(await collectPayment(club.db, club.as('manager'), pay, key())).toMatchObject({ refusal: 'AlreadyRefunded' });
    expect(await readSale(club.db, club.as('manager'), packageId)).toMatchObject({ refundableMinor: 0, openMinor: 0 });
  });

  it('is undone part by part, the last one first', async () => {
    const packageId = await sell({ payments: [{ amountMinor: 60_000 }] });
    const part = await refund(packageId, 20_000);
    const rest = await refund(packageId);
    if (!('activityId' in part && 'activityId' in rest)) throw new Error('both went back');
    expect(await takeBack(part.activityId)).toMatchObject({ builtOn: ['sale.refunded'] });
    expect(await takeBack(rest.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await readSale(club.db, club.as('manager'), packageId)).toMatchObject({
      refundedMinor: 20_000,
      rescinded: false,
    });
    expect(await takeBack(part.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await readSale(club.db, club.as('manager'), packageId)).toMatchObject({
      refundedMinor: null,
      refundedOn: null,
    });
  });
});
