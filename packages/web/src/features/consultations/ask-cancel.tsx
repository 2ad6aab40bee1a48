import { useState } from 'react';
import { CancelConsultationDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { type CancelDraft, CancelSheet } from './cancel-sheet.tsx';
import { ChainSheet } from './chain-sheet.tsx';
import { instantAt, wallAt } from './times.rules.ts';
import type { ChainSlot } from './use-chain.ts';
import { nameOf } from './words.ts';

interface Props {
  readonly id: string;
  readonly homeHref: string;
  readonly onClose: () => void;
}

/** Cancels a consultation: by whom, and when they said so. */
export function AskCancel({ id, homeHref, onClose }: Props) {
  return (
    <ChainSheet id={id} title={t('cancel.title')} homeHref={homeHref} onClose={onClose}>
      {(_slots, last) => <Cancel key={last.id} slot={last} onClose={onClose} />}
    </ChainSheet>
  );
}

function Cancel({ slot, onClose }: { readonly slot: ChainSlot; readonly onClose: () => void }) {
  const [draft, setDraft] = useState<CancelDraft>(() => ({
    by: 'MEMBER',
    when: 'now',
    ...wallAt(new Date(), slot.timeZone),
  }));
  const earlier = draft.by === 'MEMBER' && draft.when === 'earlier';
  const at = earlier ? instantAt(draft.day, draft.time, slot.timeZone) : null;
  const verb = useVerb(CancelConsultationDocument, {
    done: 'ConsultationCancelled',
    said: ({ late }) =>
      t(late ? 'consultation.saidCancelledLate' : 'consultation.saidCancelled', { name: nameOf(slot.member) }),
  });
  const cancel = async () => {
    const done = await verb.run({ consultationId: slot.id, by: draft.by, cancelledAt: at?.toISOString() ?? null });
    if (done) onClose();
  };
  return (
    <CancelSheet
      slot={slot}
      draft={draft}
      onChange={(next) => {
        verb.clear();
        setDraft((before) => ({ ...before, ...next }));
      }}
      ready={!earlier || at !== null}
      busy={verb.busy}
      refusal={verb.refusal}
      onCancel={() => void cancel()}
      onClose={onClose}
    />
  );
}
