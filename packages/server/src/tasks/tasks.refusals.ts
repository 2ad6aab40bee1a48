import { Refusal } from '../kernel/index.ts';

/** The step is done or dropped already. */
export class StepNotOpen extends Refusal {
  readonly refusal = 'StepNotOpen';
  constructor(done: boolean) {
    super(done ? 'This step is done already.' : 'This step was dropped already.');
  }
}
