import { Refusal } from '../kernel/index.ts';

/** The step is done or dropped already. */
export class StepNotOpen extends Refusal {
  readonly refusal = 'StepNotOpen';
  constructor(done: boolean) {
    super(done ? 'This step is done already.' : 'This step was dropped already.');
  }
}

/** Why one of many stands in the way. */
export interface NotForOne {
  readonly memberId: string;
  readonly reason: string;
}

/** An act on many is done for all of them or for none: it could not be done for these. */
export class NotForAll extends Refusal {
  readonly refusal = 'NotForAll';
  readonly notFor: readonly NotForOne[];
  constructor(notFor: readonly NotForOne[]) {
    super(
      `Nothing was done, because it can not be done for ${notFor.length === 1 ? 'one' : notFor.length} of them. Leave them out, or mend what is in the way.`,
    );
    this.notFor = notFor;
  }
}
