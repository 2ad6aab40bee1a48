import { Button } from '@mantine/core';
import { useState } from 'react';
import { RecordObjectionDocument, type Objection } from '../../api/documents.ts';
import { addDays, isDay, spellShortDay, todayIn } from '../../ui/day.ts';
import { ChoiceField, DayField, NoteField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import { About, ChainSheet } from './chain-sheet.tsx';
import { Form } from './form.tsx';
import { QuickDays } from './quick-days.tsx';
import type { ChainSlot } from './use-chain.ts';
import { nameOf } from './words.ts';

const OBJECTIONS = [
  'PRICE',
  'TIME',
  'PARTNER',
  'NOT_READY',
  'HEALTH',
  'ALONE',
  'OTHER',
] as const satisfies readonly Objection[];

interface Props {
  readonly id: string;
  readonly homeHref: string;
  readonly onClose: () => void;
}

/** Why somebody who came did not buy, and when to come back to them. */
export function AskObjection({ id, homeHref, onClose }: Props) {
  return (
    <ChainSheet id={id} title={t('objection.title')} homeHref={homeHref} onClose={onClose}>
      {(_slots, last) => <Objected key={last.id} slot={last} onClose={onClose} />}
    </ChainSheet>
  );
}

function Objected({ slot, onClose }: { readonly slot: ChainSlot; readonly onClose: () => void }) {
  const today = todayIn(slot.timeZone);
  const [objection, setObjection] = useState<Objection | null>(null);
  const [note, setNote] = useState('');
  const [followUpOn, setFollowUp] = useState(addDays(today, 2));
  const verb = useVerb(RecordObjectionDocument, {
    done: 'ObjectionRecorded',
    said: () =>
      t('consultation.saidObjection', {
        name: nameOf(slot.member),
        objection: objection ? t(`objection.${objection}`) : '',
      }),
  });
  const record = async () => {
    if (!objection) return;
    const done = await verb.run({
      consultationId: slot.id,
      objection,
      note: note.trim() || null,
      followUpOn: followUpOn || null,
    });
    if (done) onClose();
  };
  return (
    <Sheet
      title={t('objection.title')}
      onClose={onClose}
      dirty={objection !== null || note !== ''}
      footer={
        <Button variant="filled" type="submit" form="objection" loading={verb.busy} disabled={objection === null}>
          {t('objection.submit')}
        </Button>
      }
    >
      <Form id="objection" onSubmit={() => void record()}>
        <About slot={slot} />
        <ChoiceField
          label={t('objection.why')}
          value={objection ?? ('' as Objection)}
          onChange={setObjection}
          options={OBJECTIONS.map((value) => ({ value, label: t(`objection.${value}`) }))}
        />
        <NoteField label={t('objection.note')} value={note} onChange={setNote} maxLength={2000} optional />
        <DayField
          label={t('objection.followUp')}
          value={followUpOn}
          onChange={setFollowUp}
          min={today}
          optional
          hint={isDay(followUpOn) ? null : t('objection.nobody')}
        />
        <QuickDays today={today} value={followUpOn} onChange={setFollowUp} spell={spellShortDay} />
        <RefusalNote refusal={verb.refusal} />
      </Form>
    </Sheet>
  );
}
