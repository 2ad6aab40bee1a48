import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { openServer, type OpenServer } from '../world/a-server.ts';

const OPEN = `mutation Open($key: String!, $input: OpenLocationInput!) {
  openLocation(idempotencyKey: $key, input: $input) { __typename ... on LocationOpened { locationId } ... on Refusal { message } }
}`;
const ADD = `mutation Add($key: String!, $input: AddMemberInput!) {
  addMember(idempotencyKey: $key, input: $input) {
    __typename
    ... on MemberAdded { memberId activityId possibleDuplicates { memberId because } }
    ... on InvalidInput { field mend }
    ... on Refusal { message }
  }
}`;
const UNDO = `mutation Undo($key: String!, $input: UndoInput!) {
  undo(idempotencyKey: $key, input: $input) { __typename ... on ActivityUndone { undoneActivityId } ... on Refusal { message } }
}`;
const LIST = '{ members { nodes { id firstName homeLocation { name } } pageInfo { hasNextPage } } }';
const LOG = '{ activity(first: 10) { nodes { verb undoneById } } }';

interface Said {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

describe('A program that does what people do', () => {
  let server: OpenServer;
  let key: string;
  let locationId: string;

  const say = async (
    document: string,
    input: Record<string, unknown>,
    idempotencyKey = newId(),
    as = key,
  ): Promise<Said> => {
    const { data, errors } = await server.ask<Record<string, Said>>(
      document,
      { key: idempotencyKey, input },
      { key: as },
    );
    expect(errors).toEqual([]);
    return Object.values(data ?? {})[0] ?? { __typename: 'nothing' };
  };
  const mia = (more: Record<string, unknown> = {}) => ({
    firstName: 'Mia',
    lastName: 'Member',
    locationId,
    joinedOn: '2026-01-05',
    membership: 'Standard',
    kind: 'STANDARD',
    ...more,
  });

  beforeAll(async () => {
    server = await openServer();
    key = await server.key();
    // A key manages no locations: that is an owner's, and here the owner's database row is all that is needed.
    locationId = newId();
    await server.db.transact(server.organizationId, (tx) =>
      tx.rows(
        'insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, $5, $6)',
        [server.organizationId, locationId, 'Downtown', 'America/Denver', 'USD', 'US'],
      ),
    );
  }, 60_000);
  afterAll(() => server.close());

  it('adds a member once, however often the request is sent', async () => {
    const once = newId();
    const answers = [await say(ADD, mia(), once), await say(ADD, mia(), once)];
    expect(answers[0]).toMatchObject({ __typename: 'MemberAdded', possibleDuplicates: [] });
    expect(answers[1]).toEqual(answers[0]);
    const { data } = await server.ask<{ members: { nodes: unknown[] } }>(LIST, {}, { key });
    expect(data?.members.nodes).toEqual([
      { id: answers[0]?.['memberId'], firstName: 'Mia', homeLocation: { name: 'Downtown' } },
    ]);
  });

  it('is told when a key comes again with something else', async () => {
    const once = newId();
    await say(ADD, mia({ firstName: 'Max' }), once);
    expect(await say(ADD, mia({ firstName: 'Moritz' }), once)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  it('is told which input is wrong and what would be right', async () => {
    expect(await say(ADD, mia({ email: 'no address' }))).toMatchObject({
      __typename: 'InvalidInput',
      field: 'email',
      mend: expect.stringContaining('name@example.com') as unknown,
    });
  });

  it('can not tell what is not there from what is not its own', async () => {
    expect(await say(ADD, mia({ locationId: newId() }))).toMatchObject({ __typename: 'NotFound' });
  });

  it('takes an act back, and the log shows both', async () => {
    const added = await say(ADD, mia({ firstName: 'Ulla' }));
    const undone = await say(UNDO, { activityId: added['activityId'] });
    expect(undone).toMatchObject({ __typename: 'ActivityUndone', undoneActivityId: added['activityId'] });
    expect(await say(UNDO, { activityId: added['activityId'] })).toMatchObject({ __typename: 'AlreadyUndone' });
    const { data } = await server.ask<{ activity: { nodes: { verb: string; undoneById: string | null }[] } }>(
      LOG,
      {},
      { key },
    );
    expect(data?.activity.nodes.slice(0, 2)).toEqual([
      { verb: 'activity.undone', undoneById: null },
      { verb: 'member.added', undoneById: expect.any(String) as unknown },
    ]);
  });

  it('does no more than its key allows', async () => {
    const reader = await server.key(['READ']);
    expect(await say(ADD, mia(), newId(), reader)).toMatchObject({ __typename: 'NotPermitted' });
    expect(await say(OPEN, { name: 'New', timeZone: 'America/Denver', currency: 'USD', country: 'US' })).toMatchObject({
      __typename: 'NotPermitted',
    });
  });
});
