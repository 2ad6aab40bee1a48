import * as z from 'zod/mini';
import { day, id, oneOf } from './checks.ts';

/** The sheets that a page about consultations opens; `id` names the consultation, `member` the member, `step` the be-back. */
const sheet = {
  do: oneOf(['set', 'walk-in', 'move', 'cancel', 'close', 'object', 'correct', 'talk']),
  id,
  member: id,
  step: id,
};

export const consultationsSearch = z.object({ from: day, to: day, location: id, trainer: id, ...sheet });
export type ConsultationsSearch = z.infer<typeof consultationsSearch>;

/** Written out here: what the addresses may say is known before a page's own code is there. */
const KINDS = ['new', 'renewal', 'reactivation', 'intro', 'upgrade', 'add_on', 'replacement'] as const;

export const salesSearch = z.object({
  from: day,
  to: day,
  location: id,
  kind: oneOf(KINDS),
  do: oneOf(['sell']),
  member: id,
  sale: id,
});
export type SalesSearch = z.infer<typeof salesSearch>;
