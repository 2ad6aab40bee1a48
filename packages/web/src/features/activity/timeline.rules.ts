import { activity } from '../../ui/messages/en/activity.ts';
import type { PlainKey } from '../../ui/messages/index.ts';

/** The words of a verb of the log; null for one that has none yet. */
export function verbKey(verb: string): PlainKey | null {
  const key = `story.${verb}`;
  return Object.hasOwn(activity, key) ? (key as PlainKey) : null;
}

/** A verb that has no words: "session.logged" → "session logged". */
export const bareVerb = (verb: string): string => verb.replaceAll(/[.-]/g, ' ');

/** Entries under the day on which they happened there, the order kept. */
export function byDay<Entry>(
  entries: readonly Entry[],
  dayOf: (entry: Entry) => string,
): { readonly day: string; readonly entries: readonly Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
