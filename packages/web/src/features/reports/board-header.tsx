import type { ReactNode } from 'react';
import { spellDay, spellDate, spellEndOfDay, spellPeriod, spellShortDay, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './board-header.module.css';
import { PeriodPicker } from './period-picker.tsx';
import type { Period, PeriodChoice } from './period.rules.ts';

export interface Place {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly title: string | null;
  readonly today: Day;
  readonly period: Period;
  readonly compared: Period;
  readonly choice: PeriodChoice | null;
  readonly onChoose: (choice: PeriodChoice) => void;
  /** The locations the reader may choose among; with one, its name is a word and not a choice. */
  readonly places: readonly Place[];
  readonly placeId: string | null;
  readonly onPlace: (id: string | null) => void;
  readonly organization: string;
  readonly knownAt: string | null;
  /** What else can be had of the page. */
  readonly more?: ReactNode;
}

/** The date, the place, up to when everything is in, and the days that the figures are about. */
export function BoardHeader(props: Props) {
  const { title, today, period, compared, choice, onChoose, places, placeId, onPlace, organization, knownAt, more } =
    props;
  const placeName =
    places.find(({ id }) => id === placeId)?.name ?? (places.length === 1 ? places[0]?.name : undefined);
  const place = placeName ?? t('board.allLocations');
  return (
    <header className={styles.header}>
      <div>
        <h1>{title ?? spellDay(today)}</h1>
        <p className={styles.sub}>
          {title === null ? null : <span>{spellDay(today)}</span>}
          <span>{place}</span>
          {period.to < today ? (
            <span className={styles.complete}>
              {t('board.completeTo', { day: spellShortDay(period.to, today), time: spellEndOfDay() })}
            </span>
          ) : (
            <span>{t('board.running')}</span>
          )}
          {choice === null ? (
            <span>{t('board.versus', { period: spellPeriod(compared.from, compared.to, today) })}</span>
          ) : null}
          {knownAt === null ? null : <span>{t('board.knownAt', { day: spellDate(knownAt.slice(0, 10)) })}</span>}
        </p>
        <p className={styles.printed}>
          {t('board.printedFor', {
            organization,
            place,
            period: spellPeriod(period.from, period.to, ''),
            compared: spellPeriod(compared.from, compared.to, ''),
          })}
        </p>
      </div>
      <div className={`${styles.chips} no-print`}>
        {places.length > 1 ? (
          <label className={styles.place}>
            <span className="sr-only">{t('board.location')}</span>
            <select value={placeId ?? ''} onChange={(event) => onPlace(event.currentTarget.value || null)}>
              <option value="">{t('board.allLocations')}</option>
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {choice === null ? null : (
          <PeriodPicker choice={choice} onChoose={onChoose} period={period} compared={compared} today={today} />
        )}
        {more}
      </div>
    </header>
  );
}
