import { Suspense, useState } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { RateTrend } from '../../ui/charts/index.ts';
import { spellShortDay, type Day } from '../../ui/day.ts';
import { figureClock, FigureCell, figureLabel, speak, type FigureName } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Section } from '../../ui/page.tsx';
import { useIsPhone } from '../../ui/screen.ts';
import { changeIn, COMPARED, idOf, nameOf, type ComparedLine, type CompareHrefs } from './compare.ts';
import styles from './compare.module.css';

interface Props {
  readonly lines: readonly ComparedLine[];
  readonly hrefs: CompareHrefs;
  readonly today: Day;
}

const TREND: FigureName = 'CLOSE_RATE_30';

/** Two lines beside one another, figure by figure, and their close rates by week. One of them alone waits for the other. */
export function Pinned({ lines, hrefs, today }: Props) {
  const figures = COMPARED.filter(([, name]) => lines.some((line) => changeIn(line, name)));
  return (
    <Section
      id="pinned"
      title={t('compare.pinned')}
      side={<Anchor href={hrefs.unpinAll}>{t('compare.unpinAll')}</Anchor>}
    >
      <div className={styles.pinned}>
        <table className={styles.table} aria-label={t('compare.pinned')}>
          <thead>
            <tr>
              <th scope="col">{t('compare.figure')}</th>
              {lines.map((line) => (
                <th key={idOf(line)} scope="col">
                  <bdi>{nameOf(line)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(([, name]) => (
              <tr key={name}>
                <th scope="row">
                  {figureLabel(name)} <small>{figureClock(name)}</small>
                </th>
                {lines.map((line) => (
                  <td key={idOf(line)}>
                    <FigureCell
                      change={changeIn(line, name)}
                      href={hrefs.figure(name, idOf(line))}
                      of={nameOf(line)}
                      interval
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {lines.length < 2 ? (
          <p className={styles.note}>{t('compare.pinAnother')}</p>
        ) : (
          <Trends lines={lines} today={today} />
        )}
      </div>
    </Section>
  );
}

/** The close rates of both by week: a chart and its table twin, one press apart; on a phone the table alone. */
function Trends({ lines, today }: Pick<Props, 'lines' | 'today'>) {
  const phone = useIsPhone();
  const [asTable, setAsTable] = useState(false);
  const weeks = lines[0]?.trend ?? [];
  const figureAt = (line: ComparedLine, week: number) => line.trend[week]?.figures.find(({ name }) => name === TREND);
  const words = (line: ComparedLine, week: number) => {
    const figure = figureAt(line, week);
    if (!figure) return t('speech.dash');
    const { value, fraction } = speak(figure);
    return [value, fraction, figure.soFar ? t('speech.soFar') : null].filter((part) => part !== null).join(' · ');
  };
  const title = t('compare.trendTitle');
  return (
    <section aria-label={title}>
      <div className={styles.trendHead}>
        <h3>{title}</h3>
        {phone ? null : (
          <button type="button" className="no-print" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'board.trendChart' : 'board.trendTable')}
          </button>
        )}
      </div>
      {phone || asTable ? (
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('board.week')}</th>
              {lines.map((line) => (
                <th key={idOf(line)} scope="col">
                  <bdi>{nameOf(line)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ from }, week) => (
              <tr key={from}>
                <th scope="row">{spellShortDay(from, today)}</th>
                {lines.map((line) => (
                  <td key={idOf(line)}>{words(line, week)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Suspense fallback={<div className={styles.chartPlace} />}>
          <RateTrend
            title={title}
            ticks={weeks.map(({ from }) => spellShortDay(from, today))}
            series={lines.map((line) => ({
              key: idOf(line),
              label: nameOf(line),
              points: weeks.map((_, week) => {
                const figure = figureAt(line, week);
                return { percent: figure?.percent ?? null, words: words(line, week), open: figure?.soFar ?? false };
              }),
            }))}
          />
        </Suspense>
      )}
    </section>
  );
}
