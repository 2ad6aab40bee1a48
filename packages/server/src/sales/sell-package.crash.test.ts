import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import {
  aClub,
  aConsultation,
  aMember,
  type Club,
  NOW,
  openWorld,
  type OpenWorld,
} from '../../../../test/world/a-club.ts';
import { difference, killEverywhere, openAdmin, snapshot } from '../../../../test/world/kill-between-statements.ts';
import { newId } from '../kernel/index.ts';
import { addOffer, sellPackage } from './index.ts';

describe('a server that dies while a package is sold', () => {
  let world: OpenWorld;
  let club: Club;
  let admin: pg.Client;
  beforeAll(async () => {
    world = await openWorld();
    club = await aClub(world.db);
    admin = await openAdmin(world.adminUrl);
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  /** One sale ready to be sent: a new member at the end of a consultation, instalments, money taken, two sellers. */
  async function aSale(offerId: string): Promise<() => Promise<unknown>> {
    const { memberId } = await aMember(club);
    const { consultationId } = await aConsultation(club, memberId, { startsAt: new Date(NOW.getTime() - 3_600_000) });
    const key = newId();
    const sellers = [club.staff.trainer, club.staff.otherTrainer].map((staffId) => ({ staffId, partBp: 5_000 }));
    const paymentsDue = ['2026-11-18', '2026-12-18'].map((dueOn) => ({ dueOn, amountMinor: 50_000 }));
    const payments = [{ amountMinor: 50_000 }];
    const sale = { memberId, locationId: club.locationId, offerId, sellers, paymentsDue, payments, consultationId };
    return () => sellPackage(club.db, club.as('manager'), sale, key);
  }

  it('leaves the database as before or as after, wherever it dies, and the request can be sent again', async () => {
    const terms = { name: 'PT 10', sessions: 10, priceMinor: 100_000, currency: 'USD', from: '2026-01-01' };
    const offer = await addOffer(club.db, club.as('owner'), terms, newId());
    if (!('offerId' in offer)) throw new Error(offer.message);
    const undisturbed = await aSale(offer.offerId);
    const start = await snapshot(admin);
    expect(await undisturbed()).toMatchObject({ type: 'PackageSold' });
    const whole = difference(start, await snapshot(admin));
    expect(whole.filter((line) => line.startsWith('session_package +'))).toHaveLength(1);

    let send = await aSale(offer.offerId);
    const states = { before: 0, after: 0 };
    const places = await killEverywhere(
      admin,
      () => send(),
      async (_place, before, now) => {
        const moved = difference(before, now);
        states[moved.length === 0 ? 'before' : 'after'] += 1;
        if (moved.length > 0) expect(moved).toEqual(whole);
        expect(await send()).toMatchObject({ type: 'PackageSold' });
        const again = await snapshot(admin);
        expect(difference(before, again)).toEqual(whole);
        if (moved.length > 0) expect(again).toEqual(now);
        send = await aSale(offer.offerId);
      },
    );
    // Begin, the binding, the statements of the command, commit: after the commit alone it stands.
    expect(places).toBeGreaterThan(15);
    expect(states).toEqual({ before: places - 1, after: 1 });
  }, 120_000);
});
