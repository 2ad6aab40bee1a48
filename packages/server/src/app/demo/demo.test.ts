import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openWorld, type OpenWorld } from '../../../../../test/world/a-club.ts';
import { undo } from '../../activity/index.ts';
import { ctxOfHouse } from '../../auth/index.ts';
import { journeyDifferences, stageDifferences, trainerDifferences } from '../cli/books.read.ts';
import { createOrganization } from '../../setup/index.ts';
import { granted } from '../../setup/club.builder.ts';
import { UNDOERS } from '../undoers.ts';
import { PLACES } from './cast.rules.ts';
import { inventGroup } from './invent-group.rules.ts';
import { demoSignIns, GROUP_NAME, isDemoWanted, loadDemoOnce } from './index.ts';
import { DEMO_TABLES } from './rows.rules.ts';

jest.setTimeout(120_000);

const NOW = new Date('2026-11-18T15:00:00Z');
const DAY = '2026-11-18';

describe('the invented group', () => {
  it('is the same group for the same day, and another the day after', () => {
    expect(inventGroup(DAY)).toEqual(inventGroup(DAY));
    expect(inventGroup('2026-11-19').rows.member).not.toEqual(inventGroup(DAY).rows.member);
  });

  it('knows no outcome of its own day or later, and nobody who joined on it', () => {
    const { rows } = inventGroup(DAY);
    const ahead = rows.consultation.filter((slot) => String(slot['slot_on']) >= DAY);
    expect(ahead.length).toBeGreaterThan(10);
    expect(ahead.filter(({ outcome }) => outcome === 'SHOWED' || outcome === 'NO_SHOW')).toEqual([]);
    expect(rows.member.filter((member) => String(member['created_at']) >= `${DAY}T05:00`)).toEqual([]);
  });

  it('has nobody in two places at once', () => {
    const { consultation, visit_fact: visits } = inventGroup(DAY).rows;
    const hours = [...consultation, ...visits].map((row) => `${String(row['trainer_id'])} ${String(row['starts_at'])}`);
    expect(new Set(hours).size).toBe(hours.length);
  });

  it('has rates where the trade has them, on any day it is told', () => {
    for (const day of ['2026-01-05', '2026-06-30', DAY, '2028-02-29']) {
      const { consultation } = inventGroup(day).rows;
      const due = consultation.filter(({ is_last, walk_in }) => is_last && !walk_in);
      const showed = due.filter(({ outcome }) => outcome === 'SHOWED').length;
      const counted = due.filter(({ outcome }) =>
        ['SHOWED', 'NO_SHOW', 'CANCELLED_BY_MEMBER'].includes(String(outcome)),
      ).length;
      expect(showed / counted).toBeGreaterThan(0.64);
      expect(showed / counted).toBeLessThan(0.78);
    }
  });

  it('is left out where it is not wanted', () => {
    expect([{}, { DEMO: 'on' }, { DEMO: 'off' }].map((env) => isDemoWanted(env))).toEqual([true, true, false]);
  });
});

describe('loading the demonstration', () => {
  let world: OpenWorld;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const rows = <Row>(organizationId: string, sql: string) =>
    world.db.read(organizationId, (query) => query.rows<Row>(sql, [organizationId]));

  it('happens once, however often and however many start at once', async () => {
    const both = await Promise.all([loadDemoOnce(world.db, NOW), loadDemoOnce(world.db, NOW)]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    const again = await loadDemoOnce(world.db, new Date('2027-01-01T12:00:00Z'));
    expect(again).toEqual({ organizationId: both[0].organizationId, isNew: false });
    expect(await world.db.global.rows('select name from directory_list()')).toEqual([{ name: GROUP_NAME }]);
  });

  it('never goes beside an organization that is not invented, where it may only go into an empty database', async () => {
    const own = await openWorld();
    try {
      granted(await createOrganization(own.db, { name: 'A real club', now: NOW }));
      expect(await loadDemoOnce(own.db, NOW, 'EMPTY')).toBeNull();
      expect(await own.db.global.rows('select name from directory_list()')).toEqual([{ name: 'A real club' }]);
    } finally {
      await own.close();
    }
    // Once it is there it stays, whoever comes beside it.
    granted(await createOrganization(world.db, { name: 'Another club', now: NOW }));
    expect(await loadDemoOnce(world.db, NOW, 'EMPTY')).toMatchObject({ isNew: false });
  });

  it('fills every table with exactly what was invented', async () => {
    const { organizationId } = await loadDemoOnce(world.db, NOW);
    const group = inventGroup(DAY);
    for (const table of DEMO_TABLES) {
      const [stored] = await rows<{ n: number }>(
        organizationId,
        `select count(*) as n from ${table} where organization_id = $1`,
      );
      expect([table, stored?.n]).toEqual([table, group.rows[table].length]);
    }
  });

  it('gives every club joins, sets, shows, closes and something due in its last thirty days', async () => {
    const { organizationId } = await loadDemoOnce(world.db, NOW);
    const board = await rows<Record<string, number>>(
      organizationId,
      `select (select count(*) from membership_spell s where s.organization_id = $1 and s.location_id = l.id and s.joined_on > '${DAY}'::date - 30) as joins,
         (select count(*) from consultation c where c.organization_id = $1 and c.home_location_id = l.id and c.place_in_chain = 1 and c.set_on > '${DAY}'::date - 30) as sets,
         (select count(*) from journey j where j.organization_id = $1 and j.location_id = l.id and j.first_show_on > '${DAY}'::date - 30) as shows,
         (select count(*) from journey j where j.organization_id = $1 and j.location_id = l.id and j.sale_on > '${DAY}'::date - 30) as closes,
         (select count(*) from next_step n where n.organization_id = $1 and n.location_id = l.id and n.done_at is null) as steps,
         (select count(*) from consultation c where c.organization_id = $1 and c.location_id = l.id and c.outcome is null) as open
       from location l where l.organization_id = $1`,
    );
    expect(board.length).toBe(PLACES.length);
    for (const place of board) for (const count of Object.values(place)) expect(count).toBeGreaterThan(5);
  });

  it('leaves every journey and stage as the facts say them', async () => {
    const { organizationId } = await loadDemoOnce(world.db, NOW);
    const differences = await world.db.read(organizationId, async (query) => [
      ...(await journeyDifferences(query, organizationId)),
      ...(await trainerDifferences(query, organizationId)),
      ...(await stageDifferences(query, organizationId)),
    ]);
    expect(differences).toEqual([]);
  });

  it('closes about a third of those who showed, and lets one trainer stand out', async () => {
    const { organizationId } = await loadDemoOnce(world.db, NOW);
    const lines = await rows<{ name: string; shown: number; closed: number }>(
      organizationId,
      `select s.last_name as name, count(*) as shown, count(*) filter (where t.closed) as closed
       from journey_trainer t join staff s on s.organization_id = $1 and s.id = t.trainer_id
       where t.organization_id = $1 and t.first_show_on < '${DAY}'::date - 30 group by 1`,
    );
    const sum = (key: 'shown' | 'closed') => lines.reduce((total, line) => total + line[key], 0);
    expect(sum('closed') / sum('shown')).toBeGreaterThan(0.29);
    expect(sum('closed') / sum('shown')).toBeLessThan(0.39);
    const best = lines.filter(({ shown }) => shown >= 20).sort((a, b) => b.closed / b.shown - a.closed / a.shown)[0];
    expect(best?.name).toBe('Lindqvist');
    expect(lines.find(({ name }) => name === 'Roux')?.shown ?? 0).toBeLessThan(20);
  });

  it('tells who did what, and every act can be taken back from the log', async () => {
    const { organizationId } = await loadDemoOnce(world.db, NOW);
    const ctx = ctxOfHouse(organizationId, { requestId: 'test', now: NOW });
    for (const verb of [
      'consultation.showed',
      'consultation.missed',
      'consultation.set',
      'consultation.moved',
      'package.sold',
    ]) {
      const [act] = await rows<{ id: string }>(
        organizationId,
        `select a.id from activity a left join consultation c on c.organization_id = $1 and c.id = a.subject_id
         where a.organization_id = $1 and a.verb = '${verb}' and a.happened_at < '${DAY}'
           and (c.id is null or (c.version <= 2 and not exists (select from activity b
             where b.organization_id = $1 and b.member_id = a.member_id and b.happened_at > a.happened_at)))
           and not exists (select from visit_fact v where v.organization_id = $1 and v.member_id = a.member_id and v.outcome is not null)
           and not exists (select from session_package p where p.organization_id = $1 and p.id = a.subject_id and p.refunded_on is not null)
         order by a.happened_at desc limit 1`,
      );
      const undone = await undo(world.db, ctx, { activityId: act?.id ?? '' }, `undo-${verb}`, UNDOERS);
      expect([verb, undone]).toMatchObject([verb, { type: 'ActivityUndone' }]);
    }
    const differences = await world.db.read(organizationId, (query) => journeyDifferences(query, organizationId));
    expect(differences).toEqual([]);
  });

  it('lets one of each role in', async () => {
    const { organizationId } = await loadDemoOnce(world.db, NOW);
    const held = await rows<{ email: string; role: string }>(
      organizationId,
      `select s.email, g.role from staff s join role_grant g on g.organization_id = $1 and g.staff_id = s.id
       where s.organization_id = $1 and s.user_id is not null`,
    );
    expect(held.map(({ email }) => email).sort()).toEqual(
      demoSignIns()
        .map(({ email }) => email)
        .sort(),
    );
    expect(new Set(held.map(({ role }) => role)).size).toBe(5);
    for (const { email } of held) {
      const [user] = await world.db.global.rows<{ password_hash: string | null }>(
        'select password_hash from user_of_email($1)',
        [email],
      );
      expect(user?.password_hash).toMatch(/^\$argon2id\$/);
    }
  });
});
