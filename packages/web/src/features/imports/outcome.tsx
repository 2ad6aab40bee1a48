import { Button } from '@mantine/core';
import { JudgeImportDocument } from '../../api/documents.ts';
import { spellMoment, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import type { Draft } from './draft.ts';
import styles from './imports.module.css';

/** How it ended, where it did: written by whom and when, taken back, or why not, and the mend. */
export function Outcome({ draft }: { readonly draft: Draft }) {
  const again = useVerb(JudgeImportDocument, { done: 'ImportJudgingStarted', undo: false });
  const { state, problem, finishedAt, undoneAt, startedBy, undoneBy, counts } = draft;
  const when = (instant: string) => spellMoment(instant, viewerZone());
  if (state === 'COMMITTED' && finishedAt && counts) {
    return (
      <section className={styles.outcome} data-tone="good">
        <p>
          {t('imports.committedNote', {
            created: counts.create,
            updated: counts.update,
            when: when(finishedAt),
            who: startedBy?.name ?? t('imports.house'),
          })}
        </p>
      </section>
    );
  }
  if (state === 'UNDONE' && undoneAt) {
    return (
      <section className={styles.outcome}>
        <p>{t('imports.undoneNote', { when: when(undoneAt), who: undoneBy?.name ?? t('imports.house') })}</p>
      </section>
    );
  }
  if (!problem && state !== 'STALE' && state !== 'ABANDONED') return null;
  return (
    <section className={styles.outcome} data-tone="bad">
      <p>{problem?.message ?? t(state === 'STALE' ? 'imports.staleNote' : 'imports.abandonedNote')}</p>
      {problem ? <p>{problem.mend}</p> : null}
      {problem?.examples?.length ? (
        <ul>
          {problem.examples.map((example) => (
            <li key={example}>{example}</li>
          ))}
        </ul>
      ) : null}
      <RefusalNote refusal={again.refusal} />
      {state === 'STALE' || state === 'ABANDONED' || state === 'FAILED' ? (
        <Button loading={again.busy} onClick={() => void again.run({ draftId: draft.id })}>
          {t('imports.judgeAgain')}
        </Button>
      ) : null}
    </section>
  );
}
