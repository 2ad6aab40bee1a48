import { Button } from '@mantine/core';
import type { Objection } from '../../api/documents.ts';
import { isDay, spellShortDay, type Day } from '../../ui/day.ts';
import { ChoiceField, DayField, NoteField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { About } from './chain-sheet.tsx';
import { Form } from './form.tsx';
import { QuickDays } from './quick-days.tsx';
import type { ChainSlot } from './use-chain.ts';

const OBJECTIONS = [
  'PRICE',
  'TIME',
  'PARTNER',
  'NOT_READY',
  'HEALTH',
  'ALONE',
  'OTHER',
] as const satisfies readonly Objection[];

/** Why somebody did not buy, as it is being typed. */
export interface ObjectionDraft {
  readonly objection: Objection | null;
  readonly note: string;
  /** Empty for nobody coming back to them. */
  readonly followUpOn: string;
}

interface Props {
  readonly slot: ChainSlot;
  readonly today: Day;
  readonly draft: ObjectionDraft;
  readonly onChange: (change: Partial<ObjectionDraft>) => void;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onRecord: () => void;
  readonly onClose: () => void;
}

/** Why not, in whose words, and when to come back. */
export function ObjectionSheet({ slot, today, draft, onChange, busy, refusal, onRecord, onClose }: Props) {
  const { objection, note, followUpOn } = draft;
  return (
    <Sheet
      title={t('objection.title')}
      onClose={onClose}
      dirty={objection !== null || note !== ''}
      footer={
        <Button variant="filled" type="submit" form="objection" loading={busy} disabled={objection === null}>
          {t('objection.submit')}
        </Button>
      }
    >
      <Form id="objection" onSubmit={onRecord}>
        <About slot={slot} />
        <ChoiceField
          label={t('objection.why')}
          value={objection ?? ('' as Objection)}
          onChange={(chosen) => onChange({ objection: chosen })}
          options={OBJECTIONS.map((value) => ({ value, label: t(`objection.${value}`) }))}
        />
        <NoteField
          label={t('objection.note')}
          value={note}
          onChange={(text) => onChange({ note: text })}
          maxLength={2000}
          optional
        />
        <DayField
          label={t('objection.followUp')}
          value={followUpOn}
          onChange={(day) => onChange({ followUpOn: day })}
          min={today}
          optional
          hint={isDay(followUpOn) ? null : t('objection.nobody')}
        />
        <QuickDays
          today={today}
          value={followUpOn}
          onChange={(day) => onChange({ followUpOn: day })}
          spell={spellShortDay}
        />
        <RefusalNote refusal={refusal} />
      </Form>
    </Sheet>
  );
}
