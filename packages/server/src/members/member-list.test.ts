import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClub, aConsultation, aMember, openWorld, type Club, type OpenWorld } from '../../../../test/world/a-club.ts';
import { newId, type Day } from '../kernel/index.ts';
import { countMembers, listMembers, type MembersAsked } from './index.ts';

let world: OpenWorld;
let club: Club;
const ids: Record<string, string> = {};
const sourceId = newId();

async function aStep(memberId: string, ownerStaffId: string, dueOn: Day): Promise<void> {
  await club.db.transact(club.organizationId, (tx) =>
    tx.rows(
      `insert into next_step (organization_id, id, member_id, location_id, kind, what, owner_staff_id, due_on)
       values ($1, $2, $3, $4, 'NEXT_STEP', 'Call', $5, $6)`,
      [club.organizationId, newId(), memberId, club.locationId, ownerStaffId, dueOn],
    ),
  );
}

beforeAll(async () => {
  world = await openWorld();
  club = await aClub(world.db);
  const joined: readonly [string, Day, object][] = [
    ['Ann', '2026-11-17', {}],
    ['Bea', '2026-11-10', { phone: '(212) 555-0187', phoneKey: '+12125550187' }],
    ['Cid', '2026-10-01', {}],
    ['Dov', '2026-11-01', { kind: 'STAFF' }],
    ['Eva', '2026-11-02', { locationId: club.elsewhereId }],
  ];
  for (const [lastName, joinedOn, more] of joined)
    ids[lastName] = (await aMember(club, { firstName: 'Mem', lastName, joinedOn, ...more })).memberId;
  await aConsultation(club, ids['Cid'] ?? '', { bookedAt: new Date('2026-10-05T15:00:00Z') });
  await aStep(ids['Bea'] ?? '', club.staff.frontDesk, '2026-11-17');
  await aStep(ids['Cid'] ?? '', club.staff.trainer, '2026-11-25');
  await club.db.transact(club.organizationId, async (tx) => {
    await tx.rows('select refresh_stages($1::uuid[])', [Object.values(ids)]);
    await tx.rows("insert into source (organization_id, id, name) values ($1, $2, 'Club files')", [
      club.organizationId,
      sourceId,
    ]);
    await tx.rows(
      `insert into external_ref (organization_id, source_id, kind, external_id, target_id) values ($1, $2, 'member', '7', $3)`,
      [club.organizationId, sourceId, ids['Ann']],
    );
  });
}, 120_000);
afterAll(() => world.close());

type Person = Parameters<Club['as']>[0];
async function names(asked: Partial<MembersAsked>, person: Person = 'owner'): Promise<string[]> {
  const page = await listMembers(club.db, club.as(person), { first: 50, ...asked });
  if (!('edges' in page)) throw new Error(page.message);
  const found = page.edges.map(({ node }) => node.lastName);
  expect(await countMembers(club.db, club.as(person), asked)).toBe(found.length);
  return found;
}

describe('the list of members', () => {
  it('keeps whom each filter asks for, and counts as many', async () => {
    expect(await names({})).toEqual(['Ann', 'Bea', 'Cid', 'Dov', 'Eva']);
    expect(await names({ locationId: club.elsewhereId })).toEqual(['Eva']);
    expect(await names({ stage: 'SET' })).toEqual(['Cid']);
    expect(await names({ sourceId })).toEqual(['Ann']);
    expect(await names({ sourceId: 'none' })).toEqual(['Bea', 'Cid', 'Dov', 'Eva']);
    expect(await names({ trainerId: club.staff.trainer })).toEqual(['Cid']);
    expect(await names({ stepOwnerId: club.staff.frontDesk })).toEqual(['Bea']);
    expect(await names({ joinedFrom: '2026-11-01', joinedTo: '2026-11-10' })).toEqual(['Bea', 'Dov', 'Eva']);
    expect(await names({ nextStep: 'NONE' })).toEqual(['Ann', 'Dov', 'Eva']);
    expect(await names({ nextStep: 'OPEN' })).toEqual(['Bea', 'Cid']);
    expect(await names({ nextStep: 'OVERDUE' })).toEqual(['Bea']);
  });

  it('finds new members without a set after so many days: no staff, nobody who is set, nobody too young', async () => {
    expect(await names({ notSetDays: 3 })).toEqual(['Bea', 'Eva']);
    expect(await names({ notSetDays: 1 })).toEqual(['Ann', 'Bea', 'Eva']);
    expect(await names({ notSetDays: 3, locationId: club.locationId, nextStep: 'NONE' })).toEqual([]);
  });

  it('finds by phone as typed, and what only resembles where nothing holds the words', async () => {
    expect(await names({ text: '(212) 555-0187' })).toEqual(['Bea']);
    expect(await names({ text: 'Mem Ev' })).toEqual(['Eva']);
    expect(await names({ text: 'Memm Eva' })).toContain('Eva');
  });

  it('shows each only their own: a location’s to its manager, clients and own steps to a trainer', async () => {
    expect(await names({}, 'managerElsewhere')).toEqual(['Eva']);
    expect(await names({}, 'trainer')).toEqual(['Cid']);
    expect(await names({ nextStep: 'OPEN' }, 'trainer')).toEqual(['Cid']);
  });

  it('comes in each order, page by page without loss', async () => {
    const expected = {
      NAME: ['Ann', 'Bea', 'Cid', 'Dov', 'Eva'],
      JOINED: ['Ann', 'Bea', 'Eva', 'Dov', 'Cid'],
      NEXT_STEP: ['Bea', 'Cid'],
    } as const;
    for (const [order, first] of Object.entries(expected)) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listMembers>> = await listMembers(club.db, club.as('owner'), {
          first: 2,
          after,
          order: order as MembersAsked['order'],
        });
        if (!('edges' in page)) throw new Error(page.message);
        seen.push(...page.edges.map(({ node }) => node.lastName));
        after = page.hasNextPage ? (page.edges.at(-1)?.cursor ?? null) : null;
      } while (after);
      expect(seen.slice(0, first.length)).toEqual([...first]);
      expect([...seen].sort()).toEqual([...expected.NAME]);
    }
  });

  it('refuses what can not be meant', async () => {
    const asked = (more: object) => listMembers(club.db, club.as('owner'), { first: 5, ...more });
    expect(await asked({ joinedFrom: '2026-02-30' })).toMatchObject({ field: 'joinedFrom' });
    expect(await asked({ notSetDays: -1 })).toMatchObject({ field: 'notSetDays' });
    expect(await asked({ order: 'JOINED', after: 'bogus' })).toMatchObject({ field: 'after' });
    expect(await names({ sourceId: 'nonsense' })).toEqual([]);
    expect(await countMembers(club.db, club.as('accountant'), {})).toMatchObject({ refusal: 'NotPermitted' });
  });
});
