import { batched } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { isRefusal, Refused } from '../kernel/index.ts';
import { type ConsultationLine, latestConsultationsOf } from './consultations.read.ts';

/** The latest consultation of a member, for many members at once. */
export const latestConsultationOf = batched<Asking, string, ConsultationLine>(async (asking, memberIds) => {
  const lines = await latestConsultationsOf(asking.db, signedIn(asking), memberIds);
  if (isRefusal(lines)) throw new Refused(lines);
  return new Map(lines.map((line) => [line.memberId, line]));
});
