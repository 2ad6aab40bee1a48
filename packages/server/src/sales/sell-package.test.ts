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
import {
  correctOutcome,
  recordObjection,
  showConsultation,
  undoers as consultationUndoers,
} from '../consultations/index.ts';
import { newId, type Refusal } from '../kernel/index.ts';
import { beBacks, entities } from '../tasks/index.ts';
import {
  addOffer,
  closeConsultation,
  collectPayment,
  listSales,
  readPackages,
  refundSale,
  type Sale,
  sellPackage,
  settleBooks,
  undoers,
} from './index.ts';

const DAY_MS = 86_400_000;

describe('selling a package', () => {
  let world: OpenWorld;
  let club: Club;
  let memberId: string;
  let offerId: string;
  beforeAll(async () => {
    world = await openWorld(entities);
    club = await aClub(world.db);
  }, 120_000);
  afterAll(() => world.close());
  beforeEach(async () => {
    ({ memberId } = await aMember(club));
    offerId = await offer();
  });

  const key = () => `key ${newId()}`;
  const offer = async (like: object = {}): Promise<string> => {
    const terms = {
      name: `PT 10 ${newId()}`,
      sessions: 10,
      bonusSessions: 2,
      priceMinor: 100_000,
      currency: 'USD',
      validDays: 120,
    };
    const added = await addOffer(club.db, club.as('owner'), { ...terms, from: '2026-01-01', ...like }, key());
    if (!('offerId' in added)) throw new Error(added.message);
    return added.offerId;
  };
  const saleOf = (like: Partial<Sale> = {}): Sale => ({
    memberId,
    locationId: club.locationId,
    offerId,
    sellers: [{ staffId: club.staff.trainer, partBp: 10_000 }],
    ...like,
  });
  type Person = Parameters<Club['as']>[0];
  const sell = (like: Partial<Sale> = {}, as: Person = 'manager', sent = key()) =>
    sellPackage(club.db, club.as(as), saleOf(like), sent);
  const sold = async (like: Partial<Sale> = {}, as: Person = 'manager') => {
    const answer = await sell(like, as);
    if (!('packageId' in answer)) throw new Error(`${(answer as Refusal).refusal}: ${answer.message}`);
    return answer;
  };
  const takeBack = (activityId: string) => undo(club.db, club.as('owner'), { activityId }, key(), undoers);
  const livingPackages = async () =>
    (
      await club.one<{ n: number }>(
        'select count(*) as n from session_package where organization_id = $1 and member_id = $2 and voided_at is null',
        [club.organizationId, memberId],
      )
    )?.n;
  const visit = (on: string, outcome = 'COMPLETED') =>
    club.db.transact(club.organizationId, async (tx) => {
      await tx.rows(
        `insert into visit_fact (organization_id, id, member_id, trainer_id, location_id, starts_at, held_on, minutes, time_zone, outcome)
         values ($1, $2, $3, $4, $5, $6::date + time '12:00', $6, 60, 'America/New_York', $7)`,
        [club.organizationId, newId(), memberId, club.staff.trainer, club.locationId, on, outcome],
      );
      await settleBooks(tx, [memberId], { now: NOW, staffId: null });
    });

  it('freezes what the price list said on that day, bonus sessions and the last valid day included', async () => {
    const { packageId } = await sold({ channel: 'front desk' });
    expect(await readPackages(club.db, club.as('owner'), memberId)).toMatchObject([
      {
        id: packageId,
        kind: 'NEW',
        kindInferred: true,
        sessions: 12,
        bonusSessions: 2,
        priceMinor: 100_000,
        listPriceMinor: 100_000,
        soldOn: '2026-11-18',
        expiresOn: '2027-03-18',
        channel: 'front desk',
        dueMinor: 100_000,
        collectedMinor: 0,
        ownerStaffId: club.staff.trainer,
      },
    ]);
  });

  it('spreads the price over the sellers to the cent, each with the commission rate of the day', async () => {
    await club.db.transact(club.organizationId, (tx) =>
      tx.rows(
        `insert into pay_rate (organization_id, id, staff_id, pay_per_session_minor, commission_bp, currency, held_from, held_until)
         values ($1, $2, $3, 3000, 500, 'USD', '2026-01-01', '2026-06-01'), ($1, $4, $3, 3000, 800, 'USD', '2026-06-01', null)`,
        [club.organizationId, newId(), club.staff.otherTrainer, newId()],
      ),
    );
    const thirds = [
      { staffId: club.staff.trainer, partBp: 3334 },
      { staffId: club.staff.otherTrainer, partBp: 3333 },
      { staffId: club.staff.manager, partBp: 3333 },
    ];
    const { packageId } = await sold({ sellers: thirds });
    const splits = await club.rows<{ staff_id: string; amount_minor: number; commission_bp: number }>(
      'select staff_id, amount_minor, commission_bp from sale_split where organization_id = $1 and package_id = $2',
      [club.organizationId, packageId],
    );
    expect(splits.reduce((sum, { amount_minor }) => sum + amount_minor, 0)).toBe(100_000);
    expect(splits.find(({ staff_id }) => staff_id === club.staff.otherTrainer)).toMatchObject({
      amount_minor: 33_330,
      commission_bp: 800,
    });
  });

  it('takes instalments that add up to the price, and what was paid at once', async () => {
    const paymentsDue = [
      { dueOn: '2026-11-18', amountMinor: 40_000 },
      { dueOn: '2026-12-18', amountMinor: 60_000 },
    ];
    await sold({ paymentsDue, payments: [{ amountMinor: 40_000, method: 'card' }] });
    expect(await readPackages(club.db, club.as('owner'), memberId)).toMatchObject([
      { dueMinor: 100_000, collectedMinor: 40_000 },
    ]);
    expect(await sell({ paymentsDue: paymentsDue.slice(1) })).toMatchObject({
      refusal: 'DuesNotWhole',
      dueMinor: 60_000,
    });
    expect(await sell({ payments: [{ amountMinor: 100_001 }] })).toMatchObject({
      refusal: 'MoreThanOpen',
      openMinor: 100_000,
    });
  });

  it('says why not, and writes nothing', async () => {
    const strangeOffer = await offer({ currency: 'EUR' });
    const comingOffer = await offer({ from: '2026-12-01' });
    const half = [{ staffId: club.staff.trainer, partBp: 5_000 }];
    const own = { offerId: null, terms: { item: 'Own', sessions: 5 } };
    const refusals: [Partial<Sale>, object][] = [
      [{ sellers: half }, { refusal: 'SplitNotWhole', totalBp: 5_000 }],
      [{ sellers: [] }, { refusal: 'SplitNotWhole' }],
      [{ sellers: [...half, ...half] }, { refusal: 'InvalidInput', field: 'sellers' }],
      [{ sellers: [{ staffId: newId(), partBp: 10_000 }] }, { refusal: 'NotFound' }],
      [{ soldOn: '2026-11-19' }, { refusal: 'InvalidInput', field: 'soldOn' }],
      [{ soldOn: '2026-02-30' }, { refusal: 'InvalidInput', field: 'soldOn' }],
      [{ soldOn: '2025-12-31' }, { refusal: 'OfferNotOnSale' }],
      [{ offerId: comingOffer }, { refusal: 'OfferNotOnSale' }],
      [{ offerId: strangeOffer }, { refusal: 'CurrencyNotOfLocation', currency: 'EUR', locationCurrency: 'USD' }],
      [{ currency: 'EUR' }, { refusal: 'CurrencyNotOfLocation' }],
      [{ offerId: newId() }, { refusal: 'NotFound' }],
      [{ memberId: newId() }, { refusal: 'NotFound' }],
      [{ memberId: 'no id' }, { refusal: 'NotFound' }],
      [{ locationId: club.elsewhereId }, { refusal: 'NotFound' }],
      [{ priceMinor: -1 }, { refusal: 'InvalidInput', field: 'priceMinor' }],
      [{ predecessorId: newId() }, { refusal: 'NotFound' }],
      [{ offerId: null }, { refusal: 'InvalidInput', field: 'offerId' }],
      [{ ...own, priceMinor: 30_000 }, { refusal: 'DiscountTooDeep' }],
    ];
    for (const [like, expected] of refusals) expect(await sell(like)).toMatchObject(expected);
    const none = { offerId: null, priceMinor: 100, terms: { item: 'Nothing', sessions: 0 } };
    expect(await sell(none, 'owner')).toMatchObject({ refusal: 'InvalidInput', field: 'sessions' });
    expect(await livingPackages()).toBe(0);
  });

  it('keeps a trainer and the front desk to the list price, a manager to the limit, an owner to nothing', async () => {
    await club.db.transact(club.organizationId, (tx) =>
      tx.rows('update location set discount_limit_bp = 1000 where organization_id = $1 and id = $2', [
        club.organizationId,
        club.locationId,
      ]),
    );
    await aConsultation(club, memberId);
    expect(await sell({ priceMinor: 99_999 }, 'trainer')).toMatchObject({ refusal: 'DiscountTooDeep', limitBp: 0 });
    expect(await sell({ priceMinor: 100_001 }, 'frontDesk')).toMatchObject({ refusal: 'DiscountTooDeep' });
    expect(await sell({ priceMinor: 89_999 }, 'manager')).toMatchObject({
      refusal: 'DiscountTooDeep',
      lowestPriceMinor: 90_000,
    });
    expect(await sell({ priceMinor: 90_000 }, 'manager')).toMatchObject({ type: 'PackageSold' });
    expect(await sell({ priceMinor: 1 }, 'owner')).toMatchObject({ type: 'PackageSold' });
    expect(await sell({}, 'trainer')).toMatchObject({ type: 'PackageSold' });
    expect(await sell({}, 'frontDesk')).toMatchObject({ type: 'PackageSold' });
  });

  it('is for those in reach: not for another trainer’s client, another location’s member, nor for the accountant', async () => {
    await aConsultation(club, memberId);
    expect(await sell({}, 'otherTrainer')).toMatchObject({ refusal: 'NotFound' });
    expect(await sell({}, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await sell({ locationId: club.elsewhereId }, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await sell({}, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
    expect(await sell({ kind: 'REPLACEMENT' }, 'frontDesk')).toMatchObject({ refusal: 'NotPermitted' });
  });

  it('makes a later sale a renewal when an older one is told of late, and new again when that is undone', async () => {
    const later = await sold({ soldOn: '2026-11-10' });
    const older = await sold({ soldOn: '2026-10-01' });
    const kindOf = async (id: string) =>
      (
        await club.one<{ kind: string }>('select kind from session_package where organization_id = $1 and id = $2', [
          club.organizationId,
          id,
        ])
      )?.kind;
    expect([later.kind, older.kind, await kindOf(later.packageId)]).toEqual(['NEW', 'NEW', 'RENEWAL']);
    expect(await takeBack(older.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await kindOf(later.packageId)).toBe('NEW');
  });

  it('is as if it never happened once undone', async () => {
    const { activityId } = await sold({ payments: [{ amountMinor: 100_000 }] });
    expect(await takeBack(activityId)).toMatchObject({ type: 'ActivityUndone', verb: 'package.sold' });
    expect(await readPackages(club.db, club.as('owner'), memberId)).toEqual([]);
    const living =
      'select count(*) as n from payment y join session_package p on p.id = y.package_id where p.member_id = $1 and y.voided_at is null';
    expect(await club.one(living, [memberId])).toEqual({ n: 0 });
  });

  it('is not undone while a payment, a session taken or a refund rests on it, and says which', async () => {
    const { packageId, activityId } = await sold({ soldOn: '2026-11-10' });
    const paid = await collectPayment(club.db, club.as('frontDesk'), { packageId, amountMinor: 50_000 }, key());
    await visit('2026-11-12', 'NO_SHOW');
    const refused = await takeBack(activityId);
    expect(refused).toMatchObject({
      refusal: 'SomethingBuiltOnIt',
      builtOn: ['a session taken from this package', 'a payment collected since'],
    });
    if (!('activityId' in paid)) throw new Error(paid.message);
    expect(await takeBack(paid.activityId)).toMatchObject({ type: 'ActivityUndone' });
    await refundSale(club.db, club.as('manager'), { packageId }, key());
    expect(await takeBack(activityId)).toMatchObject({
      builtOn: ['a session taken from this package', 'the refund of this sale'],
    });
  });

  it('takes no more money than the price leaves open', async () => {
    const { packageId } = await sold();
    const pay = (amountMinor: number, as: Person = 'frontDesk') =>
      collectPayment(club.db, club.as(as), { packageId, amountMinor }, key());
    expect(await pay(60_000)).toMatchObject({ type: 'PaymentCollected' });
    expect(await pay(40_001)).toMatchObject({ refusal: 'MoreThanOpen', openMinor: 40_000 });
    expect(await pay(0)).toMatchObject({ refusal: 'InvalidInput' });
    expect(await pay(1, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    const both = await Promise.all([pay(40_000), pay(40_000)]);
    expect(both.filter((answer) => 'paymentId' in answer)).toHaveLength(1);
  });

  it('counts as never made when refunded within 14 days with no session taken, else it stays made', async () => {
    const early = await sold({ soldOn: '2026-11-04' });
    const refund = (packageId: string, as: Person = 'manager') =>
      refundSale(club.db, club.as(as), { packageId }, key());
    expect(await refund(early.packageId, 'frontDesk')).toMatchObject({ refusal: 'NotPermitted' });
    expect(await refund(early.packageId)).toMatchObject({
      type: 'SaleRefunded',
      rescinded: true,
      refundedOn: '2026-11-18',
    });
    expect(await refund(early.packageId)).toMatchObject({ refusal: 'AlreadyRefunded' });
    const late = await sold({ soldOn: '2026-11-03' });
    expect(late.kind).toBe('NEW');
    expect(await refund(late.packageId)).toMatchObject({ rescinded: false });
  });

  it('shows the list newest first page by page, the money only to those who may see it', async () => {
    const trainerId = newId();
    await club.db.transact(club.organizationId, (tx) =>
      tx.rows(
        "insert into staff (organization_id, id, first_name, home_location_id, is_trainer) values ($1, $2, 'Nia', $3, true)",
        [club.organizationId, trainerId, club.locationId],
      ),
    );
    const sellers = [{ staffId: trainerId, partBp: 10_000 }];
    const days = ['2026-11-02', '2026-11-01', '2026-11-03', '2026-11-03'];
    for (const soldOn of days) await sold({ soldOn, sellers });
    const page = async (after: string | null, as: Person = 'manager') => {
      const answer = await listSales(club.db, club.as(as), { sellerId: trainerId }, { first: 3, after });
      if (!('edges' in answer)) throw new Error(answer.message);
      return answer;
    };
    const first = await page(null);
    const second = await page(first.edges[2]?.cursor ?? null);
    expect([...first.edges, ...second.edges].map(({ node }) => node.soldOn)).toEqual([...days].sort().reverse());
    expect([first.hasNextPage, second.hasNextPage]).toEqual([true, false]);
    expect(first.edges[0]?.node).toMatchObject({
      priceMinor: 100_000,
      sellers: [{ staffId: trainerId, amountMinor: 100_000 }],
    });
    expect((await page(null, 'frontDesk')).edges[0]?.node).toMatchObject({
      priceMinor: null,
      dueMinor: null,
      sellers: [{ amountMinor: null }],
    });
    expect((await page(null, 'accountant')).edges[0]?.node).toMatchObject({ priceMinor: 100_000 });
    expect((await page(null, 'trainer')).edges).toEqual([]);
    expect((await page(null, 'managerElsewhere')).edges).toEqual([]);
    const broken = await listSales(club.db, club.as('owner'), {}, { first: 3, after: 'nonsense' });
    expect(broken).toMatchObject({ refusal: 'InvalidInput', field: 'after' });
  });

  describe('at the end of a consultation', () => {
    const held = () => aConsultation(club, memberId, { startsAt: new Date(NOW.getTime() - 3_600_000) });
    const outcomeOf = async (id: string) =>
      (
        await club.one<{ outcome: string | null }>(
          'select outcome from consultation where organization_id = $1 and id = $2',
          [club.organizationId, id],
        )
      )?.outcome;
    const close = (consultationId: string, as: Person = 'trainer') =>
      closeConsultation(club.db, club.as(as), { consultationId, offerId }, key());

    it('logs the show and sells in one breath, for the trainer who held it', async () => {
      const { consultationId } = await held();
      expect(await close(consultationId)).toMatchObject({ type: 'ConsultationClosed', consultationId, kind: 'NEW' });
      expect(await outcomeOf(consultationId)).toBe('SHOWED');
      expect(await readPackages(club.db, club.as('trainer'), memberId)).toMatchObject([
        { consultationId, priceMinor: 100_000, sellers: [{ staffId: club.staff.trainer, partBp: 10_000 }] },
      ]);
      expect(await close(consultationId)).toMatchObject({ refusal: 'ConsultationNotClosable' });
    });

    it('makes the member’s journey a close of that trainer’s, and no close any more once undone', async () => {
      const { consultationId } = await held();
      const closed = await close(consultationId);
      if (!('activityId' in closed)) throw new Error(closed.message);
      const journey = () =>
        club.rows(
          'select sale_id, days_to_sale, closer_id from journey where organization_id = $1 and member_id = $2 and voided_at is null',
          [club.organizationId, memberId],
        );
      expect(await journey()).toEqual([{ sale_id: closed.packageId, days_to_sale: 0, closer_id: club.staff.trainer }]);
      await takeBack(closed.activityId);
      expect(await journey()).toEqual([]);
    });

    it('ends the follow-up that was open, and leaves it to be done again once undone', async () => {
      const { consultationId } = await aConsultation(club, memberId, {
        startsAt: new Date(NOW.getTime() - DAY_MS),
        outcome: 'SHOWED',
      });
      const asked = { consultationId, objection: 'PRICE', followUpOn: '2026-11-20' } as const;
      const objected = await recordObjection(club.db, club.as('trainer'), asked, key());
      if (!('stepId' in objected)) throw new Error(objected.message);
      const waiting = async () => {
        const page = await beBacks(club.db, club.as('trainer'), { first: 5, memberId });
        return 'edges' in page ? page.edges.map(({ node }) => node.id) : page;
      };
      expect(await waiting()).toEqual([objected.stepId]);
      const closed = await close(consultationId);
      expect(await waiting()).toEqual([]);
      const unobject = await undo(club.db, club.as('owner'), objected, key(), consultationUndoers);
      expect(unobject).toMatchObject({ builtOn: ['consultation.closed'] });
      if (!('activityId' in closed)) throw new Error(closed.message);
      await takeBack(closed.activityId);
      expect(await waiting()).toEqual([objected.stepId]);
      expect(await undo(club.db, club.as('owner'), objected, key(), consultationUndoers)).toMatchObject({
        type: 'ActivityUndone',
      });
    });

    it('keeps the show under any sale that was made at its end, be it a renewal or a gift', async () => {
      for (const [hours, like] of [
        [3, { kind: 'RENEWAL' }],
        [5, { priceMinor: 0 }],
      ] as const) {
        const startsAt = new Date(NOW.getTime() - hours * 3_600_000);
        const { consultationId } = await aConsultation(club, memberId, { startsAt });
        const shown = await showConsultation(club.db, club.as('trainer'), { consultationId }, key());
        if (!('activityId' in shown)) throw new Error(shown.message);
        const { activityId } = await sold({ consultationId, ...like }, 'owner');
        const unshow = () => undo(club.db, club.as('owner'), shown, key(), consultationUndoers);
        const deny = () => correctOutcome(club.db, club.as('manager'), { consultationId, outcome: 'NO_SHOW' }, key());
        expect(await unshow()).toMatchObject({ builtOn: ['the sale of 2026-11-18'] });
        expect(await deny()).toMatchObject({ builtOn: ['the sale of 2026-11-18'] });
        await takeBack(activityId);
        expect(await unshow()).toMatchObject({ type: 'ActivityUndone' });
      }
    });

    it('leaves the consultation unlogged when the sale is refused', async () => {
      const { consultationId } = await held();
      const refused = await closeConsultation(
        club.db,
        club.as('trainer'),
        { consultationId, offerId, priceMinor: 1 },
        key(),
      );
      expect(refused).toMatchObject({ refusal: 'DiscountTooDeep' });
      expect(await outcomeOf(consultationId)).toBeNull();
    });

    it('unlogs the show again when undone, and is not undone once the consultation was changed', async () => {
      const { consultationId } = await held();
      const closed = await close(consultationId);
      if (!('activityId' in closed)) throw new Error(closed.message);
      const object = (objection: string | null) =>
        club.db.transact(club.organizationId, (tx) =>
          tx.rows(
            'update consultation set objection = $3, version = version + 1 where organization_id = $1 and id = $2',
            [club.organizationId, consultationId, objection],
          ),
        );
      await object('PRICE');
      expect(await takeBack(closed.activityId)).toMatchObject({ builtOn: ['a change of the consultation since'] });
      await object(null);
      expect(await takeBack(closed.activityId)).toMatchObject({ type: 'ActivityUndone' });
      expect([await outcomeOf(consultationId), await livingPackages()]).toEqual([null, 0]);
    });

    it('is refused for one that did not take place, has not yet, or is another trainer’s', async () => {
      const missed = await aConsultation(club, memberId, {
        startsAt: new Date(NOW.getTime() - DAY_MS),
        outcome: 'NO_SHOW',
      });
      const coming = await aConsultation(club, memberId);
      const foreign = await held();
      expect(await close(missed.consultationId)).toMatchObject({ refusal: 'ConsultationNotClosable' });
      expect(await close(coming.consultationId)).toMatchObject({ refusal: 'ConsultationNotClosable' });
      expect(await close(foreign.consultationId, 'otherTrainer')).toMatchObject({ refusal: 'NotFound' });
      expect(await close(newId())).toMatchObject({ refusal: 'NotFound' });
    });

    it('closes by a sale as well, but only its own member’s and not before it was held', async () => {
      const { consultationId } = await held();
      const stranger = await aMember(club);
      expect(await sell({ consultationId, memberId: stranger.memberId })).toMatchObject({ refusal: 'NotFound' });
      expect(await sell({ consultationId, soldOn: '2026-11-17' })).toMatchObject({
        refusal: 'ConsultationNotClosable',
      });
      expect(await sell({ consultationId })).toMatchObject({ type: 'PackageSold', consultationId });
    });
  });

  it('has one effect and fifty equal answers when one request is sent fifty times at once', async () => {
    const sent = key();
    const answers = await Promise.all(Array.from({ length: 50 }, () => sell({}, 'manager', sent)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ type: 'PackageSold' });
    expect(await livingPackages()).toBe(1);
    expect(await sell({ channel: 'another input' }, 'manager', sent)).toMatchObject({
      refusal: 'IdempotencyKeyReused',
    });
  });
});
