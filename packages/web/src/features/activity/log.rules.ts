import { en } from '../../ui/messages/en.ts';
import type { PlainKey } from '../../ui/messages/index.ts';

/** What acts are about: the word before the dot of their verbs. */
export const SUBJECTS = [
  'consultation',
  'member',
  'spell',
  'note',
  'next-step',
  'package',
  'payment',
  'sale',
  'offer',
  'person',
  'grants',
  'pay-rate',
  'location',
  'api-key',
  'import',
  'activity',
] as const;
export type Subject = (typeof SUBJECTS)[number];

const isSaid = (key: string): key is PlainKey => key in en;

/** The words of a verb; null for one that nobody has given words yet. */
export function verbWords(verb: string): PlainKey | null {
  const key = `log.did.${verb.replace('.', '-')}`;
  return isSaid(key) ? key : null;
}

/** A verb without words of its own, readable all the same: "thing.put-away" is "thing put away". */
export const bareVerb = (verb: string): string => verb.replaceAll(/[.-]/g, ' ');

/** Lines under the days on which they happened, in the order in which they come. */
export function underDays<Line>(
  lines: readonly Line[],
  dayOf: (line: Line) => string,
): { readonly day: string; readonly lines: Line[] }[] {
  const days: { readonly day: string; readonly lines: Line[] }[] = [];
  for (const line of lines) {
    const day = dayOf(line);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
