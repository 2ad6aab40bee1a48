import type { MemberQuery } from '../../api/documents.ts';
import { todayIn, viewerZone, type Day } from '../../ui/day.ts';

/** One member, as the page shows them. */
export type MemberSeen = MemberQuery['member'];

/** What is open over the page: a thing to be done, and with which of the member's own things. */
export type MemberSheet =
  | { readonly kind: 'change' }
  | { readonly kind: 'plan' }
  | { readonly kind: 'move'; readonly stepId: string }
  | { readonly kind: 'consent'; readonly channel: Channel }
  | { readonly kind: 'withdraw'; readonly consentId: string }
  | { readonly kind: 'start-spell' }
  | { readonly kind: 'end-spell'; readonly spellId: string };

export const CHANNELS = ['EMAIL', 'MESSAGE', 'PHONE'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Today where the member belongs. */
export const todayOf = ({ homeLocation }: MemberSeen): Day => todayIn(homeLocation?.timeZone ?? viewerZone());
