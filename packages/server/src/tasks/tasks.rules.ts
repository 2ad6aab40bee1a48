import { addDays, InvalidInput, isDay, type Day } from '../kernel/index.ts';

/** A be-back is worked for this many days after the show (the close rate's own window). */
export const BE_BACK_DAYS = 30;

/** Why a step with these words and this day can not be planned, or null. */
export function whyNotPlan(what: string, dueOn: Day, today: Day): InvalidInput | null {
  if (what.trim() === '' || what.trim().length > 500)
    return new InvalidInput('what', 'A step has 1 to 500 characters.', 'Say what is to be done.');
  return whyNotDue(dueOn, today);
}

/** Why a step can not be due on a day, or null: today at the earliest, within a year. */
export function whyNotDue(dueOn: Day, today: Day): InvalidInput | null {
  if (!isDay(dueOn)) return new InvalidInput('dueOn', 'That day does not exist.', 'Write it as 2026-11-18.');
  if (dueOn < today) return new InvalidInput('dueOn', 'That day has passed.', `Give a day from ${today} on.`);
  const last = addDays(today, 366);
  return dueOn > last ? new InvalidInput('dueOn', 'That is more than a year away.', `Give a day up to ${last}.`) : null;
}

/** Whether a step is not done and not dropped. */
export function isOpen(step: { readonly doneAt: Date | null; readonly droppedAt: Date | null }): boolean {
  return step.doneAt === null && step.droppedAt === null;
}
