import * as z from 'zod/mini';
import { day, id, oneOf, word } from './checks.ts';

const days = z.catch(z.optional(z.string().check(z.regex(/^\d{1,4}$/))), undefined);

/** The members' list: filters, order, and the sheet that is open over it. */
export const membersSearch = z.object({
  text: word,
  stage: oneOf(['joined', 'set', 'showed', 'closed']),
  location: id,
  source: id,
  trainer: id,
  owner: id,
  from: day,
  to: day,
  notSet: days,
  step: oneOf(['none', 'open', 'overdue']),
  sort: oneOf(['joined', 'step']),
  do: oneOf(['add', 'filter']),
});
export type MembersSearch = z.infer<typeof membersSearch>;
