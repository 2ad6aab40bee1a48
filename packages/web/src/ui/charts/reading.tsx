import styles from './charts.module.css';
import type { TrendSeries } from './series.ts';

/** Which colour is whose. */
export function Legend({ series }: { readonly series: readonly TrendSeries[] }) {
  return (
    <figcaption className={styles.legend}>
      {series.map(({ key, label }, index) => (
        <span key={key} data-series={index}>
          {label}
        </span>
      ))}
    </figcaption>
  );
}

interface ReadingProps {
  readonly tick: string;
  readonly at: number;
  readonly series: readonly TrendSeries[];
}

/** What the chart says at one place, in words. */
export function Reading({ tick, at, series }: ReadingProps) {
  return (
    <div className={styles.reading}>
      <b>{tick}</b>
      {series.map(({ key, label, points }, index) => (
        <span key={key} data-series={index}>
          <i>{label}</i> {points[at]?.words}
        </span>
      ))}
    </div>
  );
}
