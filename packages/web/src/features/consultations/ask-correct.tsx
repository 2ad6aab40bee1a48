import { Button } from '@mantine/core';
import { useState } from 'react';
import { CorrectOutcomeDocument, type ConsultationOutcome } from '../../api/documents.ts';
import { CheckField, ChoiceField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import { About, ChainSheet } from './chain-sheet.tsx';
import { Form } from './form.tsx';
import styles from './sheets.module.css';
import type { ChainSlot } from './use-chain.ts';
import { nameOf, outcomeWord } from './words.ts';

const OUTCOMES = [
  'SHOWED',
  'NO_SHOW',
  'CANCELLED_BY_MEMBER',
  'CANCELLED_BY_CLUB',
] as const satisfies readonly ConsultationOutcome[];

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
    const done = await verb.run({ consultationId: slot.id, outcome, late: byMember ? late : null });
    if (done) onClose();
  };
  const same = outcome === slot.outcome && (!byMember || late === slot.late);
  return (
    <Sheet
      title={t('correct.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" type="submit" form="correct" loading={verb.busy} disabled={same}>
          {t('correct.submit')}
        </Button>
      }
    >
      <Form id="correct" onSubmit={() => void correct()}>
        <About slot={slot} />
        <ChoiceField
          label={t('correct.really')}
          value={outcome}
          onChange={setOutcome}
          options={OUTCOMES.map((value) => ({ value, label: t(`consultation.outcome.${value}`) }))}
        />
        {byMember ? <CheckField label={t('correct.late')} checked={late} onChange={setLate} /> : null}
        <p className={styles.hint}>{t('correct.kept')}</p>
        <RefusalNote refusal={verb.refusal} />
      </Form>
    </Sheet>
  );
}
