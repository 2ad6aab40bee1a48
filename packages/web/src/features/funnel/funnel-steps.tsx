import { Anchor } from '../../ui/anchor.tsx';
import { Change, figureSentence, Restated, SoFar, speak } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellCount } from '../../ui/number.ts';
import type { Funnel, FunnelHrefs, Gap, Stage } from './funnel.ts';
import styles from './funnel.module.css';

interface Props {
  readonly total: Funnel['total'];
  readonly hrefs: FunnelHrefs;
}

/** Before which step each gap lies. */
const GAP_BEFORE = { SET: 'NOT_SET', SHOWED: 'NOT_SHOWED', CLOSED: 'NOT_CLOSED' } as const;

/** The steps as bars, the compared period behind them as an outline; between them who fell out. Bars and gaps are links. */
export function FunnelSteps({ total: { steps, gaps }, hrefs }: Props) {
  const tallest = Math.max(1, ...steps.flatMap(({ figure }) => [figure.figure.numerator, figure.previous.numerator]));
  return (
    <ol className={styles.steps}>
      {steps.map((stage) => (
        <li key={stage.key}>
          {stage.key === 'JOINED' ? null : (
            <GapLink
              gap={gaps.find(({ key }) => key === GAP_BEFORE[stage.key as keyof typeof GAP_BEFORE])}
              hrefs={hrefs}
            />
          )}
          <StepLink stage={stage} tallest={tallest} hrefs={hrefs} />
          <StepFacts stage={stage} hrefs={hrefs} />
        </li>
      ))}
    </ol>
  );
}

function StepLink({
  stage,
  tallest,
  hrefs,
}: {
  readonly stage: Stage;
  readonly tallest: number;
  readonly hrefs: FunnelHrefs;
}) {
  const { figure, previous } = stage.figure;
  const share = (count: number) => `${(count / tallest) * 100}%`;
  const top = (count: number) => `${100 - (count / tallest) * 100}%`;
  return (
    <Anchor className={styles.step} href={hrefs.figure(figure.name)} aria-label={figureSentence(figure)}>
      <svg className={styles.bar} aria-hidden="true">
        <rect className={styles.before} y={top(previous.numerator)} height={share(previous.numerator)} rx="3" />
        <rect className={styles.now} width="100%" y={top(figure.numerator)} height={share(figure.numerator)} rx="3" />
        {previous.numerator < figure.numerator ? (
          <line className={styles.inside} x1="0" x2="100%" y1={top(previous.numerator)} y2={top(previous.numerator)} />
        ) : null}
      </svg>
      <span className={styles.count}>
        <strong>{spellCount(figure.numerator)}</strong> <span>{t(`board.step.${stage.key}`)}</span>
      </span>
    </Anchor>
  );
}

/** Under the bar: the share of the step before, of all who joined, how long it took, and what it was before. */
function StepFacts({ stage, hrefs }: { readonly stage: Stage; readonly hrefs: FunnelHrefs }) {
  const { figure, ofPrevious, ofJoined, days } = stage;
  const rates = [
    ['funnel.ofPrevious', ofPrevious],
    ['funnel.ofJoined', ofJoined?.figure.name === ofPrevious?.figure.name ? null : ofJoined],
    ['funnel.days', days],
  ] as const;
  return (
    <ul className={styles.facts}>
      {rates.map(([label, change]) =>
        change ? (
          <li key={label}>
            <Anchor href={hrefs.figure(change.figure.name)} aria-label={figureSentence(change.figure)}>
              {speak(change.figure).value}
            </Anchor>{' '}
            {t(label)}
          </li>
        ) : null,
      )}
      <li>
        {figure.figure.soFar ? <SoFar openRows={figure.figure.openRows} /> : <Change change={figure} />}
        {figure.figure.restated ? <Restated /> : null}
      </li>
      <li>
        {t(figure.previous.numerator === figure.figure.numerator ? 'board.stepSame' : 'board.stepPrevious', {
          count: figure.previous.numerator,
        })}
      </li>
    </ul>
  );
}

function GapLink({ gap, hrefs }: { readonly gap: Gap | undefined; readonly hrefs: FunnelHrefs }) {
  if (!gap) return null;
  const { figure } = gap.figure;
  return (
    <Anchor className={styles.gap} href={hrefs.figure(figure.name)} aria-label={figureSentence(figure)}>
      −{spellCount(figure.numerator)} <span>{t(`funnel.gap.${gap.key}`)}</span>
    </Anchor>
  );
}

/** Who fell out between two steps, by the reason; each opens to its people. */
export function FunnelGaps({ total: { gaps }, hrefs }: Props) {
  return (
    <div className={styles.gaps}>
      {gaps.map(({ key, figure: { figure }, reasons }) => (
        <section key={key} aria-labelledby={key}>
          <h3 id={key}>
            <Anchor href={hrefs.figure(figure.name)} aria-label={figureSentence(figure)}>
              {t(`funnel.gap.${key}`)} <b>{spellCount(figure.numerator)}</b>
            </Anchor>
          </h3>
          {reasons.length === 0 ? <p>{t('funnel.noGap')}</p> : null}
          <ul>
            {reasons.map(({ code, reason, count }) => (
              <li key={code}>
                <Anchor
                  href={hrefs.figure(figure.name, undefined, code)}
                  aria-label={`${reason}: ${spellCount(count)}`}
                >
                  <span className={styles.reasonBar} aria-hidden="true">
                    <span style={{ width: `${(count / Math.max(1, figure.numerator)) * 100}%` }} />
                  </span>
                  <span>{reason}</span> <b>{spellCount(count)}</b>
                </Anchor>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
