import { ID } from 'type-graphql';
import { DayScalar, objectType } from '../api/index.ts';
import type { Asking } from '../auth/index.ts';
import { memberNamed } from './member-names.loaders.ts';
import type { MemberNamed } from './member-names.read.ts';

export const MemberNameType = objectType<MemberNamed>(
  'MemberName',
  'A member as the row of something else names them.',
  {
    id: [() => ID, 'Their id.'],
    firstName: [() => String, 'The first name.'],
    lastName: [() => String, 'The last name.'],
    known: [() => Boolean, 'Whether the reader may open them; else they are known by name alone.'],
    email: [() => String, 'The e-mail, where the reader may see it.', 'nullable'],
    phone: [() => String, 'The phone number, where the reader may see it.', 'nullable'],
    joinedOn: [() => DayScalar, 'When the latest membership began, where the reader may see it.', 'nullable'],
  },
);

/** The field of a row that names its member. */
export const MEMBER_OF_ROW = {
  description: 'With whom, by name.',
  returns: () => MemberNameType,
  nullable: true,
  run: (asking: Asking, { memberId }: { memberId: string }) => memberNamed(asking, memberId),
};
