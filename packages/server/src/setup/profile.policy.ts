import { type Ctx, may } from '../auth/index.ts';
import { NotPermitted, refuse } from '../kernel/index.ts';

/** A person who is signed in: whom a profile belongs to. */
export interface SignedInPerson {
  readonly userId: string;
  readonly staffId: string;
  readonly visitId: string;
}

/** Whose profile is meant: the person's own. Refuses `NotPermitted` (a key, a job, the command line). */
export function ownProfile(ctx: Ctx): SignedInPerson {
  may(ctx, 'keepProfile');
  if (ctx.actor.kind === 'PERSON') return ctx.actor;
  return refuse(new NotPermitted('A profile is kept by the person alone.', 'the person'));
}
