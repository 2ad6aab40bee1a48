import { Suspense } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { RateSteps } from '../../ui/charts/index.ts';
import { speak } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useIsPhone } from '../../ui/screen.ts';
import { FUNNEL_BY, keyOf, nameOf, type Funnel, type FunnelBy, type FunnelHrefs, type FunnelLine } from './funnel.ts';
import { FunnelActivity } from './funnel-activity.tsx';
import { FunnelLines } from './funnel-lines.tsx';
import { FunnelGaps, FunnelSteps } from './funnel-steps.tsx';
import { FunnelTable } from './funnel-table.tsx';
import styles from './funnel.module.css';

interface Props {
  readonly funnel: Funnel;
  readonly clock: 'cohort' | 'activity';
  readonly by: FunnelBy | null;
  readonly hrefs: FunnelHrefs;
  /** The same page, broken down otherwise or not at all. */
  readonly hrefOfBy: (by: FunnelBy | null) => string;
}

/** The funnel: those who joined and how far they came, or what was done meanwhile; whole, and broken down. */
export function FunnelView({ funnel, clock, by, hrefs, hrefOfBy }: Props) {
  const { total, lines, mixedCurrencies } = funnel;
  const phone = useIsPhone();
  const nothing = [...total.steps.map(({ figure }) => figure), ...total.activity].every(
    ({ figure }) => figure.numerator === 0,
  );
  return (
    <>
      {nothing ? <Notice title={t('board.emptyTitle')} body={t('board.emptyBody')} /> : null}
      {clock === 'activity' ? (
        <>
          <p className={styles.note}>{t('funnel.activityNote')}</p>
          <FunnelActivity activity={total.activity} mixedCurrencies={mixedCurrencies} hrefs={hrefs} />
        </>
      ) : (
        <>
          <p className={styles.note}>{t('funnel.cohortNote')}</p>
          <FunnelSteps total={total} hrefs={hrefs} />
          {total.gaps.length > 0 ? (
            <Section id="gaps" title={t('funnel.gaps')}>
              <FunnelGaps total={total} hrefs={hrefs} />
            </Section>
          ) : null}
          <Section id="steps-table" title={t('funnel.table')}>
            <FunnelTable total={total} hrefs={hrefs} />
          </Section>
        </>
      )}
      <Section id="break-down" title={t('funnel.breakDown')} side={<Choice by={by} hrefOfBy={hrefOfBy} />}>
        {by === null ? <p className={styles.note}>{t('funnel.breakDownNote')}</p> : null}
        {by !== null && clock === 'cohort' && !phone && by !== 'PACKAGE' ? <Picture lines={lines} by={by} /> : null}
        {by === null ? null : <FunnelLines lines={lines} by={by} clock={clock} hrefs={hrefs} />}
        {by === 'TRAINER' ? <p className={styles.note}>{t('board.denominators')}</p> : null}
      </Section>
    </>
  );
}

function Choice({ by, hrefOfBy }: Pick<Props, 'by' | 'hrefOfBy'>) {
  return (
    <nav className={`${styles.choice} no-print`} aria-label={t('funnel.breakDown')}>
      {([null, ...FUNNEL_BY] as const).map((one) => (
        <Anchor key={one} href={hrefOfBy(one)} aria-current={one === by ? 'true' : undefined}>
          {one === null ? t('funnel.by.nothing') : t(`funnel.by.${one}`)}
        </Anchor>
      ))}
    </nav>
  );
}

/** Lines that a chart can tell apart. */
const IN_PICTURE = 4;

/** The largest lines, step by step, as shares of the step before. The list below says the same in numbers. */
function Picture({ lines, by }: { readonly lines: readonly FunnelLine[]; readonly by: FunnelBy }) {
  const size = ({ steps }: FunnelLine) =>
    Math.max(0, ...steps.map(({ ofPrevious }) => ofPrevious?.figure.denominator ?? 0));
  const largest = [...lines].sort((a, b) => size(b) - size(a)).slice(0, IN_PICTURE);
  const keys = (['SET', 'SHOWED', 'CLOSED'] as const).filter((key) =>
    largest.some(({ steps }) => steps.some((step) => step.key === key && step.ofPrevious)),
  );
  if (largest.length < 2 || keys.length < 2) return null;
  const pointOf = ({ steps }: FunnelLine, key: (typeof keys)[number]) => {
    const figure = steps.find((step) => step.key === key)?.ofPrevious?.figure;
    if (!figure) return { percent: null, words: t('speech.dash'), open: false };
    const { value, fraction } = speak(figure);
    return { percent: figure.percent, words: fraction === null ? value : `${value} · ${fraction}`, open: figure.soFar };
  };
  return (
    <Suspense fallback={<div className={styles.picture} />}>
      <RateSteps
        title={t('funnel.picture', { by: t(`funnel.by.${by}`) })}
        ticks={keys.map((key) => t(`board.step.${key}`))}
        series={largest.map((line) => ({
          key: keyOf(line),
          label: nameOf(line),
          points: keys.map((key) => pointOf(line, key)),
        }))}
      />
    </Suspense>
  );
}
