import { Button } from '@mantine/core';
import { useContext } from 'react';
import { DiscardImportDocument, UndoImportDocument } from '../../api/documents.ts';
import { FollowContext } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import type { Draft } from './draft.ts';
import { isOpen } from './words.ts';

interface Props {
  readonly draft: Draft;
  readonly historyHref: string;
}

/** What ends an import: giving it up before it is written, taking it back after. */
export function DraftActions({ draft, historyHref }: Props) {
  const follow = useContext(FollowContext);
  const discard = useVerb(DiscardImportDocument, {
    done: 'ImportDiscarded',
    said: () => t('imports.discarded'),
    undo: false,
  });
  const onDiscard = async () => {
    if (await discard.run({ draftId: draft.id })) follow?.(historyHref);
  };
  if (isOpen(draft.state)) {
    return (
      <>
        <RefusalNote refusal={discard.refusal} />
        <Button loading={discard.busy} onClick={() => void onDiscard()}>
          {t('imports.discard')}
        </Button>
      </>
    );
  }
  return draft.state === 'COMMITTED' ? <UndoRun runId={draft.id} /> : null;
}

/** Takes a whole run back. What people touched since is named, and has to be settled first. */
export function UndoRun({ runId }: { readonly runId: string }) {
  const undo = useVerb(UndoImportDocument, {
    done: 'ImportUndone',
    said: ({ rowsTakenBack }) => t('imports.undone', { count: rowsTakenBack }),
    undo: false,
  });
  const refusal = undo.refusal;
  const builtOn = refusal?.__typename === 'SomethingBuiltOnIt' ? refusal.builtOn : [];
  return (
    <>
      <RefusalNote refusal={refusal}>
        {builtOn.length > 0 ? (
          <ul>
            {builtOn.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        ) : null}
      </RefusalNote>
      <Button loading={undo.busy} onClick={() => void undo.run({ runId })}>
        {t('imports.undo')}
      </Button>
    </>
  );
}
