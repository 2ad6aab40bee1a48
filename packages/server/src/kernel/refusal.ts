/**
 * A person's mistake, or the world's: returned, typed, never a crash. A use case throws it so that its transaction
 * rolls back; the command pipeline catches it and hands it out as the answer (house rules 4 and 11).
 */
export abstract class Refusal {
  /** The refusal's name in the API, e.g. `NotPermitted`. */
  abstract readonly refusal: string;
  /** One sentence that says why, and what would allow it. */
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Carries a refusal out of a transaction. Only the pipeline catches it. */
export class Refused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason.message);
    this.reason = reason;
  }
}

/** Stops the use case with a refusal: nothing it wrote remains. */
export function refuse(reason: Refusal): never {
  throw new Refused(reason);
}

/** True for an answer that is a refusal. */
export function isRefusal(answer: unknown): answer is Refusal {
  return answer instanceof Refusal;
}

/** Nobody is signed in, or the visit has ended. */
export class NotSignedIn extends Refusal {
  readonly refusal = 'NotSignedIn';
  constructor(message = 'Sign in to go on.') {
    super(message);
  }
}

/** The person may not do this at all; `whoMay` names the roles that may. */
export class NotPermitted extends Refusal {
  readonly refusal = 'NotPermitted';
  readonly whoMay: string;
  constructor(message: string, whoMay: string) {
    super(message);
    this.whoMay = whoMay;
  }
}

/** It does not exist, or it is not yours: the two answer alike, so that existence does not leak. */
export class NotFound extends Refusal {
  readonly refusal = 'NotFound';
  constructor(what: string) {
    super(`There is no such ${what}, or it is not yours to see.`);
  }
}

/** One input is wrong: which, and what would be right. */
export class InvalidInput extends Refusal {
  readonly refusal = 'InvalidInput';
  readonly field: string;
  readonly mend: string;
  constructor(field: string, message: string, mend: string) {
    super(message);
    this.field = field;
    this.mend = mend;
  }
}

/** The same idempotency key came with another input. */
export class IdempotencyKeyReused extends Refusal {
  readonly refusal = 'IdempotencyKeyReused';
  constructor() {
    super('This key was used for another request. Send a new key with the new request.');
  }
}

/** The thing changed since the person looked at it (a second tab, another person). */
export class ChangedMeanwhile extends Refusal {
  readonly refusal = 'ChangedMeanwhile';
  constructor(what: string) {
    super(`The ${what} changed since you opened it. Look at it again, then decide.`);
  }
}

/** Undo is refused because something was built on it; `builtOn` names what. */
export class SomethingBuiltOnIt extends Refusal {
  readonly refusal = 'SomethingBuiltOnIt';
  readonly builtOn: string[];
  constructor(builtOn: string[]) {
    super(`This can not be undone while something rests on it: ${builtOn.join('; ')}. Undo that first.`);
    this.builtOn = builtOn;
  }
}
