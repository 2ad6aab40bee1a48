import { Skeleton } from '@mantine/core';
import { Suspense, useId, useState, type ReactNode } from 'react';
import { RateTrend, type TrendSeries } from '../../ui/charts/index.ts';
import { spellShortDay, type Day } from '../../ui/day.ts';
import { figureLabel, speak, type FigureName } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import type { TrendWeek } from './board.ts';
import styles from './trend.module.css';

interface Props {
  readonly weeks: readonly TrendWeek[];
  readonly today: Day;
  /** On a phone the table stands alone and the chart library is never asked for. */
  readonly withChart: boolean;
}

const RATES = ['SET_RATE_30', 'SHOW_RATE', 'CLOSE_RATE_30'] as const satisfies readonly FigureName[];

/** Set, show and close by week: a chart and its table twin, one press apart. */
export function Trend({ weeks, today, withChart }: Props) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const names = RATES.filter((name) => weeks.some(({ figures }) => figures.some((figure) => figure.name === name)));
  if (names.length === 0) return null;
  const title = t('board.trend');
  const table = <TrendTable weeks={weeks} names={names} today={today} title={title} />;
  return (
    <section aria-labelledby={id}>
      <div className={styles.heading}>
        <h2 id={id}>{title}</h2>
        {withChart ? (
          <button type="button" className="no-print" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'board.trendChart' : 'board.trendTable')}
          </button>
        ) : (
          <span>{t('board.trendNote', { count: weeks.length })}</span>
        )}
      </div>
      {withChart && !asTable ? (
        <Suspense fallback={<Awaiting table={table} />}>
          <RateTrend
            title={title}
            ticks={weeks.map(({ from }) => spellShortDay(from, today))}
            series={seriesOf(weeks, names)}
          />
        </Suspense>
      ) : (
        <>
          {table}
          <p className={styles.note}>{t('board.openWeeks')}</p>
        </>
      )}
    </section>
  );
}

/** The chart is on its way: grey on the screen; on paper, which does not wait, the table. */
function Awaiting({ table }: { readonly table: ReactNode }) {
  return (
    <>
      <Skeleton className="no-print" height={222} radius="var(--r-s)" />
      <div className={styles.onPaper}>{table}</div>
    </>
  );
}

function seriesOf(weeks: readonly TrendWeek[], names: readonly FigureName[]): TrendSeries[] {
  return names.map((name) => ({
    key: name,
    label: figureLabel(name),
    points: weeks.map(({ figures }) => {
      const figure = figures.find((candidate) => candidate.name === name);
      return { percent: figure?.percent ?? null, words: wordsOf(figure), open: figure?.soFar ?? false };
    }),
  }));
}

function wordsOf(figure: TrendWeek['figures'][number] | undefined): string {
  if (!figure) return t('speech.dash');
  const { value, fraction } = speak(figure);
  return [value, fraction, figure.soFar ? t('speech.soFar') : null].filter((part) => part !== null).join(' · ');
}

function TrendTable({
  weeks,
  names,
  today,
  title,
}: Pick<Props, 'weeks' | 'today'> & { readonly names: readonly FigureName[]; readonly title: string }) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('board.week')}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {figureLabel(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ from, figures }) => (
          <tr key={from}>
            <th scope="row">{spellShortDay(from, today)}</th>
            {names.map((name) => {
              const figure = figures.find((candidate) => candidate.name === name);
              const { value, fraction } = figure ? speak(figure) : { value: t('speech.dash'), fraction: null };
              return (
                <td key={name} data-open={figure?.soFar || undefined}>
                  {value} {fraction === null ? null : <small>{fraction}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
