import { batched } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { latestTalksOf, type TalkLine } from './talks.read.ts';

/** The latest talk about a step, for many steps at once. */
export const latestTalkOf = batched<Asking, string, TalkLine>(async (asking, stepIds) => {
  const { organizationId } = signedIn(asking);
  const talks = await asking.db.read(organizationId, (query) => latestTalksOf(query, organizationId, stepIds));
  return new Map(talks.map((talk) => [talk.stepId, talk]));
});
