import { Refusal } from '../kernel/index.ts';

/** The address and the password do not belong together; it is not said which of the two is wrong. */
export class WrongCredentials extends Refusal {
  readonly refusal = 'WrongCredentials';
  constructor() {
    super('This e-mail and password do not belong together. Try again, or ask for a link to set a new password.');
  }
}

/** Tried too often; `retryAfterSeconds` says when to try again. */
export class TooManyAttempts extends Refusal {
  readonly refusal = 'TooManyAttempts';
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super(`Too many attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The link was used, is too old, or never was one. */
export class LinkExpired extends Refusal {
  readonly refusal = 'LinkExpired';
  constructor() {
    super('This link was used already or is too old. Ask for a new one.');
  }
}
