import { Button } from '@mantine/core';
import { ChoiceField, DayField, TimeField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { About } from './chain-sheet.tsx';
import { Form } from './form.tsx';
import styles from './sheets.module.css';
import type { ChainSlot } from './use-chain.ts';

/** Who cancels, and when they said so by the clock of the place. */
export interface CancelDraft {
  readonly by: 'MEMBER' | 'CLUB';
  readonly when: 'now' | 'earlier';
  readonly day: string;
  readonly time: string;
}

interface Props {
  readonly slot: ChainSlot;
  readonly draft: CancelDraft;
  readonly onChange: (change: Partial<CancelDraft>) => void;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** A consultation that will not be. */
export function CancelSheet({ slot, draft, onChange, ready, busy, refusal, onCancel, onClose }: Props) {
  return (
    <Sheet
      title={t('cancel.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" type="submit" form="cancel" loading={busy} disabled={!ready}>
          {t('cancel.submit')}
        </Button>
      }
    >
      <Form id="cancel" onSubmit={onCancel}>
        <About slot={slot} />
        <ChoiceField
          label={t('cancel.by')}
          value={draft.by}
          onChange={(by) => onChange({ by })}
          options={[
            { value: 'MEMBER', label: t('cancel.member') },
            { value: 'CLUB', label: t('cancel.club') },
          ]}
        />
        {draft.by === 'MEMBER' ? <Told draft={draft} onChange={onChange} /> : null}
        <RefusalNote refusal={refusal} />
      </Form>
    </Sheet>
  );
}

/** When the member said so: it decides whether it was late. */
function Told({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  return (
    <>
      <ChoiceField
        label={t('cancel.when')}
        value={draft.when}
        onChange={(when) => onChange({ when })}
        options={[
          { value: 'now', label: t('cancel.now') },
          { value: 'earlier', label: t('cancel.earlier') },
        ]}
      />
      {draft.when === 'earlier' ? (
        <div className={styles.pair}>
          <DayField label={t('slot.day')} value={draft.day} onChange={(day) => onChange({ day })} />
          <TimeField label={t('slot.time')} value={draft.time} onChange={(time) => onChange({ time })} />
        </div>
      ) : null}
      <p className={styles.hint}>{t('cancel.late')}</p>
    </>
  );
}
