import type { Grant } from '../auth/index.ts';
import { type Day, daysBetween } from '../kernel/index.ts';

/** What is asked of an act before somebody may take it back. Days are the location's. */
export interface ActToUndo {
  readonly mine: boolean;
  readonly locationId: string | null;
  readonly happenedOn: Day;
  readonly today: Day;
}

/** A trainer takes back own acts up to this many days (README, "Who may"). */
export const TRAINER_UNDO_DAYS = 7;

function mayUndoBy(grant: Grant, act: ActToUndo): boolean {
  switch (grant.role) {
    case 'OWNER':
      return true;
    case 'MANAGER':
      return grant.locationId === null || (act.locationId === null ? act.mine : act.locationId === grant.locationId);
    case 'TRAINER':
      return act.mine && daysBetween(act.happenedOn, act.today) <= TRAINER_UNDO_DAYS;
    case 'FRONT_DESK':
      return act.mine && act.happenedOn === act.today;
    case 'ACCOUNTANT':
      return false;
  }
}

/** Why these grants do not let somebody take the act back, in words; null when one of them does. */
export function whyNotUndo(grants: readonly Grant[], act: ActToUndo): string | null {
  if (grants.some((grant) => mayUndoBy(grant, act))) return null;
  const roles = grants.map(({ role }) => role);
  if (!act.mine) return 'This was done by somebody else. A manager of the location can undo it.';
  if (roles.includes('TRAINER'))
    return `You can undo what you did for ${TRAINER_UNDO_DAYS} days. A manager of the location still can.`;
  return 'You can undo what you did on the same day. A manager of the location still can.';
}
