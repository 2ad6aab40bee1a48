import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Asking } from '../../auth/index.ts';
import type { Metrics } from '../metrics.ts';
import { formatErrors, logFaults } from './errors.ts';
import { LIMITS, limitingRules } from './limits.ts';

/** The GraphQL engine with every limit on. `hardened` decides what strangers learn about the schema: nothing. */
export function makeApollo(parts: {
  readonly schema: GraphQLSchema;
  readonly hardened: boolean;
  readonly logger: Logger;
  readonly metrics: Metrics;
}): ApolloServer<Asking> {
  const { validationRules, plugins } = limitingRules();
  // The route says that no cache may keep an answer; to find that out itself, the engine would watch every field.
  const disabled = [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()];
  return new ApolloServer<Asking>({
    schema: parts.schema,
    introspection: !parts.hardened,
    hideSchemaDetailsFromClientErrors: parts.hardened,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    status400ForVariableCoercionErrors: true,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules,
    formatError: formatErrors(parts.hardened, parts.metrics),
    plugins: [...(disabled as ApolloServerPlugin<Asking>[]), ...plugins, logFaults(parts.logger)],
    logger: quiet,
  });
}

/** Faults are logged by `logFaults`, which knows what may be said; the engine's own lines would quote the request. */
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
