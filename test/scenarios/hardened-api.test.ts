import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListedOperations } from '../../packages/server/src/app/graphql/listed-operations.ts';
import { openServer, type OpenServer, PASSWORD } from '../world/a-server.ts';

const VIEWER = 'query Viewer {\n  viewer {\n    email\n  }\n}';
const SIGN_IN =
  'mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      viewer {\n        email\n        may\n      }\n    }\n  }\n}';
const SIGN_OUT =
  'mutation SignOut($everywhere: Boolean) {\n  signOut(everywhere: $everywhere) {\n    __typename\n  }\n}';
const LISTED = new ListedOperations([VIEWER, SIGN_IN, SIGN_OUT]);
const JSON_TYPE = { 'content-type': 'application/json' };

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('A hardened API', () => {
  let server: OpenServer;
  let key: string;
  beforeAll(async () => {
    server = await openServer({ listed: LISTED });
    key = await server.key();
    await server.person('olga@club.example', 'OWNER');
  });
  afterAll(() => server.close());

  const byKey = (document: string) => server.ask(document, {}, { key });
  const enter = () => server.ask(SIGN_IN, { input: { email: 'olga@club.example', password: PASSWORD } });

  describe('takes in POST requests of JSON and nothing else', () => {
    it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
      'answers %s with 405 and says what is allowed',
      async (method) => {
        const response = await fetch(`${server.url}/graphql?query={__typename}`, { method });
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toBe('POST');
      },
    );

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/graphql',
      'application/xml',
    ])('answers a body of %s with 415', async (type) => {
      const response = await server.post('{"query":"{__typename}"}', {
        'content-type': type,
        authorization: `Bearer ${key}`,
      });
      expect(response.status).toBe(415);
    });

    it('lets no cache on the way keep an answer, be it good or bad', async () => {
      const ask = (query: string, as: { key?: string }) => server.ask(query, {}, as);
      const answers = [
        await ask('{ viewer { email } }', { key }),
        await ask('{ nothing }', { key }),
        await ask('{ viewer { email } }', { key: 'setshow_nonsense' }),
      ];
      expect(answers.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual([
        [200, 'no-store'],
        [400, 'no-store'],
        [401, 'no-store'],
      ]);
    });

    it('refuses several requests in one', async () => {
      const response = await server.post('[{"query":"{__typename}"}]', {
        ...JSON_TYPE,
        authorization: `Bearer ${key}`,
      });
      expect(response.status).toBe(400);
    });

    it('refuses more than 256 kB', async () => {
      const response = await server.post(JSON.stringify({ query: `{__typename} #${'x'.repeat(300_000)}` }), JSON_TYPE);
      expect(response.status).toBe(413);
    });

    it('answers broken JSON with 400 and without repeating it', async () => {
      const response = await server.post('{"query": "secret-word', JSON_TYPE);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('secret-word');
    });
  });

  describe('weighs a document before it runs', () => {
    const deep = (levels: number): string =>
      `{ viewer ${'{ organization '.repeat(levels)}{ id }${' }'.repeat(levels)} }`;

    const FIELDS = ['userId', 'email', 'name', 'staffId', 'roles', 'homePage', 'may', '__typename', 'x: may'];

    it('answers a syntax error with 400', async () => {
      expect(await byKey('{ viewer {')).toMatchObject({ status: 400, data: null });
    });

    it('answers an unknown field with 400', async () => {
      expect(await byKey('{ nothingOfTheSort }')).toMatchObject({ status: 400, data: null });
    });

    it.each([
      ['deeper than ten levels', deep(11), /./],
      [
        'with more than 15 aliases',
        `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: viewer { email }`).join(' ')} }`,
        /limit of 15 exceeded/,
      ],
      [
        'with __typename under more than 15 names',
        `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
        /limit of 15 exceeded/,
      ],
      [
        'with more than 8 directives',
        `{ viewer { ${FIELDS.map((field) => `${field} @include(if: true)`).join(' ')} } }`,
        /limit of 8 exceeded/,
      ],
      ['of more than 2,000 words', `{ ${'__typename '.repeat(2_001)} }`, /2000 tokens/],
      [
        'that goes round in circles',
        'fragment A on Viewer { ...B } fragment B on Viewer { ...A } { viewer { ...A } }',
        /./,
      ],
    ])('refuses one %s with 400', async (_what, document, why) => {
      const answer = await byKey(document);
      expect(answer).toMatchObject({ status: 400, data: null });
      expect(answer.errors.map(({ message }) => message).join()).toMatch(why);
    });

    it('lets one of fifteen aliases through', async () => {
      const fifteen = `{ ${Array.from({ length: 15 }, (_, n) => `a${n}: __typename`).join(' ')} }`;
      expect(await byKey(fifteen)).toMatchObject({ status: 200 });
    });
  });

  describe('tells nobody what it is made of', () => {
    it('answers no introspection', async () => {
      expect((await byKey('{ __schema { types { name } } }')).status).toBe(400);
      expect((await byKey('{ __type(name: "Viewer") { name } }')).status).toBe(400);
    });

    it('suggests no name and quotes no type', async () => {
      const misspelt = await byKey('{ viewr { emial } }');
      const ofWrongType = await server.ask('query Q($a: SignInInpt) { __typename }', {}, { key });
      const badVariable = await server.ask(
        'mutation M($i: SignInInput!) { signIn(input: $i) { __typename } }',
        { i: { emal: 1 } },
        { key },
      );
      for (const { text, status } of [misspelt, ofWrongType, badVariable]) {
        expect(status).toBe(400);
        expect(text).not.toMatch(/did you mean|viewer|email|password|SignInInput/i);
      }
    });

    it('shows no stack and no path of the machine', async () => {
      const { text } = await byKey('{ viewr }');
      expect(text).not.toMatch(/stacktrace|node_modules|\.ts:\d/);
    });
  });

  describe('knows who asks', () => {
    it('lets a browser send the documents of the app and no other', async () => {
      expect(await server.ask(VIEWER)).toMatchObject({ status: 200, data: { viewer: null } });
      const free = await server.ask('{ viewer { email may } }');
      expect(free).toMatchObject({ status: 400, errors: [{ extensions: { code: 'OPERATION_NOT_LISTED' } }] });
      const visit = cookieOf((await enter()).headers);
      expect(await server.ask('{ viewer { email may } }', {}, { cookie: visit })).toMatchObject({ status: 400 });
    });

    it('gives a visit in a cookie that no script reads and no other site sends', async () => {
      const answer = await enter();
      expect(answer.data).toMatchObject({ signIn: { __typename: 'SignedIn', viewer: { email: 'olga@club.example' } } });
      const [cookie = ''] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^setshow=[\w-]+; /);
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/);
      expect(cookie).toMatch(/Path=\//);
      expect(await server.ask(VIEWER, {}, { cookie: cookieOf(answer.headers) })).toMatchObject({
        data: { viewer: { email: 'olga@club.example' } },
      });
    });

    it('forgets the visit when it is signed out', async () => {
      const cookie = cookieOf((await enter()).headers);
      expect((await server.ask(SIGN_OUT, {}, { cookie })).data).toEqual({ signOut: { __typename: 'SignedOut' } });
      expect((await server.ask(VIEWER, {}, { cookie })).data).toEqual({ viewer: null });
      expect((await server.ask(SIGN_OUT, {}, { cookie })).data).toEqual({ signOut: { __typename: 'NotSignedIn' } });
    });

    it('answers a key that is none with 401, whatever cookie comes with it', async () => {
      const cookie = cookieOf((await enter()).headers);
      for (const wrong of ['nonsense', `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`]) {
        expect(await server.ask(VIEWER, {}, { key: wrong, cookie })).toMatchObject({ status: 401 });
      }
      expect(await server.ask(VIEWER, {}, { cookie, headers: { authorization: 'Basic b2xnYTpwdw==' } })).toMatchObject({
        status: 401,
      });
    });

    it('refuses what a page of another site sends', async () => {
      const foreign: Record<string, string>[] = [
        { origin: 'https://elsewhere.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ];
      for (const headers of foreign) {
        expect(await server.ask(VIEWER, {}, { headers })).toMatchObject({
          status: 403,
        });
      }
      expect(await server.ask(VIEWER, {}, { headers: { origin: server.url } })).toMatchObject({ status: 200 });
    });
  });

  it('gives every answer the id of its request, and takes a proxy’s', async () => {
    expect((await server.ask(VIEWER)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(
      (await server.ask(VIEWER, {}, { headers: { 'x-request-id': 'from-the-proxy-1' } })).headers.get('x-request-id'),
    ).toBe('from-the-proxy-1');
  });
});

describe('Behind https', () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer({ listed: LISTED, secureCookies: true, publicUrl: 'https://numbers.example' });
    await server.person('olga@club.example', 'OWNER');
  });
  afterAll(() => server.close());

  it('the cookie is bound to the host and travels encrypted only', async () => {
    const answer = await server.ask(SIGN_IN, { input: { email: 'olga@club.example', password: PASSWORD } });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-setshow=.*; Secure/);
  });

  it('browsers are told to come back by https only', async () => {
    expect((await fetch(`${server.url}/healthz`)).headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
  });

  it('only pages of the configured address may ask', async () => {
    const from = (origin: string) => server.ask(VIEWER, {}, { headers: { origin } });
    expect((await from('https://numbers.example')).status).toBe(200);
    expect((await from(server.url)).status).toBe(403);
  });
});
