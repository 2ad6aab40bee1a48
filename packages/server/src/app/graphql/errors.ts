import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError } from 'type-graphql';
import type { Asking } from '../../auth/index.ts';
import { type Refusal, Refused } from '../../kernel/index.ts';
import { tellError } from '../logging.ts';
import type { Metrics } from '../metrics.ts';

/** Codes that the request earned; anything else is a fault of ours and is told by its code alone. */
const THEIRS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);
/** These quote the schema at length: enough of them, and it is rebuilt. */
const QUOTES_THE_SCHEMA: Readonly<Record<string, string>> = {
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the API.',
  BAD_USER_INPUT: 'A variable does not fit the API.',
};
const SPEAKS_OF_A_LIMIT = /\blimit of \d+ exceeded/i;

function codeOf(refusal: Refusal): string {
  return refusal.refusal.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

/** A refusal of a question as an error: its sentence, its code and what it carries. */
function showRefusal(refusal: Refusal, formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { refusal: _name, message, ...details } = refusal as Refusal & Record<string, unknown>;
  return { ...formatted, message, extensions: { code: codeOf(refusal), ...details } };
}

function showInvalidArguments(error: ArgumentValidationError): GraphQLFormattedError {
  const fields = error.extensions.validationErrors.map(({ property }) => property);
  return { message: `Not as it should be: ${fields.join(', ')}.`, extensions: { code: 'INVALID_INPUT', fields } };
}

/** What an error becomes on its way out: no stack ever; in a hardened server nothing of the schema either. */
export function formatErrors(hardened: boolean, metrics: Metrics) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const shown = show(hardened, formatted, unwrapResolverError(error));
    metrics.error(String(shown.extensions?.['code']));
    return shown;
  };
}

function show(hardened: boolean, formatted: GraphQLFormattedError, cause: unknown): GraphQLFormattedError {
  if (cause instanceof Refused) return showRefusal(cause.reason, formatted);
  if (cause instanceof ArgumentValidationError) return showInvalidArguments(cause);
  const code = String(formatted.extensions?.['code']);
  if (!THEIRS.has(code)) {
    return {
      ...formatted,
      message: 'Something went wrong on our side.',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  }
  const masked = hardened && !SPEAKS_OF_A_LIMIT.test(formatted.message) ? QUOTES_THE_SCHEMA[code] : undefined;
  return masked ? { message: masked, extensions: { code } } : { ...formatted, extensions: { code } };
}

/** Faults of ours go into the log, with the request's id and without anybody's words. */
export function logFaults(logger: Logger): ApolloServerPlugin<Asking> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) {
          const cause = error.originalError ? unwrapResolverError(error) : undefined;
          if (!cause || cause instanceof Refused || cause instanceof ArgumentValidationError) continue;
          if (typeof error.extensions['code'] === 'string' && THEIRS.has(error.extensions['code'])) continue;
          logger.error(
            { requestId: contextValue.requestId, path: error.path?.join('.'), err: tellError(cause) },
            'fault',
          );
        }
      },
    }),
  };
}
