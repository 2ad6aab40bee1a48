import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { ImportDraftDocument, ImportKindsDocument } from '../../api/documents.ts';
import { StateChip } from '../../ui/chips.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { Draft } from './draft.ts';
import { DraftActions } from './draft-actions.tsx';
import { FilesStep } from './files-step.tsx';
import { Outcome } from './outcome.tsx';
import { RowsStep } from './rows-step.tsx';
import { StepBar } from './step-bar.tsx';
import { isWorking, STATE_TONES, stateWord, type RowShow } from './words.ts';
import { WorkNote } from './work-note.tsx';

/** How often the screen asks how far the work is. */
const ASK_EVERY_MS = 700;

export interface DraftPlaces {
  readonly historyHref: string;
  readonly homeHref: string;
  readonly hrefOf: (choice: {
    readonly step?: 'files' | 'rows';
    readonly file?: string;
    readonly show?: RowShow;
  }) => string;
  readonly memberHref: (memberId: string) => string;
}

interface Props {
  readonly id: string;
  readonly step: 'files' | 'rows' | undefined;
  readonly file: string | undefined;
  readonly show: RowShow | undefined;
  readonly places: DraftPlaces;
}

/** One import from its first file to its end. It is the server's: leaving the page leaves it as it is. */
export function AskDraft({ id, step, file, show, places }: Props) {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportDraftDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const kinds = useQuery(ImportKindsDocument);
  const draft = data?.importDraft;
  const working = draft !== undefined && isWorking(draft.state);
  useEffect(() => {
    // Asked again for as long as something is being done to it, and no longer.
    if (working) startPolling(ASK_EVERY_MS);
    return stopPolling;
  }, [working, startPolling, stopPolling]);
  if (!draft || !kinds.data) {
    const fault = error ?? kinds.error;
    if (fault)
      return <FaultNotice page fault={faultOf(fault)} homeHref={places.homeHref} onRetry={() => void refetch()} />;
    return <ListSkeleton />;
  }
  return (
    <>
      <PageHead
        back={{ href: places.historyHref, label: t('imports.title') }}
        title={draft.sourceName}
        sub={<StateChip tone={STATE_TONES[draft.state]}>{stateWord(draft.state)}</StateChip>}
        actions={<DraftActions draft={draft} historyHref={places.historyHref} />}
      />
      <StepBar draft={draft} shown={shownStep(draft, step)} hrefOf={(next) => places.hrefOf({ step: next })} />
      {isWorking(draft.state) ? (
        <WorkNote draft={draft} />
      ) : (
        <>
          <Outcome draft={draft} />
          {shownStep(draft, step) === 'rows' ? (
            <RowsStep draft={draft} kinds={kinds.data.importKinds} file={file} show={show} places={places} />
          ) : (
            <FilesStep draft={draft} kinds={kinds.data.importKinds} />
          )}
        </>
      )}
    </>
  );
}

/** Rows are there from the judging on; before it only files. */
export function hasRows({ state }: Pick<Draft, 'state'>): boolean {
  return ['JUDGED', 'MERGING', 'COMMITTED', 'UNDONE', 'STALE'].includes(state);
}

const shownStep = (draft: Draft, asked: 'files' | 'rows' | undefined): 'files' | 'rows' =>
  hasRows(draft) ? (asked ?? 'rows') : 'files';
