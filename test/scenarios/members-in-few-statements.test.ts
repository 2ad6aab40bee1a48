import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { openServer, type OpenServer } from '../world/a-server.ts';

const MEMBERS = `query Members($first: Int!) {
  members(first: $first) {
    nodes {
      firstName
      homeLocation { name }
      latestConsultation { slotOn trainer { name } location { name } }
    }
  }
}`;

interface Page {
  readonly members: {
    readonly nodes: readonly {
      readonly homeLocation: { readonly name: string };
      readonly latestConsultation: { readonly trainer: { readonly name: string } } | null;
    }[];
  };
}

/** Sixty members at two locations, each with two consultations by one of three trainers. */
async function fill({ db, organizationId }: OpenServer): Promise<void> {
  await db.transact(organizationId, async (tx) => {
    const id = () => newId();
    const locations = [id(), id()];
    const trainers = [id(), id(), id()];
    for (const [place, location] of locations.entries()) {
      await tx.rows(
        'insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, $5, $6)',
        [organizationId, location, `Club ${place}`, 'America/New_York', 'USD', 'US'],
      );
    }
    for (const [place, trainer] of trainers.entries()) {
      await tx.rows(
        'insert into staff (organization_id, id, first_name, last_name, is_trainer) values ($1, $2, $3, $4, true)',
        [organizationId, trainer, 'Trainer', String(place)],
      );
    }
    for (let member = 0; member < 60; member += 1) {
      const memberId = id();
      const location = locations[member % 2];
      await tx.rows(
        'insert into member (organization_id, id, first_name, last_name, home_location_id) values ($1, $2, $3, $4, $5)',
        [organizationId, memberId, 'Member', String(member).padStart(2, '0'), location],
      );
      for (const day of ['2026-10-05', '2026-10-12']) {
        const chainId = id();
        await tx.rows(
          'insert into consultation_chain (organization_id, id, member_id, walk_in) values ($1, $2, $3, false)',
          [organizationId, chainId, memberId],
        );
        await tx.rows(
          `insert into consultation (organization_id, id, chain_id, place_in_chain, member_id, location_id, trainer_id, starts_at, slot_on,
             minutes, time_zone, booked_at, booked_on, set_on, home_location_id)
           values ($1, $2, $3, 1, $4, $5, $6, $7::date + time '15:00', $7, 45, 'America/New_York', $7::date - 2, $7::date - 2, $7::date - 2, $5)`,
          [organizationId, id(), chainId, memberId, location, trainers[member % 3], day],
        );
      }
    }
  });
}

describe('The list of members', () => {
  let server: OpenServer;
  let key: string;
  const statements: string[] = [];
  beforeAll(async () => {
    server = await openServer({}, (sql) => statements.push(sql));
    key = await server.key(['READ']);
    await fill(server);
  });
  afterAll(() => server.close());

  const read = async (first: number): Promise<{ page: Page['members']['nodes']; asked: number }> => {
    statements.length = 0;
    const { data, errors } = await server.ask<Page>(MEMBERS, { first }, { key });
    expect(errors).toEqual([]);
    // Finding out who asks is the price of any request, not of this list.
    return { page: data?.members.nodes ?? [], asked: statements.filter((sql) => !sql.includes('api_key')).length };
  };

  it('shows fifty members with location, latest consultation and trainer in four statements', async () => {
    const { page, asked } = await read(50);
    expect(page).toHaveLength(50);
    expect(page.every(({ latestConsultation }) => latestConsultation?.trainer.name.startsWith('Trainer'))).toBe(true);
    expect(new Set(page.map(({ homeLocation }) => homeLocation.name))).toEqual(new Set(['Club 0', 'Club 1']));
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('asks no more for fifty than for five', async () => {
    expect((await read(50)).asked).toBe((await read(5)).asked);
  });

  it('gives no page of more than a hundred', async () => {
    const { errors } = await server.ask(MEMBERS, { first: 101 }, { key });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', field: 'first' } }]);
  });
});
