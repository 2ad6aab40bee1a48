import { Refusal } from '../kernel/index.ts';

/** The name is taken by another of its kind. */
export class NameTaken extends Refusal {
  readonly refusal = 'NameTaken';
  constructor(what: string, name: string) {
    super(`There is already ${what} named “${name}”. Choose another name.`);
  }
}

/** The person has a place here already. */
export class AlreadyInvited extends Refusal {
  readonly refusal = 'AlreadyInvited';
  readonly staffId: string;
  constructor(staffId: string) {
    super('This person has a place here already. Change their roles, or send them a new link.');
    this.staffId = staffId;
  }
}

/** Without an owner nobody could let anybody in any more. */
export class LastOwner extends Refusal {
  readonly refusal = 'LastOwner';
  constructor() {
    super('An organization keeps at least one owner. Make somebody else an owner first.');
  }
}

/** The address signs in elsewhere too: only a mail to it may open a way in. */
export class MailNeeded extends Refusal {
  readonly refusal = 'MailNeeded';
  constructor() {
    super('A link for this address can only be mailed. Set SMTP_URL, or add the person from the command line.');
  }
}
