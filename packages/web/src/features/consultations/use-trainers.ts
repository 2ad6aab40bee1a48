import { skipToken, useQuery } from '@apollo/client/react';
import { TrainersDayDocument, WhoTrainsDocument } from '../../api/documents.ts';
import { isDay, spellClock } from '../../ui/day.ts';
import type { Option } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { instantAt, later } from './times.rules.ts';

/** Whom a consultation can be set with; those of the location first. */
export function useTrainers(locationId: string): readonly Option[] {
  const { data, previousData } = useQuery(WhoTrainsDocument);
  const trainers = (data ?? previousData)?.trainers ?? [];
  const here = (one: (typeof trainers)[number]) => (one.homeLocation?.id === locationId ? 0 : 1);
  return [...trainers]
    .sort((a, b) => here(a) - here(b))
    .map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}`.trim() }));
}

/** What a trainer has on a day already, in words, by the clock of a place; null while it is not known. */
export function useTaken(trainerId: string | null, day: string, timeZone: string): string | null {
  const { data } = useQuery(
    TrainersDayDocument,
    trainerId !== null && isDay(day) ? { variables: { trainerId, day } } : skipToken,
  );
  if (!data) return null;
  const hours = data.consultations.edges.map(({ node }) => spellClock(node.startsAt, timeZone));
  return hours.length === 0 ? t('slot.free') : t('slot.taken', { hours: hours.join(', ') });
}

/** The hour after one that is taken: what a refusal offers instead. */
export function nextFree(taken: { readonly startsAtLocal: string; readonly minutes: number }) {
  const [day = '', time = ''] = taken.startsAtLocal.split('T');
  return later(day, time.slice(0, 5), taken.minutes);
}

/** Day and hour at a place, as a toast says them: 20 Nov, 10:00. */
export function momentIn(day: string, time: string, timeZone: string, spell: (day: string) => string): string {
  const instant = instantAt(day, time, timeZone);
  return instant === null ? spell(day) : `${spell(day)}, ${spellClock(instant, timeZone)}`;
}
