import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';
import type { Asking } from '../../auth/index.ts';

/** How much one document may ask for (README, "Nobody gets in where they don't belong"). */
export const LIMITS = {
  bodyBytes: 256 * 1024,
  tokens: 2_000,
  depth: 10,
  aliases: 15,
  directives: 8,
  cost: 10_000,
} as const;

/**
 * The rules that weigh a document before it runs. Tokens are counted by the parser itself, where too many are a syntax
 * error; the kit's own count would answer them as a fault of the server.
 */
export function limitingRules(): { validationRules: ValidationRule[]; plugins: ApolloServerPlugin<Asking>[] } {
  const armor = new ApolloArmor({
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
    // A fragment is a way to write fields, no level of its own: a screen that is put together from some asks for no more.
    maxDepth: { n: LIMITS.depth, flattenFragments: true },
    // Nothing is free: `__typename` under a hundred names is work as well.
    maxAliases: { n: LIMITS.aliases, allowList: [] },
    maxDirectives: { n: LIMITS.directives },
    costLimit: { maxCost: LIMITS.cost, flattenFragments: true },
  });
  const { validationRules = [], plugins = [] } = armor.protect();
  return { validationRules: [...validationRules], plugins: plugins as ApolloServerPlugin<Asking>[] };
}
