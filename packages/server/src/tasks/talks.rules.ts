import { InvalidInput, type Day } from '../kernel/index.ts';
import { whyNotDue } from './tasks.rules.ts';

/** What came of it: still talking, nobody was reached, or not now, which ends the follow-up. */
export const SAID = ['TALKING', 'NOT_REACHED', 'NOT_NOW'] as const;
export type Said = (typeof SAID)[number];

/** Why somebody does not buy now. */
export const WHY_NOT_NOW = ['PRICE', 'TIME', 'PARTNER', 'HEALTH', 'ELSEWHERE', 'NO_INTEREST', 'OTHER'] as const;
export type WhyNotNow = (typeof WHY_NOT_NOW)[number];

interface Talk {
  readonly said: Said;
  readonly until?: Day | null;
  readonly reason?: WhyNotNow | null;
  readonly note?: string | null;
}

/** Why a talk can not be told so, or null: who is to be spoken with again needs a day, who is not needs a reason. */
export function whyNotTalk(talk: Talk, today: Day): InvalidInput | null {
  if ((talk.note ?? '').length > 2000)
    return new InvalidInput('note', 'That is too long.', 'Give 2,000 characters at most.');
  if (talk.said === 'NOT_NOW') {
    if (talk.until)
      return new InvalidInput('until', 'That ends the follow-up.', 'Leave the day out, or go on talking.');
    return talk.reason ? null : new InvalidInput('reason', 'The reason is missing.', 'Say why not now.');
  }
  if (talk.reason) return new InvalidInput('reason', 'It goes on, so nothing ended it.', 'Leave the reason out.');
  if (!talk.until) return new InvalidInput('until', 'The next day is missing.', 'Say when to speak again.');
  const why = whyNotDue(talk.until, today);
  return why ? new InvalidInput('until', why.message, why.mend) : null;
}
