import { batched } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { type MemberNamed, membersNamed } from './member-names.read.ts';

/** The member that a row names, for many rows at once. */
export const memberNamed = batched<Asking, string, MemberNamed>(async (asking, ids) => {
  const members = await membersNamed(asking.db, signedIn(asking), ids);
  return new Map(members.map((member) => [member.id, member]));
});
