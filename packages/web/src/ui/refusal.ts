import { CombinedGraphQLErrors, LinkError, ServerError } from '@apollo/client';

/** Why a question was not answered, in the kinds that a page tells apart. */
export type Fault =
  | { readonly kind: 'notSignedIn' }
  | { readonly kind: 'notPermitted'; readonly whoMay: string | null }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'network' }
  | { readonly kind: 'broken' };

const KINDS: Readonly<Record<string, 'notSignedIn' | 'notPermitted' | 'notFound' | 'invalid'>> = {
  NOT_SIGNED_IN: 'notSignedIn',
  UNAUTHENTICATED: 'notSignedIn',
  NOT_PERMITTED: 'notPermitted',
  FORBIDDEN: 'notPermitted',
  NOT_FOUND: 'notFound',
  INVALID_INPUT: 'invalid',
  BAD_USER_INPUT: 'invalid',
};

/** What stands behind an error of the client: the server's code where it gave one, else whether it answered at all. */
export function faultOf(error: unknown): Fault {
  if (CombinedGraphQLErrors.is(error)) {
    for (const { extensions, message } of error.errors) {
      const kind = KINDS[String(extensions?.['code'])];
      if (kind === 'notPermitted') return { kind, whoMay: textOf(extensions?.['whoMay']) };
      if (kind === 'invalid') return { kind, message };
      if (kind !== undefined) return { kind };
    }
    return { kind: 'broken' };
  }
  if (ServerError.is(error)) {
    if (error.statusCode === 401) return { kind: 'notSignedIn' };
    return { kind: error.statusCode >= 502 && error.statusCode <= 504 ? 'network' : 'broken' };
  }
  return LinkError.is(error) ? { kind: 'network' } : { kind: 'broken' };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
