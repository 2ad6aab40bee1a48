import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import * as documents from '../api/documents.ts';
import { readFileSync } from 'node:fs';
import { makeClient } from './client.ts';

const listFile = new URL('../api/operations.json', import.meta.url);
const operations = JSON.parse(readFileSync(listFile, 'utf8')) as Record<string, string>;

const operationOf = (document: DocumentNode) =>
  document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );

const askable = (Object.values(documents) as DocumentNode[]).filter((document) => operationOf(document) !== undefined);

/** The text of a document on the wire. */
async function sentText(document: DocumentNode): Promise<string> {
  const bodies: string[] = [];
  globalThis.fetch = jest.fn<typeof fetch>(async (_, init) => {
    bodies.push(String(init?.body));
    return new Response(JSON.stringify({ data: null }), { headers: { 'content-type': 'application/json' } });
  });
  const client = makeClient({ uri: 'http://localhost/graphql', onSignedOut: () => Promise.resolve(false) });
  const ask =
    operationOf(document)?.operation === 'mutation'
      ? client.mutate({ mutation: document })
      : client.query({ query: document });
  await ask.catch(() => undefined);
  return (JSON.parse(bodies[0] ?? '{}') as { query: string }).query;
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('What the web may send', () => {
  it('is what it sends, letter by letter', async () => {
    const texts: string[] = [];
    for (const document of askable) texts.push(await sentText(document));
    expect(texts.map((text) => createHash('sha256').update(text).digest('hex')).sort()).toEqual(
      Object.keys(operations).sort(),
    );
  });

  it('stands in the list under its own fingerprint', () => {
    for (const [fingerprint, text] of Object.entries(operations)) {
      expect(createHash('sha256').update(text).digest('hex')).toBe(fingerprint);
    }
  });
});
