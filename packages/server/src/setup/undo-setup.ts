import type { Undoers } from '../activity/index.ts';
import { keyUndoers } from './undo-keys.ts';
import { peopleUndoers } from './undo-people.ts';
import { placeUndoers } from './undo-places.ts';
import { profileUndoers } from './undo-profile.ts';

/** How each verb of this feature is undone. */
export const undoers: Undoers = {
  ...placeUndoers,
  ...peopleUndoers,
  ...keyUndoers,
  ...profileUndoers,
  'organization.created': { never: 'An organization that was founded stays: everything in it would go with it.' },
};
