import {
  ActivityType,
  ActivityUndoneType,
  AlreadyUndoneType,
  NotUndoableType,
  UndoInput,
} from '../activity/activity.types.ts';
import { type ActivityLine, mayUndo, undo } from '../activity/index.ts';
import {
  ChangedMeanwhileType,
  lookups,
  mutation,
  mutations,
  SomethingBuiltOnItType,
  WRITING_REFUSALS,
} from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { LastOwnerType } from '../setup/setup.types.ts';
import { UNDOERS } from './undoers.ts';

/** Undo stands here, where every feature's undoing is known. */
export const UndoMutations = mutations({
  undo: mutation({
    description: 'Takes an act back, for good: it never happened. The act and its undoing both stay in the log.',
    input: UndoInput,
    done: ActivityUndoneType,
    refusals: [
      ...WRITING_REFUSALS,
      AlreadyUndoneType,
      NotUndoableType,
      SomethingBuiltOnItType,
      ChangedMeanwhileType,
      LastOwnerType,
    ],
    run: (asking: Asking, input, key) => undo(asking.db, signedIn(asking), input, key, UNDOERS),
  }),
});

export const UndoLookups = lookups(ActivityType, {
  mayUndo: {
    description: 'Whether whoever asks may take it back, as far as can be told without trying.',
    returns: () => Boolean,
    nullable: false,
    run: (asking: Asking, line: ActivityLine) => mayUndo(signedIn(asking), line, UNDOERS),
  },
});
