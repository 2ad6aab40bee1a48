import { type Day, Refusal } from '../kernel/index.ts';
import type { NotCovered } from '../sales/index.ts';

const WORDS: Readonly<Record<NotCovered, string>> = {
  NOT_YET_SOLD: 'was sold later',
  EXPIRED: 'was not valid any more',
  FROZEN: 'was frozen',
  OUT_OF_SCOPE: 'does not cover this service',
  NOTHING_LEFT: 'has nothing left',
  REFUNDED: 'was paid back',
};

/** A package that might have covered the session, and why it does not. */
export interface Uncovered {
  readonly packageId: string;
  readonly item: string;
  readonly why: NotCovered;
}

/** No package of the member covers the session; `packages` says why each does not. */
export class NotCoveredByPackage extends Refusal {
  readonly refusal = 'NotCoveredByPackage';
  readonly packages: readonly Uncovered[];
  constructor(day: Day, packages: readonly Uncovered[]) {
    const each = packages.map(({ item, why }) => `${item} ${WORDS[why]}`).join('; ');
    super(
      `No package of the member covers ${day}${each === '' ? '' : `: ${each}`}. Sell one that does, or make the session complimentary.`,
    );
    this.packages = packages;
  }
}

/** The session ended already, one way or the other. */
export class SessionEnded extends Refusal {
  readonly refusal = 'SessionEnded';
  readonly outcome: string;
  constructor(outcome: string) {
    super('Somebody has said already how this session went. Take that back first.');
    this.outcome = outcome;
  }
}

/** Nothing happened with the session yet that could be taken back. */
export class NothingToTakeBack extends Refusal {
  readonly refusal = 'NothingToTakeBack';
  constructor() {
    super('Nobody has said yet how this session went, or it was taken back already.');
  }
}

/** The session has not begun. */
export class NotYetBegun extends Refusal {
  readonly refusal = 'NotYetBegun';
  readonly startsAt: string;
  constructor(startsAt: Date) {
    super('The session has not begun yet. Log it once it has, or cancel it.');
    this.startsAt = startsAt.toISOString();
  }
}

/** The trainer has something else at that hour. */
export class TrainerIsBusy extends Refusal {
  readonly refusal = 'TrainerIsBusy';
  constructor() {
    super('The trainer has another session or consultation at that hour. Choose another hour or another trainer.');
  }
}
