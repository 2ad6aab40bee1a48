import { Change, Interval, LargeFigure, SmallFigure, SoFar, Sparkline } from '../../src/ui/figures/index.ts';
import { Section } from '../../src/ui/page.tsx';
import { aChange, aRate } from '../figures.builder.ts';
import styles from './gallery.module.css';

const SAMPLES = [
  aRate('CLOSE_RATE_30', 0, 0),
  aRate('CLOSE_RATE_30', 3, 4),
  aRate('CLOSE_RATE_30', 7, 17),
  aRate('CLOSE_RATE_30', 63, 112),
];

const CHANGES = [
  aChange(aRate('SHOW_RATE', 130, 160), aRate('SHOW_RATE', 90, 160)),
  aChange(aRate('SHOW_RATE', 60, 160), aRate('SHOW_RATE', 110, 160)),
  aChange(aRate('SHOW_RATE', 62, 112), aRate('SHOW_RATE', 60, 112)),
];

/** A figure at every size of its sample: a dash, a fraction, a percentage with its interval, a percentage. */
export function Figures() {
  return (
    <Section id="figures" title="Figures">
      <div className={styles.grid}>
        {SAMPLES.map((figure) => (
          <div key={figure.denominator}>
            <LargeFigure figure={figure} />
            <p>
              <SmallFigure figure={figure} />
            </p>
            <Interval figure={figure} target={35} />
          </div>
        ))}
      </div>
      <div className={styles.row}>
        <SoFar openRows={14} />
        {CHANGES.map((change) => (
          <Change key={change.verdict} change={change} />
        ))}
        <span className={styles.spark}>
          <Sparkline shape="line" values={[40, 52, 47, 58, 61, 55, 63]} openFrom={5} ceiling={100} />
        </span>
        <span className={styles.spark}>
          <Sparkline shape="columns" values={[4, 7, 3, 9, 6, 8, 5]} />
        </span>
      </div>
    </Section>
  );
}
