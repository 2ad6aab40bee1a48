import { t } from '../../ui/messages/index.ts';
import { spellPercent } from '../../ui/number.ts';
import type { Draft } from './draft.ts';
import styles from './imports.module.css';

/** How far the judging or the writing is. It goes on without this page. */
export function WorkNote({ draft: { state, progress } }: { readonly draft: Draft }) {
  const judging = state === 'JUDGING';
  const [done, expected] = judging
    ? [progress.rowsDone, progress.rowsExpected]
    : [progress.stepsDone, progress.stepsExpected];
  const share = expected === 0 ? 0 : Math.min(1, done / expected);
  return (
    <section className={styles.work} aria-live="polite" aria-busy="true">
      <h2>{t(judging ? 'imports.judging' : 'imports.merging')}</h2>
      <progress value={share} max={1} aria-label={t(judging ? 'imports.judging' : 'imports.merging')} />
      <p>
        {judging
          ? t('imports.rowsDone', { done: progress.rowsDone, expected: progress.rowsExpected })
          : spellPercent(share * 100)}
      </p>
      <p>{t(judging ? 'imports.judgingNote' : 'imports.mergingNote')}</p>
    </section>
  );
}
