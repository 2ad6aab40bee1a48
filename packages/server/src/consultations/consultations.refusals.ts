import { Refusal, type LocalTime } from '../kernel/index.ts';

/** It has an outcome already. */
export class ConsultationLogged extends Refusal {
  readonly refusal = 'ConsultationLogged';
  readonly outcome: string;
  constructor(outcome: string) {
    super(`This consultation is marked ${outcome} already. Correct the outcome, or undo it.`);
    this.outcome = outcome;
  }
}

/** Its time has not come; `from` is when it will have. */
export class TooEarly extends Refusal {
  readonly refusal = 'TooEarly';
  readonly from: string;
  constructor(what: string, from: Date) {
    super(`${what} can not be marked yet. Its time has not come.`);
    this.from = from.toISOString();
  }
}

/** The trainer has another consultation in that hour that is still open. */
export class SlotTaken extends Refusal {
  readonly refusal = 'SlotTaken';
  readonly consultationId: string;
  /** Local time at its location. */
  readonly startsAtLocal: LocalTime;
  readonly minutes: number;
  constructor(consultationId: string, startsAtLocal: LocalTime, minutes: number) {
    super(
      `The trainer has a consultation at ${startsAtLocal.replace('T', ' ')} for ${minutes} minutes. Choose another hour, or say first how that one went.`,
    );
    this.consultationId = consultationId;
    this.startsAtLocal = startsAtLocal;
    this.minutes = minutes;
  }
}

/** An objection was recorded before. */
export class ObjectionRecordedAlready extends Refusal {
  readonly refusal = 'ObjectionRecordedAlready';
  constructor() {
    super('An objection is recorded already. Undo it from the timeline to record another.');
  }
}
