import { Anchor } from '../../ui/anchor.tsx';
import { Change, figureSentence, SoFar, speak } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellCount } from '../../ui/number.ts';
import type { Change as FigureChange, Funnel, FunnelHrefs } from './funnel.ts';
import styles from './funnel.module.css';

interface Props {
  readonly total: Funnel['total'];
  readonly hrefs: FunnelHrefs;
}

/** The picture's twin: every number of it in a row a step. */
export function FunnelTable({ total: { steps, gaps }, hrefs }: Props) {
  const cell = (change: FigureChange | null | undefined) =>
    change ? (
      <Anchor href={hrefs.figure(change.figure.name)} aria-label={figureSentence(change.figure)}>
        {speak(change.figure).value} <small>{speak(change.figure).fraction}</small>
      </Anchor>
    ) : (
      t('speech.dash')
    );
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-labelledby="steps-table">
        <thead>
          <tr>
            <th scope="col">{t('funnel.step')}</th>
            <th scope="col">{t('funnel.people')}</th>
            <th scope="col">{t('funnel.before')}</th>
            <th scope="col">{t('funnel.change')}</th>
            <th scope="col">{t('funnel.ofPrevious')}</th>
            <th scope="col">{t('funnel.ofJoined')}</th>
            <th scope="col">{t('funnel.days')}</th>
            <th scope="col">{t('funnel.dropped')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ key, figure, ofPrevious, ofJoined, days }, place) => (
            <tr key={key}>
              <th scope="row">{t(`board.step.${key}`)}</th>
              <td>{cell(figure)}</td>
              <td>{spellCount(figure.previous.numerator)}</td>
              <td>{figure.figure.soFar ? <SoFar openRows={figure.figure.openRows} /> : <Change change={figure} />}</td>
              <td>{cell(ofPrevious)}</td>
              <td>{cell(ofJoined)}</td>
              <td>{cell(days)}</td>
              <td>{cell(gaps[place]?.figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
