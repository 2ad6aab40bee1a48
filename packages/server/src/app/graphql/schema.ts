import type { GraphQLSchema } from 'graphql';
import { buildSchema, type MiddlewareFn, type NonEmptyArray } from 'type-graphql';
import type { Asking } from '../../auth/index.ts';
import { isRefusal, Refused } from '../../kernel/index.ts';
import { RESOLVERS } from '../resolvers.ts';

/**
 * A refusal on the way to a verb (nobody is signed in, a page is too long) is the mutation's answer like any other; a
 * question has no union to hand it out by, so there a refusal becomes an error with its code.
 */
const refusalsAreAnswers: MiddlewareFn<Asking> = async ({ info }, next) => {
  const isMutation = info.parentType === info.schema.getMutationType();
  try {
    const answer: unknown = await next();
    if (isRefusal(answer) && !isMutation) throw new Refused(answer);
    return answer;
  } catch (error) {
    if (error instanceof Refused && isMutation) return error.reason;
    throw error;
  }
};

/** The API's schema from every feature's resolvers. */
export function makeSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: RESOLVERS as unknown as NonEmptyArray<NonEmptyArray<unknown>[number] & (new () => object)>,
    validate: { forbidUnknownValues: false, validationError: { target: false, value: false } },
    globalMiddlewares: [refusalsAreAnswers],
  });
}
