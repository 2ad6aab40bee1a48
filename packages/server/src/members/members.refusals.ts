import { Refusal, type Day } from '../kernel/index.ts';

/** The person is a member of that location already, since `joinedOn`. */
export class AlreadyMember extends Refusal {
  readonly refusal = 'AlreadyMember';
  readonly spellId: string;
  constructor(spellId: string, joinedOn: Day) {
    super(`The membership there runs since ${joinedOn}. End it first, or choose another location.`);
    this.spellId = spellId;
  }
}

/** The membership has ended already. */
export class SpellEnded extends Refusal {
  readonly refusal = 'SpellEnded';
  constructor(leftOn: Day) {
    super(`This membership ended on ${leftOn} already.`);
  }
}

/** The member agreed to that channel already, and has not taken it back. */
export class ConsentStands extends Refusal {
  readonly refusal = 'ConsentStands';
  readonly givenOn: Day;
  constructor(givenOn: Day) {
    super(`The consent of ${givenOn} stands. Take it back first where other words are to hold.`);
    this.givenOn = givenOn;
  }
}

/** The consent was taken back before. */
export class ConsentWithdrawnAlready extends Refusal {
  readonly refusal = 'ConsentWithdrawnAlready';
  readonly withdrawnOn: Day;
  constructor(withdrawnOn: Day) {
    super(`This consent was taken back on ${withdrawnOn} already.`);
    this.withdrawnOn = withdrawnOn;
  }
}

/** Another of the person's views has that name. */
export class ViewNameTaken extends Refusal {
  readonly refusal = 'ViewNameTaken';
  constructor(name: string) {
    super(`You keep a view “${name}” already. Give this one another name, or remove that one.`);
  }
}
