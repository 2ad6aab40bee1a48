import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isNonNullType, isObjectType, isUnionType, type GraphQLField, type GraphQLSchema } from 'graphql';

import { filesUnder, type HouseFile } from './files.ts';

/** Signing in happens before there is an organization to remember a key in; done twice, it does no harm. */
const AT_THE_DOOR = ['signIn', 'signOut', 'chooseOrganization', 'requestPasswordLink', 'setPassword'];

const server = filesUnder('packages/server/src');
let mutations: GraphQLField<unknown, unknown>[] = [];

function schemaOf(files: HouseFile[]): GraphQLSchema {
  const file = files.find(({ path }) => path === 'schema/schema.graphql');
  if (!file) throw new Error('schema/schema.graphql is missing: npm run schema writes it.');
  return buildSchema(file.text);
}

const fileNameOf = (verb: string): string => verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function isVerbOfItsOwnFile(verb: string): boolean {
  const ending = `/${fileNameOf(verb)}.ts`;
  return server.some(
    ({ path, text }) => path.endsWith(ending) && new RegExp(`export (async )?function ${verb}\\b`).test(text),
  );
}

function outcomesOf(field: GraphQLField<unknown, unknown>): { done: string[]; refused: string[] } {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  const types = isUnionType(type) ? type.getTypes() : isObjectType(type) ? [type] : [];
  const isRefusal = (each: (typeof types)[number]) => each.getInterfaces().some(({ name }) => name === 'Refusal');
  return {
    done: types.filter((each) => !isRefusal(each)).map(({ name }) => name),
    refused: types.filter(isRefusal).map(({ name }) => name),
  };
}

describe('every verb of the API', () => {
  beforeAll(() => {
    mutations = Object.values(schemaOf(filesUnder('schema')).getMutationType()?.getFields() ?? {});
  });

  it('is there', () => {
    expect(mutations.length).toBeGreaterThan(AT_THE_DOOR.length);
  });

  it('has a file and a function of its own name', () => {
    expect(mutations.map(({ name }) => name).filter((name) => !isVerbOfItsOwnFile(name))).toEqual([]);
  });

  it('answers with one success or refusals by name', () => {
    const odd = mutations.filter((field) => {
      const { done, refused } = outcomesOf(field);
      return done.length !== 1 || refused.length === 0;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('takes an idempotency key, so that the same click twice is one effect', () => {
    const without = mutations.filter(({ name, args }) => {
      const key = args.find((arg) => arg.name === 'idempotencyKey');
      return !AT_THE_DOOR.includes(name) && !(key && isNonNullType(key.type));
    });
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});
