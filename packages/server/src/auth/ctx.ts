import type { Role } from './role.ts';

/** One role held at one location; null means at all of them. */
export interface Grant {
  readonly role: Role;
  readonly locationId: string | null;
}

/** Who acts: a person, a key, the command line or a job of ours. */
export type Actor =
  | { readonly kind: 'PERSON'; readonly userId: string; readonly staffId: string; readonly visitId: string }
  | { readonly kind: 'API_KEY'; readonly keyId: string; readonly scopes: readonly ApiScope[] }
  | { readonly kind: 'COMMAND_LINE'; readonly staffId: string | null }
  | { readonly kind: 'JOB'; readonly name: string };

/** What an API key may be given. */
export type ApiScope = 'READ' | 'WRITE' | 'IMPORT';

/** As whom, in which organization and when something is asked. Passed explicitly; there is no ambient user. */
export interface Ctx {
  readonly organizationId: string;
  readonly actor: Actor;
  /** The grants that hold today. */
  readonly grants: readonly Grant[];
  readonly requestId: string;
  /** The moment of the request: rules never read a clock. */
  readonly now: Date;
}

/** The staff member behind an act, where there is one. */
export function staffOf(ctx: Ctx): string | null {
  return 'staffId' in ctx.actor ? ctx.actor.staffId : null;
}

/** The actor as one word, for idempotency keys: who may repeat a request. */
export function actorKey(ctx: Ctx): string {
  const { actor } = ctx;
  if (actor.kind === 'PERSON') return `person:${actor.staffId}`;
  if (actor.kind === 'API_KEY') return `key:${actor.keyId}`;
  return actor.kind === 'JOB' ? `job:${actor.name}` : `command-line:${actor.staffId ?? ''}`;
}
