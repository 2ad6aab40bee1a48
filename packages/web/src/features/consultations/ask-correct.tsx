import { useState } from 'react';
import { CorrectOutcomeDocument, type ConsultationOutcome } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { ChainSheet } from './chain-sheet.tsx';
import { CorrectSheet } from './correct-sheet.tsx';
import type { ChainSlot } from './use-chain.ts';
import { nameOf, outcomeWord } from './words.ts';

interface Props {
  readonly id: string;
  readonly homeHref: string;
  readonly onClose: () => void;
}

/** Puts a wrong outcome right; what was known before is kept. */
export function AskCorrect({ id, homeHref, onClose }: Props) {
  return (
    <ChainSheet id={id} title={t('correct.title')} homeHref={homeHref} onClose={onClose}>
      {(_slots, last) => <Correct key={last.id} slot={last} onClose={onClose} />}
    </ChainSheet>
  );
}

function Correct({ slot, onClose }: { readonly slot: ChainSlot; readonly onClose: () => void }) {
  const [outcome, setOutcome] = useState<ConsultationOutcome>(slot.outcome ?? 'SHOWED');
  const [late, setLate] = useState(slot.late);
  const verb = useVerb(CorrectOutcomeDocument, {
    done: 'OutcomeCorrected',
    said: () => t('consultation.saidCorrected', { name: nameOf(slot.member), outcome: outcomeWord({ outcome, late }) }),
  });
  const byMember = outcome === 'CANCELLED_BY_MEMBER';
  const correct = async () => {
    if (await verb.run({ consultationId: slot.id, outcome, late: byMember ? late : null })) onClose();
  };
  return (
    <CorrectSheet
      slot={slot}
      outcome={outcome}
      late={late}
      onOutcome={(next) => {
        verb.clear();
        setOutcome(next);
      }}
      onLate={setLate}
      ready={outcome !== slot.outcome || (byMember && late !== slot.late)}
      busy={verb.busy}
      refusal={verb.refusal}
      onCorrect={() => void correct()}
      onClose={onClose}
    />
  );
}
