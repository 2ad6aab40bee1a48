import { batched } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { isRefusal, Refused } from '../kernel/index.ts';
import { latestTalksOf, type TalkLine } from './talks.read.ts';
import { nextStepsOf, type StepLine } from './tasks.read.ts';

/** The latest talk about a step, for many steps at once. */
export const latestTalkOf = batched<Asking, string, TalkLine>(async (asking, stepIds) => {
  const { organizationId } = signedIn(asking);
  const talks = await asking.db.read(organizationId, (query) => latestTalksOf(query, organizationId, stepIds));
  return new Map(talks.map((talk) => [talk.stepId, talk]));
});

/** The open step that is due first with a member, for many members at once. */
export const nextStepOf = batched<Asking, string, StepLine>(async (asking, memberIds) => {
  const lines = await nextStepsOf(asking.db, signedIn(asking), memberIds);
  if (isRefusal(lines)) throw new Refused(lines);
  return new Map(lines.map((line) => [line.memberId, line]));
});
