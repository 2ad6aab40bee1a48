import { ID } from 'type-graphql';
import { connectionOf, DONE, enumType, inputType, InstantScalar, objectType, refusalType } from '../api/index.ts';
import type { ActivityLine } from './activity.read.ts';
import type { ActivityUndone } from './undo.ts';

const ActorKindEnum = enumType('ActorKind', 'What acted.', {
  PERSON: 'A person.',
  API_KEY: 'A program with an API key.',
  COMMAND_LINE: 'The command line.',
  JOB: 'A job of the house itself.',
});

/** Facts are the undoers' own; a cursor belongs to the edge. */
type LineShown = Omit<ActivityLine, 'facts' | 'cursor'>;
export const ActivityType = objectType<LineShown>('Activity', 'One line of the log: what happened, who did it, when.', {
  id: [() => ID, 'The id of the line; undo is asked with it.'],
  verb: [() => String, 'What happened, such as consultation.set.'],
  happenedAt: [() => InstantScalar, 'When.'],
  actorKind: [() => ActorKindEnum, 'What acted.'],
  actorStaffId: [() => ID, 'Who acted.', 'nullable'],
  actorName: [() => String, 'Who acted, by today’s name.', 'nullable'],
  memberId: [() => ID, 'With which member.', 'nullable'],
  memberName: [() => String, 'Their name today.', 'nullable'],
  locationId: [() => ID, 'At which location.', 'nullable'],
  locationName: [() => String, 'Its name today.', 'nullable'],
  subjectKind: [() => String, 'What kind of thing it happened to.'],
  subjectId: [() => ID, 'Which thing.'],
  importRunId: [() => ID, 'The import that it came with.', 'nullable'],
  undoesId: [() => ID, 'The line that this one undid.', 'nullable'],
  undoneById: [() => ID, 'The line that undid this one.', 'nullable'],
});
export const ActivityConnection = connectionOf('Activity', () => ActivityType, 'the log', false);

export const UndoInput = inputType<{ readonly activityId: string }>('UndoInput', 'What never happened.', {
  activityId: [() => ID, 'The line of the log.'],
});
export const ActivityUndoneType = objectType<ActivityUndone>(
  'ActivityUndone',
  'An act was taken back: it never happened.',
  {
    ...DONE,
    undoneActivityId: [() => ID, 'The act that was taken back.'],
    verb: [() => String, 'What it was.'],
    memberId: [() => ID, 'With which member.', 'nullable'],
  },
);
export const AlreadyUndoneType = refusalType('AlreadyUndone', 'It was undone before: nothing is undone twice.');
export const NotUndoableType = refusalType('NotUndoable', 'It is of a kind that is not taken back from the timeline.');
