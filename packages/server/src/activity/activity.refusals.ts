import { Refusal } from '../kernel/index.ts';

/** The act was undone before: nothing is undone twice. */
export class AlreadyUndone extends Refusal {
  readonly refusal = 'AlreadyUndone';
  constructor() {
    super('This was undone already. Nothing is undone twice.');
  }
}

/** The act is of a kind that is not taken back from the timeline. */
export class NotUndoable extends Refusal {
  readonly refusal = 'NotUndoable';
  constructor(message: string) {
    super(message);
  }
}
