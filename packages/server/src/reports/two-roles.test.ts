import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aClub,
  aConsultation,
  aMember,
  aPackage,
  type Club,
  NOW,
  openWorld,
  type OpenWorld,
} from '../../../../test/world/a-club.ts';
import type { Ctx } from '../auth/index.ts';
import { listConsultations, missConsultation } from '../consultations/index.ts';
import { isRefusal, newId, type Refused } from '../kernel/index.ts';
import { listMembers } from '../members/index.ts';
import { packagesOfMembers, refundSale, sellPackage } from '../sales/index.ts';
import { entities as taskEntities, planNextStep } from '../tasks/index.ts';
import { readBoard } from './index.ts';

const YESTERDAY = new Date(NOW.getTime() - 86_400_000);
const nameOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : (answer as { type: string }).type);

/** Mona manages Main; since she also trains at Elsewhere, she meets her own clients there. */
describe('somebody who manages one club and trains at another', () => {
  let world: OpenWorld;
  let club: Club;
  let ctx: Ctx;
  const ids: Record<'managed' | 'client' | 'stranger', string> = { managed: '', client: '', stranger: '' };
  const consultations: typeof ids = { ...ids };

  beforeAll(async () => {
    world = await openWorld(taskEntities);
    club = await aClub(world.db);
    const { locationId, elsewhereId, staff } = club;
    ctx = {
      ...club.as('manager'),
      grants: [
        { role: 'MANAGER', locationId },
        { role: 'TRAINER', locationId: elsewhereId },
      ],
    };
    await club.db.transact(club.organizationId, (tx) =>
      tx.rows('update staff set is_trainer = true where organization_id = $1 and id = $2', [
        club.organizationId,
        staff.manager,
      ]),
    );
    const who = {
      managed: { locationId, trainerId: staff.trainer },
      client: { locationId: elsewhereId, trainerId: staff.manager },
      stranger: { locationId: elsewhereId, trainerId: staff.trainerElsewhere },
    };
    for (const name of ['managed', 'client', 'stranger'] as const) {
      ids[name] = (await aMember(club, { firstName: name, locationId: who[name].locationId })).memberId;
      const { consultationId } = await aConsultation(club, ids[name], { ...who[name], startsAt: YESTERDAY });
      consultations[name] = consultationId;
    }
  }, 120_000);
  afterAll(() => world.close());

  const namesIn = (found: unknown): string[] =>
    (found as { edges: { node: { firstName: string } }[] }).edges.map(({ node }) => node.firstName).sort();

  it('sees everybody at the one, and at the other their own clients alone', async () => {
    expect(namesIn(await listMembers(club.db, ctx, { first: 10, after: null }))).toEqual(['client', 'managed']);
    const listed = await listConsultations(club.db, ctx, {
      first: 10,
      after: null,
      from: '2026-11-01',
      to: '2026-11-30',
    });
    const found = (listed as unknown as { edges: { node: { id: string } }[] }).edges.map(({ node }) => node.id).sort();
    expect(found).toEqual([consultations.client, consultations.managed].sort());
  });

  it('says how consultations went at the one, and at the other their own', async () => {
    const miss = async (name: keyof typeof ids) =>
      nameOf(await missConsultation(club.db, ctx, { consultationId: consultations[name] }, newId()));
    expect([await miss('managed'), await miss('client'), await miss('stranger')]).toEqual([
      'ConsultationMissed',
      'ConsultationMissed',
      'NotFound',
    ]);
  });

  it('plans steps for the team at the one, and only own steps at the other', async () => {
    const plan = (memberId: string, ownerStaffId?: string) =>
      planNextStep(club.db, ctx, { memberId, what: 'Call', dueOn: '2026-11-20', ownerStaffId }, newId());
    expect(nameOf(await plan(ids.managed, club.staff.trainer))).toBe('NextStepPlanned');
    expect(nameOf(await plan(ids.client, club.staff.trainerElsewhere))).toBe('InvalidInput');
    expect(nameOf(await plan(ids.client))).toBe('NextStepPlanned');
    expect(nameOf(await plan(ids.stranger))).toBe('NotFound');
  });

  it('gives a manager’s prices, replacements and refunds at the one, and a trainer’s at the other', async () => {
    const sell = (memberId: string, locationId: string, more: object = {}) =>
      sellPackage(
        club.db,
        ctx,
        {
          memberId,
          locationId,
          terms: { item: 'Ten', sessions: 10 },
          priceMinor: 90_000,
          sellers: [{ staffId: club.staff.manager, partBp: 10_000 }],
          ...more,
        },
        newId(),
      );
    const replacement = { kind: 'REPLACEMENT' };
    expect(nameOf(await sell(ids.client, club.elsewhereId, replacement))).toBe('NotPermitted');
    expect(nameOf(await sell(ids.managed, club.locationId, replacement))).not.toBe('NotPermitted');
    const { packageId } = await aPackage(club, ids.client, {
      locationId: club.elsewhereId,
      sellerId: club.staff.manager,
    });
    expect(nameOf(await refundSale(club.db, ctx, { packageId }, newId()))).toBe('NotFound');
    const bought = await club.db.read(club.organizationId, (query) =>
      packagesOfMembers(query, ctx, [ids.client, ids.managed, ids.stranger]),
    );
    expect(bought.get(ids.client)?.[0]?.priceMinor).toBe(100_000);
  });

  it('reads the board of the one by all its trainers, that of the other by their own line, and no sum of both', async () => {
    const period = { from: '2026-11-01', to: '2026-11-18' };
    const board = async (locationId: string | null) =>
      readBoard(club.db, ctx, { ...period, period, locationId, asOf: '2026-11-18' });
    const lines = async (locationId: string | null) =>
      (await board(locationId)).trainers.map(({ trainer }) => trainer?.id);
    expect(await lines(null)).toContain(club.staff.trainer);
    expect(await lines(null)).not.toContain(club.staff.trainerElsewhere);
    expect(await lines(club.elsewhereId)).toEqual([club.staff.manager]);
    const nowhere = await board(newId()).catch((error: unknown) => error);
    expect((nowhere as Refused).reason).toMatchObject({ refusal: 'NotFound' });
  });
});
