import { ID } from 'type-graphql';
import {
  connectionOf,
  DONE,
  enumType,
  inputType,
  InstantScalar,
  objectType,
  refusalType,
  SafeIntScalar,
} from '../api/index.ts';
import type { ActivityLine } from './activity.read.ts';
import type { ActivityProof, ActivityVerification } from './proof.read.ts';
import type { SealBreach } from './verify-seal.ts';
import type { ActivityUndone } from './undo.ts';

export const ActorKindEnum = enumType('ActorKind', 'What acted.', {
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
  timeZone: [() => String, 'The time zone of the location: the act’s day is told by it.', 'nullable'],
  subjectKind: [() => String, 'What kind of thing it happened to.'],
  subjectId: [() => ID, 'Which thing.'],
  subjectName: [() => String, 'Its name today, where it has one of its own.', 'nullable'],
  importRunId: [() => ID, 'The import that it came with.', 'nullable'],
  undoesId: [() => ID, 'The line that this one undid.', 'nullable'],
  undoneVerb: [() => String, 'What that one was, such as consultation.set.', 'nullable'],
  undoneById: [() => ID, 'The line that undid this one.', 'nullable'],
});
export const ActivityConnection = connectionOf('Activity', () => ActivityType, 'the log', false);

const BreachEnum = enumType('SealBreachKind', 'What is wrong with a line of the log.', {
  TAMPERED: 'It was changed after it was sealed.',
  MISSING: 'It was sealed and is gone.',
  SEAL_MISSING: 'Its link in the chain is gone.',
});
const SealBreachType = objectType<SealBreach>('SealBreach', 'A line of the log that is not what was sealed.', {
  kind: [() => BreachEnum, 'What is wrong with it.'],
  activityId: [() => ID, 'The line, where it is known.', 'nullable'],
  position: [() => SafeIntScalar, 'Its place in the chain.'],
});
const SEALED = {
  sealedRows: [() => SafeIntScalar, 'How many lines are sealed.'],
  headDigest: [
    () => String,
    'The digest at the end of the chain: whoever wrote it down can tell later that nothing before it changed.',
  ],
} as const;
export const ActivityProofType = objectType<ActivityProof>('ActivityProof', 'How far the log is sealed.', {
  ...SEALED,
  sealedUntil: [() => InstantScalar, 'When the last sealed line happened.', 'nullable'],
  sealedAt: [() => InstantScalar, 'When it was sealed.', 'nullable'],
});
export const ActivityVerificationType = objectType<ActivityVerification>(
  'ActivityVerification',
  'What was found when the whole log was proved.',
  {
    ...SEALED,
    verifiedAt: [() => InstantScalar, 'When it was proved.'],
    unsealedRows: [() => SafeIntScalar, 'Lines that wait to be sealed.'],
    isWhole: [() => Boolean, 'Whether every sealed line is there, unchanged.'],
    breachCount: [() => SafeIntScalar, 'How many are not.'],
    breaches: [() => [SealBreachType], 'The first of them, at most 100.'],
  },
);

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
