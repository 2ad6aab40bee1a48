import { useState } from 'react';
import { RecordObjectionDocument } from '../../api/documents.ts';
import { addDays, todayIn } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { ChainSheet } from './chain-sheet.tsx';
import { type ObjectionDraft, ObjectionSheet } from './objection-sheet.tsx';
import type { ChainSlot } from './use-chain.ts';
import { nameOf } from './words.ts';

interface Props {
  readonly id: string;
  readonly homeHref: string;
  readonly onClose: () => void;
}

/** Records why somebody who came did not buy, and when to come back to them. */
export function AskObjection({ id, homeHref, onClose }: Props) {
  return (
    <ChainSheet id={id} title={t('objection.title')} homeHref={homeHref} onClose={onClose}>
      {(_slots, last) => <Objected key={last.id} slot={last} onClose={onClose} />}
    </ChainSheet>
  );
}

/** In so many days somebody is come back to unless it is said otherwise: soon enough to be remembered. */
const LIKELY_DAYS = 2;

function Objected({ slot, onClose }: { readonly slot: ChainSlot; readonly onClose: () => void }) {
  const today = todayIn(slot.timeZone);
  const [draft, setDraft] = useState<ObjectionDraft>({
    objection: null,
    note: '',
    followUpOn: addDays(today, LIKELY_DAYS),
  });
  const { objection, note, followUpOn } = draft;
  const verb = useVerb(RecordObjectionDocument, {
    done: 'ObjectionRecorded',
    said: () => {
      const words = objection ? t(`objection.${objection}`) : '';
      return t('consultation.saidObjection', { name: nameOf(slot.member), objection: words });
    },
  });
  const record = async () => {
    if (!objection) return;
    const input = { consultationId: slot.id, objection, note: note.trim() || null, followUpOn: followUpOn || null };
    if (await verb.run(input)) onClose();
  };
  return (
    <ObjectionSheet
      slot={slot}
      today={today}
      draft={draft}
      onChange={(next) => {
        verb.clear();
        setDraft((before) => ({ ...before, ...next }));
      }}
      busy={verb.busy}
      refusal={verb.refusal}
      onRecord={() => void record()}
      onClose={onClose}
    />
  );
}
