import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { newId } from '../../packages/server/src/kernel/index.ts';
import {
  ACTORS,
  type Actor,
  aMatrix,
  type Matrix,
  SECRETS,
  type Subject,
  WHOSE,
  type Whose,
} from '../world/a-matrix.ts';
import { openServer, type OpenServer, PASSWORD } from '../world/a-server.ts';
import { QUESTIONS } from '../world/matrix-questions.ts';
import { VERBS } from '../world/matrix-verbs.ts';

const SCHEMA = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/schema.graphql'), 'utf8'));
/** Behind no permission: they let people in and out, and are asked about below one by one. */
const DOORS = ['chooseOrganization', 'requestPasswordLink', 'setPassword', 'signIn', 'signOut'];
/** About nobody but whoever asks, and asked about below as well. */
const OWN = ['changeOwnName', 'changePassword', 'endVisit'];
const CODES: Readonly<Record<string, string>> = { NOT_PERMITTED: 'P', NOT_FOUND: 'F', NOT_SIGNED_IN: 'S' };
const TYPES: Readonly<Record<string, string>> = { NotPermitted: 'P', NotFound: 'F', NotForAll: 'F', NotSignedIn: 'S' };
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Whose names, notes and money somebody may read anywhere in an answer: Y or - over own, colleague's, elsewhere, foreign. */
const MAY_READ: Readonly<Record<Actor, { name: string; note: string; money: string }>> = {
  owner: { name: 'YYY-', note: 'YYY-', money: 'YYY-' },
  manager: { name: 'YY--', note: 'YY--', money: 'YY--' },
  // By name alone: the others of own locations, to set a consultation.
  trainer: { name: 'YY--', note: 'Y---', money: 'Y---' },
  frontDesk: { name: 'YY--', note: 'YY--', money: '----' },
  accountant: { name: 'YYY-', note: '----', money: 'YYY-' },
  READ: { name: 'YYY-', note: 'YYY-', money: 'YYY-' },
  WRITE: { name: '----', note: '----', money: '----' },
  IMPORT: { name: '----', note: '----', money: '----' },
  signedOut: { name: '----', note: '----', money: '----' },
};

const fields = (type: 'Query' | 'Mutation') =>
  (type === 'Query' ? SCHEMA.getQueryType() : SCHEMA.getMutationType())?.getFields() ?? {};
const fieldsOf = (type: 'Query' | 'Mutation'): string[] => Object.keys(fields(type));

const cellsOf = (expected: string): [Actor, string][] =>
  expected.split(' ').map((cells, place) => [ACTORS[place] ?? 'signedOut', cells]);
const table = (rows: readonly (readonly [Actor, string])[]): string =>
  rows.map(([actor, cells]) => `${actor}: ${cells}`).join('\n');

/** The same subject with ids that nobody has. */
const nobody = (subject: Subject): Subject =>
  Object.fromEntries(Object.keys(subject).map((key) => [key, newId()])) as unknown as Subject;
/** The same, but for what may be known of it: a colleague's location is one's own as well. */
const unknown = (subject: Subject, whose: Whose, findsMember: boolean): Subject =>
  whose === 'colleague'
    ? {
        ...nobody(subject),
        locationId: subject.locationId,
        ...(findsMember ? { memberId: subject.memberId } : {}),
      }
    : nobody(subject);
const withoutIds = (text: string): string => text.replace(UUID, 'id');

describe('Who may do what, over the whole API', () => {
  let server: OpenServer;
  let matrix: Matrix;
  beforeAll(async () => {
    server = await openServer({ onlyListed: false });
    matrix = await aMatrix(server);
  }, 60_000);
  afterAll(() => server.close());

  it('every question and every verb stands in the table, and nothing else does', () => {
    expect([...Object.keys(QUESTIONS), 'viewer'].sort()).toEqual(fieldsOf('Query').sort());
    expect([...Object.keys(VERBS), ...DOORS, ...OWN].sort()).toEqual(fieldsOf('Mutation').sort());
  });

  const leaksIn = (text: string, actor: Actor): string[] =>
    WHOSE.flatMap((whose, place) => {
      const { name, note, priceMinor } = SECRETS[whose];
      const may = MAY_READ[actor];
      const secrets: [string, string][] = [
        [may.name, name],
        [may.note, note],
        [may.money, String(priceMinor)],
      ];
      const read = secrets.filter(([cells, secret]) => cells[place] !== 'Y' && text.includes(secret));
      // Of another organization not even an id.
      const { organizationId: _same, ...ids } = matrix.subjects.foreign;
      const foreign = whose === 'foreign' ? Object.values(ids).filter((id) => text.includes(id)) : [];
      return [...read.map(([, secret]) => `${actor} reads ${secret}`), ...foreign];
    });

  describe.each(Object.entries(QUESTIONS))('asked for %s', (field, question) => {
    const ask = async (actor: Actor, subject: Subject) => {
      const answer = await server.ask(`{ ${field}${question.ask(subject, matrix)} }`, {}, matrix.as[actor]);
      const code = String(answer.errors[0]?.extensions?.['code'] ?? '');
      return { ...answer, letter: answer.errors.length === 0 ? 'Y' : (CODES[code] ?? `(${code})`) };
    };

    it('everybody sees their own rows and no others', async () => {
      const seen: [Actor, string][] = [];
      const leaks: string[] = [];
      for (const actor of ACTORS) {
        let cells = '';
        for (const whose of WHOSE) {
          const subject = matrix.subjects[whose];
          const { letter, text } = await ask(actor, subject);
          cells += letter === 'Y' && !text.includes(question.sees(subject)) ? '-' : letter;
          leaks.push(...leaksIn(text, actor));
        }
        seen.push([actor, cells]);
      }
      expect(table(seen)).toBe(table(cellsOf(question.expected)));
      expect([...new Set(leaks)]).toEqual([]);
    });

    if (question.kind === 'one') {
      it('what is not yours looks like what does not exist', async () => {
        for (const [actor, cells] of cellsOf(question.expected)) {
          for (const [place, whose] of WHOSE.entries()) {
            if (cells[place] !== 'F') continue;
            const subject = matrix.subjects[whose];
            const [there, nowhere] = [await ask(actor, subject), await ask(actor, nobody(subject))];
            expect(withoutIds(there.text)).toBe(withoutIds(nowhere.text));
          }
        }
      });
    }
  });

  it('the front desk reads no money on the board', async () => {
    const { ask } = QUESTIONS['board'] ?? { ask: () => '' };
    const of = async (actor: Actor) =>
      (await server.ask(`{ board${ask(matrix.subjects.own, matrix)} }`, {}, matrix.as[actor])).text;
    expect(await of('manager')).toContain('SALES_MONEY');
    expect(await of('frontDesk')).not.toContain('SALES_MONEY');
  });

  it('a trainer is told nothing of what the others at the location do, unless it lets them compare', async () => {
    const { ask } = QUESTIONS['board'] ?? { ask: () => '' };
    const { text } = await server.ask(`{ board${ask(matrix.subjects.own, matrix)} }`, {}, matrix.as.trainer);
    expect(text).toContain('Tom');
    expect(text).not.toMatch(/Tessa|Theo/);
  });

  describe.each(Object.entries(VERBS))('to %s', (field, verb) => {
    const input = String(fields('Mutation')[field]?.args.find(({ name }) => name === 'input')?.type);
    const document = `mutation M($key: String!, $input: ${input}) { ${field}(idempotencyKey: $key, input: $input) { __typename ... on Refusal { message } ... on NotPermitted { whoMay } ... on InvalidInput { field } } }`;
    const send = async (actor: Actor, subject: Subject, whose: Whose) => {
      const variables = { key: newId(), input: await verb.input(subject, matrix, whose) };
      const answer = await server.ask<Record<string, { __typename: string; message?: string }>>(
        document,
        variables,
        matrix.as[actor],
      );
      const said = answer.data?.[field];
      const done = said !== undefined && said.message === undefined;
      const letter = done ? 'Y' : (TYPES[said?.__typename ?? ''] ?? `(${said?.message ?? answer.text})`);
      return { letter, text: answer.text };
    };

    it('is for whom the table says, and about theirs', async () => {
      const seen: [Actor, string][] = [];
      const leaks: string[] = [];
      for (const [actor, expected] of cellsOf(verb.expected)) {
        let cells = '';
        for (const [place, whose] of WHOSE.entries()) {
          const changed = expected[place] === 'Y';
          const subject = changed ? await matrix.fresh(whose) : matrix.subjects[whose];
          const { letter, text } = await send(actor, subject, whose);
          cells += letter;
          if (letter !== 'Y') leaks.push(...leaksIn(text, actor));
        }
        seen.push([actor, cells]);
      }
      expect(table(seen)).toBe(table(cellsOf(verb.expected)));
      expect(leaks).toEqual([]);
    }, 30_000);

    it('is refused alike for what is not yours and for what does not exist', async () => {
      let compared = 0;
      for (const [actor, cells] of cellsOf(verb.expected)) {
        for (const [place, whose] of WHOSE.entries()) {
          if (cells[place] === 'Y') continue;
          const subject = matrix.subjects[whose];
          const there = await send(actor, subject, whose);
          // Where the act is seen but another's, the refusal says so: it is theirs to know.
          if (there.letter === 'P' && cells.includes('F')) continue;
          const nowhere = await send(actor, unknown(subject, whose, verb.findsMember ?? false), whose);
          expect(`${actor} ${whose} ${withoutIds(there.text)}`).toBe(`${actor} ${whose} ${withoutIds(nowhere.text)}`);
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(0);
    }, 30_000);
  });

  describe('at the front door', () => {
    it('a wrong password and an address that nobody has are answered alike', async () => {
      const sign = (email: string, password: string) =>
        server.ask(
          'mutation S($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { message } } }',
          {
            input: { email, password },
          },
        );
      const wrong = await sign('person.9@matrix.example', `${PASSWORD}!`);
      expect(wrong.text).toContain('WrongCredentials');
      expect((await sign('nobody@matrix.example', `${PASSWORD}!`)).text).toBe(wrong.text);
    });

    it('a forgotten password is answered alike for everybody', async () => {
      const forget = (email: string) =>
        server.ask('mutation F($email: String!) { requestPasswordLink(email: $email) { __typename } }', { email });
      expect((await forget('nobody@matrix.example')).text).toBe((await forget('person.9@matrix.example')).text);
    });

    it('a link that is none sets no password', async () => {
      const { data } = await server.ask(
        `mutation { setPassword(token: "${newId()}", password: "${PASSWORD}") { __typename } }`,
      );
      expect(data).toEqual({ setPassword: { __typename: 'LinkExpired' } });
    });

    it('another organization can not be chosen, nor told from one that does not exist', async () => {
      const choose = (id: string, actor: Actor) =>
        server.ask(
          `mutation { chooseOrganization(organizationId: "${id}") { __typename ... on Refusal { message } } }`,
          {},
          matrix.as[actor],
        );
      for (const actor of ['owner', 'trainer'] as const) {
        const theirs = await choose(matrix.clubs.theirs.organizationId, actor);
        expect(theirs.text).toContain('NotFound');
        expect((await choose(newId(), actor)).text).toBe(theirs.text);
      }
      expect((await choose(matrix.clubs.ours.organizationId, 'signedOut')).text).toContain('NotSignedIn');
    });

    it('who asks is told who they are, and a stranger that nobody is signed in', async () => {
      const who = async (actor: Actor) =>
        (await server.ask('{ viewer { email roles organization { id } locations { id } } }', {}, matrix.as[actor]))
          .text;
      expect(await who('signedOut')).toBe('{"data":{"viewer":null}}\n');
      for (const actor of ['owner', 'manager', 'trainer', 'frontDesk', 'accountant'] as const) {
        const text = await who(actor);
        expect(text).toContain(matrix.clubs.ours.organizationId);
        expect(text.includes(matrix.clubs.ours.elsewhereId)).toBe(['owner', 'accountant'].includes(actor));
        expect(text).not.toContain(matrix.clubs.theirs.organizationId);
      }
    });

    it('everybody keeps their own name, password and visits, and nobody anybody else’s', async () => {
      const own = async (actor: Actor, verb: string, input: object) => {
        const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
        const document = `mutation M($key: String!, $input: ${type}) { ${verb}(idempotencyKey: $key, input: $input) { __typename ... on Refusal { message } } }`;
        const { data, text } = await server.ask<Record<string, { __typename: string }>>(
          document,
          { key: newId(), input },
          matrix.as[actor],
        );
        return { type: data?.[verb]?.__typename, text };
      };
      const asked = (document: string, actor: Actor) =>
        server.ask<{ profile: { version: number }; visits: { id: string }[] }>(document, {}, matrix.as[actor]);
      const mine = (await asked('{ visits { id } }', 'manager')).data?.visits[0]?.id ?? '';
      for (const actor of ['owner', 'trainer', 'frontDesk', 'accountant'] as const) {
        const { version } = (await asked('{ profile { version } }', actor)).data?.profile ?? { version: 0 };
        const name = { firstName: 'Own', lastName: 'Name', version };
        expect((await own(actor, 'changeOwnName', name)).type).toBe('OwnNameChanged');
        const passwords = { oldPassword: PASSWORD, newPassword: `${PASSWORD} and more` };
        expect((await own(actor, 'changePassword', passwords)).type).toBe('PasswordChanged');
        const [theirs, nobodys] = [
          await own(actor, 'endVisit', { visitId: mine }),
          await own(actor, 'endVisit', { visitId: newId() }),
        ];
        expect(theirs.type).toBe('NotFound');
        expect(theirs.text).toBe(nobodys.text);
      }
      expect((await asked('{ visits { id } }', 'manager')).data?.visits.map(({ id }) => id)).toEqual([mine]);
      for (const [verb, input] of [
        ['changeOwnName', { firstName: 'No', lastName: 'Body', version: 1 }],
        ['changePassword', { oldPassword: PASSWORD, newPassword: 'another one of mine' }],
        ['endVisit', { visitId: mine }],
      ] as const) {
        expect((await own('WRITE', verb, input)).type).toBe('NotPermitted');
        expect((await own('signedOut', verb, input)).type).toBe('NotSignedIn');
      }
    });

    // The last: whoever signs out asks nothing more.
    it('a stranger has nothing to sign out of, and whoever was signed in is out', async () => {
      const leave = (actor: Actor) => server.ask('mutation { signOut { __typename } }', {}, matrix.as[actor]);
      expect((await leave('signedOut')).data).toEqual({ signOut: { __typename: 'NotSignedIn' } });
      expect((await leave('trainer')).data).toEqual({ signOut: { __typename: 'SignedOut' } });
      expect((await leave('trainer')).data).toEqual({ signOut: { __typename: 'NotSignedIn' } });
    });
  });
});
