import type { Database } from '../db/index.ts';
import { NotSignedIn, refuse } from '../kernel/index.ts';
import type { Ctx } from './ctx.ts';

/** The browser's hold on a visit. What is put into it leaves with the answer. */
export interface VisitCookie {
  readonly token: string | null;
  /** Gives the browser a new visit, or the same one under a new token. `maxAgeSeconds` is its longest life. */
  put(token: string, maxAgeSeconds: number): void;
  /** Takes the visit away from the browser. */
  drop(): void;
}

/** One request to the API: who asks, whom it asks, and what the answer may carry besides data. */
export interface Asking {
  readonly db: Database;
  /** As whom; null where nobody is signed in. */
  readonly ctx: Ctx | null;
  readonly requestId: string;
  /** The moment of the request: rules never read a clock. */
  readonly now: Date;
  /** Where the request came from, as rate limits count it. Never logged. */
  readonly address: string;
  readonly userAgent: string | null;
  readonly cookie: VisitCookie;
  /** Whether mail leaves this installation; without it links are shown to whoever asks for them. */
  readonly mails: boolean;
  /** The address of this installation, for links in mails. */
  readonly publicUrl: string;
}

/** As whom something is asked. Refuses `NotSignedIn`. */
export function signedIn(asking: Asking): Ctx {
  return asking.ctx ?? refuse(new NotSignedIn());
}

/** A verb as a request runs it: as whoever is signed in. */
export function asCommand<Input, Answer>(
  verb: (db: Database, ctx: Ctx, input: Input, idempotencyKey: string) => Promise<Answer>,
) {
  return (asking: Asking, input: Input, idempotencyKey: string): Promise<Answer> =>
    verb(asking.db, signedIn(asking), input, idempotencyKey);
}
