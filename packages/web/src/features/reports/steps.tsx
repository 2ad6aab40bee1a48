import { Anchor } from '../../ui/anchor.tsx';
import { spellPeriod, type Day } from '../../ui/day.ts';
import { speak } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellCount } from '../../ui/number.ts';
import type { HrefOfFigure, Step } from './board.ts';
import styles from './steps.module.css';

interface Props {
  readonly steps: readonly Step[];
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly hrefOf: HrefOfFigure;
}

/** The people who joined in these days, and how far they came; the compared period stands behind as an outline. */
export function Steps({ steps, from, to, today, hrefOf }: Props) {
  const tallest = Math.max(1, ...steps.flatMap(({ count, previousCount }) => [count, previousCount]));
  return (
    <section aria-labelledby="steps">
      <div className={styles.heading}>
        <h2 id="steps">{t('board.steps')}</h2>
        <span>{t('board.stepsNote', { period: spellPeriod(from, to, today) })}</span>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.key}>
            <Anchor href={hrefOf(step.figure)}>
              <StepBar step={step} tallest={tallest} />
              <span className={styles.count}>
                <strong>{spellCount(step.count)}</strong> <span>{t(`board.step.${step.key}`)}</span>
              </span>
              {notesOf(step).map((note) => (
                <span key={note} className={styles.note}>
                  {note}
                </span>
              ))}
            </Anchor>
          </li>
        ))}
      </ol>
    </section>
  );
}

function notesOf({ count, previousCount, stepRate, medianDays }: Step): string[] {
  const rate = stepRate ? speak(stepRate).value : null;
  const days = medianDays === null ? null : t('board.stepMedian', { days: medianDays });
  const now = [rate, days].filter((part) => part !== null).join(' · ');
  const before = t(count === previousCount ? 'board.stepSame' : 'board.stepPrevious', { count: previousCount });
  return now === '' ? [before] : [now, before];
}

/** The compared period stands behind; where it was lower, its height is a dashed line across. */
function StepBar({ step, tallest }: { readonly step: Step; readonly tallest: number }) {
  const share = (count: number) => `${(count / tallest) * 100}%`;
  const top = (count: number) => `${100 - (count / tallest) * 100}%`;
  const lower = step.previousCount < step.count;
  return (
    <svg className={styles.bar} aria-hidden="true">
      <rect className={styles.before} y={top(step.previousCount)} height={share(step.previousCount)} rx="3" />
      <rect className={styles.now} x="0" y={top(step.count)} width="100%" height={share(step.count)} rx="3" />
      {lower ? (
        <line className={styles.inside} x1="0" x2="100%" y1={top(step.previousCount)} y2={top(step.previousCount)} />
      ) : null}
    </svg>
  );
}
