import { batched } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { isRefusal, Refused } from '../kernel/index.ts';
import { type ConsultationLine, consultationsById, latestConsultationsOf } from './consultations.read.ts';

/** The latest consultation of a member, for many members at once. */
export const latestConsultationOf = batched<Asking, string, ConsultationLine>(async (asking, memberIds) => {
  const lines = await latestConsultationsOf(asking.db, signedIn(asking), memberIds);
  if (isRefusal(lines)) throw new Refused(lines);
  return new Map(lines.map((line) => [line.memberId, line]));
});

const loadConsultation = batched<Asking, string, ConsultationLine>(async (asking, ids) => {
  const lines = await consultationsById(asking.db, signedIn(asking), ids);
  if (isRefusal(lines)) throw new Refused(lines);
  return new Map(lines.map((line) => [line.id, line]));
});

/** The slot of an id, for many at once; null for none, and for one out of reach. */
export function consultationOf(asking: Asking, id: string | null): Promise<ConsultationLine | null> {
  return id === null ? Promise.resolve(null) : loadConsultation(asking, id);
}
