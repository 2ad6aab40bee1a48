import { Button } from '@mantine/core';
import type { ConsultationOutcome } from '../../api/documents.ts';
import { CheckField, ChoiceField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { About } from './chain-sheet.tsx';
import { Form } from './form.tsx';
import styles from './sheets.module.css';
import type { ChainSlot } from './use-chain.ts';

const OUTCOMES = [
  'SHOWED',
  'NO_SHOW',
  'CANCELLED_BY_MEMBER',
  'CANCELLED_BY_CLUB',
] as const satisfies readonly ConsultationOutcome[];

interface Props {
  readonly slot: ChainSlot;
  readonly outcome: ConsultationOutcome;
  readonly late: boolean;
  readonly onOutcome: (outcome: ConsultationOutcome) => void;
  readonly onLate: (late: boolean) => void;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onCorrect: () => void;
  readonly onClose: () => void;
}

/** How it really ended. */
export function CorrectSheet(props: Props) {
  const { slot, outcome, late, onOutcome, onLate, ready, busy, refusal, onCorrect, onClose } = props;
  return (
    <Sheet
      title={t('correct.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" type="submit" form="correct" loading={busy} disabled={!ready}>
          {t('correct.submit')}
        </Button>
      }
    >
      <Form id="correct" onSubmit={onCorrect}>
        <About slot={slot} />
        <ChoiceField
          label={t('correct.really')}
          value={outcome}
          onChange={onOutcome}
          options={OUTCOMES.map((value) => ({ value, label: t(`consultation.outcome.${value}`) }))}
        />
        {outcome === 'CANCELLED_BY_MEMBER' ? (
          <CheckField label={t('correct.late')} checked={late} onChange={onLate} />
        ) : null}
        <p className={styles.hint}>{t('correct.kept')}</p>
        <RefusalNote refusal={refusal} />
      </Form>
    </Sheet>
  );
}
