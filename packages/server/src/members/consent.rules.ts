import { InvalidInput, isDay, type Day } from '../kernel/index.ts';

/** By what somebody may be reached: e-mail, a message to the phone (SMS, WhatsApp), a call. */
export type Channel = 'EMAIL' | 'MESSAGE' | 'PHONE';

const LONGEST_WORDING = 2000;

/** Why these words can not be what somebody agreed to, or null. */
export function whyNotWording(wording: string): InvalidInput | null {
  const length = wording.trim().length;
  if (length >= 1 && length <= LONGEST_WORDING) return null;
  return new InvalidInput(
    'wording',
    `The words that were agreed to have 1 to ${LONGEST_WORDING} characters.`,
    'Write what the member was asked and said yes to.',
  );
}

/** Why a consent can not be withdrawn on a day, or null: not before it was given, not in the future. */
export function whyNotWithdrawn(withdrawnOn: Day, givenOn: Day, today: Day): InvalidInput | null {
  if (!isDay(withdrawnOn))
    return new InvalidInput('withdrawnOn', 'That day does not exist.', 'Write it as 2026-11-18.');
  if (withdrawnOn < givenOn)
    return new InvalidInput('withdrawnOn', 'It was not given by then.', `Give a day from ${givenOn} on.`);
  return withdrawnOn > today
    ? new InvalidInput('withdrawnOn', 'That day has not come yet.', `Give a day up to ${today}.`)
    : null;
}
