import * as z from 'zod/mini';
import { day, id, oneOf, word } from './checks.ts';

/** Written out here: what the addresses may say is known before a page's own code is there. */
const ROLES = ['owner', 'manager', 'trainer', 'front_desk', 'accountant'] as const;
const SIGN_IN_STATES = ['active', 'invited', 'none'] as const;

/** Who is shown, and what is open over them. */
export const peopleSearch = z.object({
  text: word,
  role: oneOf(ROLES),
  location: id,
  state: oneOf(SIGN_IN_STATES),
  view: oneOf(['matrix']),
  do: oneOf(['invite']),
});
export type PeopleSearch = z.infer<typeof peopleSearch>;

export const personSearch = z.object({ do: oneOf(['roles', 'pay', 'invite']) });
export type PersonSearch = z.infer<typeof personSearch>;

export const locationsSearch = z.object({ do: oneOf(['open']) });
export type LocationsSearch = z.infer<typeof locationsSearch>;

export const priceListSearch = z.object({ offer: id, do: oneOf(['add', 'change']) });
export type PriceListSearch = z.infer<typeof priceListSearch>;

export const keysSearch = z.object({ do: oneOf(['add']) });
export type KeysSearch = z.infer<typeof keysSearch>;

/** Which acts of the log. */
export const activitySearch = z.object({
  who: id,
  what: word,
  location: id,
  member: id,
  from: day,
  to: day,
  do: oneOf(['filter', 'proof']),
});
export type ActivitySearch = z.infer<typeof activitySearch>;

/** What is open over one's own page. */
export const meSearch = z.object({ do: oneOf(['name', 'password']) });
export type MeSearch = z.infer<typeof meSearch>;

export const sourcesSearch = z.object({ source: id });
export type SourcesSearch = z.infer<typeof sourcesSearch>;
