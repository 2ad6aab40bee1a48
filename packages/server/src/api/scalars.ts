import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars';
import { isDay } from '../kernel/index.ts';

function dayFrom(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError('A date is written YYYY-MM-DD and exists in the calendar.');
}

/** A calendar date at a location: text all the way, because a date has no instant and no zone. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date at a location, written YYYY-MM-DD, for example 2026-11-02.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: dayFrom,
  parseValue: dayFrom,
  parseLiteral: (node) => dayFrom(node.kind === Kind.STRING ? node.value : null),
});

/** An instant: `Date` in the code, ISO 8601 in UTC on the wire. */
export const InstantScalar = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  description:
    'An instant, written in ISO 8601 with its offset; answers are in UTC, for example 2026-11-02T09:30:00.000Z.',
});

/** Counts and amounts beyond 32 bits. */
export const SafeIntScalar = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  description: 'A whole number within plus or minus 2^53 - 1. Amounts of money are in minor units of their currency.',
});
