import type { WorkLineQuery, WorkListQuery } from '../../api/documents.ts';
import { addDays, spellClock, spellShortDay, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';

/** What needs doing, as the API answers it. */
export type WorkList = WorkListQuery['workList'];
export type WorkLine = WorkList['lines'][number];
export type WorkLineHead = Omit<WorkLine, 'people'>;
export type WorkPerson = WorkLine['people'][number];
export type WorkRow = WorkLineQuery['workLine']['rows']['edges'][number]['node'];

/** Who reads the list: their own work is told as theirs, and they may or may not give it to others. */
export interface Worker {
  readonly staffId: string;
  /** Trainers take work themselves; those who lead or welcome give it to anybody. */
  readonly givesToOthers: boolean;
  readonly manyPlaces: boolean;
}

/** Four consultations of Noor Baran without an outcome. */
export function lineTitle({ kind, count, trainer, location }: WorkLineHead, worker: Worker): string {
  if (kind === 'NOT_SET') {
    const what = t('work.NOT_SET', { count });
    return location && worker.manyPlaces ? t('work.at', { what, place: location.name }) : what;
  }
  if (trainer === null) return t('work.nobodys.BE_BACK_DUE', { count });
  return trainer.id === worker.staffId
    ? t(`work.yours.${kind}`, { count })
    : t(`work.${kind}`, { count, name: trainer.name });
}

/** When it was or should have been: a clock for a consultation, a day for the rest. */
export function whenWords(kind: WorkLine['kind'], { day, startsAt, timeZone }: WorkPerson, today: Day): string {
  const on = spellShortDay(day, today);
  if (kind === 'UNLOGGED') return startsAt ? `${on} ${spellClock(startsAt, timeZone)}` : on;
  return t(kind === 'BE_BACK_DUE' ? 'work.due' : 'work.joined', { day: on });
}

/** The days until which a line can be put off in one press: tomorrow, in three days, in a week. */
export const laterDays = (today: Day): readonly Day[] => [1, 3, 7].map((days) => addDays(today, days));
