import { Anchor } from '../../ui/anchor.tsx';
import { Change, figureClock, figureLabel, figureSentence, Restated, speak } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import type { Funnel, FunnelHrefs } from './funnel.ts';
import styles from './funnel.module.css';

interface Props {
  readonly activity: Funnel['total']['activity'];
  readonly mixedCurrencies: boolean;
  readonly hrefs: FunnelHrefs;
}

/** What was done in the period, each on the day it was done: no share of anything. */
export function FunnelActivity({ activity, mixedCurrencies, hrefs }: Props) {
  return (
    <ul className={styles.activity}>
      {activity.map((change) => {
        const { figure, previous } = change;
        const mixed = figure.kind === 'MONEY' && mixedCurrencies;
        return (
          <li key={figure.name}>
            <Anchor href={mixed ? null : hrefs.figure(figure.name)} aria-label={figureSentence(figure)}>
              <span className={styles.activityLabel}>
                {figureLabel(figure.name)} <em>{figureClock(figure.name)}</em>
              </span>
              <strong>{speak(figure).value}</strong>
              <span className={styles.activityFoot}>
                {mixed ? t('board.mixed') : <Change change={change} />}
                {mixed ? null : <span>{t('funnel.was', { value: speak(previous).value })}</span>}
                {figure.restated ? <Restated /> : null}
              </span>
            </Anchor>
          </li>
        );
      })}
    </ul>
  );
}
