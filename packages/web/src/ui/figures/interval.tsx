import { t } from '../messages/index.ts';
import { spellPercent } from '../number.ts';
import { spellInterval, type FigureShape } from './figure.ts';
import styles from './figures.module.css';

interface Props {
  readonly figure: Pick<FigureShape, 'low' | 'high' | 'percent' | 'speech'>;
  /** The target in percent; null where none is set. */
  readonly target: number | null;
}

/**
 * The 95 % interval as a band on a line from 0 to 100 %, the rate as a tick in it, the target as a thin mark: a small sample
 * is a long band. Faint and empty where the sample speaks only as a fraction.
 */
export function Interval({ figure, target }: Props) {
  const { low, high, percent, speech } = figure;
  if (low === null || high === null || percent === null || speech === 'DASH' || speech === 'FRACTION') {
    return (
      <svg className={styles.interval} data-empty aria-hidden="true">
        <line className={styles.track} x1="0" x2="100%" y1="7" y2="7" />
      </svg>
    );
  }
  const words = [
    spellInterval(low, high),
    target === null ? null : t('speech.target', { target: spellPercent(target) }),
  ];
  return (
    <svg className={styles.interval} role="img" aria-label={words.filter((word) => word !== null).join(', ')}>
      <line className={styles.track} x1="0" x2="100%" y1="7" y2="7" />
      <line className={styles.band} x1={`${low}%`} x2={`${high}%`} y1="7" y2="7" />
      {target === null ? null : (
        <line className={styles.target} x1={`${target}%`} x2={`${target}%`} y1="0.5" y2="13.5" />
      )}
      <line className={styles.tick} x1={`${percent}%`} x2={`${percent}%`} y1="3" y2="11" />
    </svg>
  );
}
