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
