import type { MembersQuery, MembersQueryVariables } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';

/** A line of the members' list. */
export type MemberRow = MembersQuery['members']['nodes'][number];

/** Which members the list asks for. */
export type MemberFilter = Omit<MembersQueryVariables, 'first' | 'after' | 'order'>;
export type MemberOrder = NonNullable<MembersQueryVariables['order']>;

export const STAGES = ['JOINED', 'SET', 'SHOWED', 'CLOSED'] as const;
export const STEP_STATES = ['NONE', 'OPEN', 'OVERDUE'] as const;

/** First and last name as they are said. */
export const nameOf = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string =>
  `${firstName} ${lastName}`.trim() || t('member.nameless');

/** What names are looked up by: the value of a choice and what it is called. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
