import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { LIMITS, limitingRules } from './limits.ts';

const schema = buildSchema('type Query { again: Query word: String other(of: Int): String }');
const { validationRules } = limitingRules();
const complaints = (document: string): string[] =>
  validate(schema, parse(document), [...specifiedRules, ...validationRules]).map(({ message }) => message);
const deep = (levels: number): string => `{ ${'again { '.repeat(levels - 1)}word${' }'.repeat(levels - 1)} }`;

describe('What one document may ask for', () => {
  it('is ten levels and not eleven', () => {
    expect(complaints(deep(LIMITS.depth))).toEqual([]);
    expect(complaints(deep(LIMITS.depth + 1))).toEqual([expect.stringMatching(/depth limit of 10 exceeded, found 11/)]);
  });

  it('counts the levels that hide in fragments', () => {
    const hidden = `query { again { again { again { ...Rest } } } } fragment Rest on Query ${deep(LIMITS.depth - 2)}`;
    expect(complaints(hidden)).toEqual([expect.stringMatching(/depth limit of 10 exceeded/)]);
  });

  it('takes a fragment for no level of its own, named or not, one in another', () => {
    const inline = (levels: number): string =>
      `{ ${'...on Query { again { '.repeat(levels - 1)}word${' } }'.repeat(levels - 1)} }`;
    const named = (levels: number): string =>
      [
        '{ ...F1 }',
        ...Array.from({ length: levels - 1 }, (_, at) => `fragment F${at + 1} on Query { again { ...F${at + 2} } }`),
        `fragment F${levels} on Query { word }`,
      ].join(' ');
    for (const written of [inline, named]) {
      expect(complaints(written(LIMITS.depth))).toEqual([]);
      expect(complaints(written(LIMITS.depth + 1))).toEqual([
        expect.stringMatching(/depth limit of 10 exceeded, found 11/),
      ]);
    }
  });

  it('is 15 aliases and not 16, whatever they rename', () => {
    const named = (count: number) =>
      `{ ${Array.from({ length: count }, (_, place) => `a${place}: __typename`).join(' ')} }`;
    expect(complaints(named(LIMITS.aliases))).toEqual([]);
    expect(complaints(named(LIMITS.aliases + 1))).toEqual([expect.stringMatching(/limit of 15 exceeded/)]);
  });

  it('is 8 directives and not 9', () => {
    const marked = (count: number) => `{ again { ${'word @skip(if: false) '.repeat(count)} } }`;
    expect(complaints(marked(LIMITS.directives))).toEqual([]);
    expect(complaints(marked(LIMITS.directives + 1))).toEqual([expect.stringMatching(/limit of 8 exceeded/)]);
  });

  it('is so much work and not more', () => {
    const many = (count: number) => `{ ${'again { again { again { again { word } } } } '.repeat(count)} }`;
    expect(complaints(many(10))).toEqual([]);
    expect(complaints(many(1_000)).join()).toMatch(/cost limit of 10000 exceeded/i);
  });
});
