import { Button } from '@mantine/core';
import { useState } from 'react';
import { CancelConsultationDocument } from '../../api/documents.ts';
import { ChoiceField, DayField, TimeField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import { About, ChainSheet } from './chain-sheet.tsx';
import { Form } from './form.tsx';
import styles from './sheets.module.css';
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
  const [by, setBy] = useState<'MEMBER' | 'CLUB'>('MEMBER');
  const [when, setWhen] = useState<'now' | 'earlier'>('now');
  const [told, setTold] = useState(() => wallAt(new Date(), slot.timeZone));
  const at = when === 'now' ? null : instantAt(told.day, told.time, slot.timeZone);
  const verb = useVerb(CancelConsultationDocument, {
    done: 'ConsultationCancelled',
    said: ({ late }) =>
      t(late ? 'consultation.saidCancelledLate' : 'consultation.saidCancelled', { name: nameOf(slot.member) }),
  });
  const cancel = async () => {
    const done = await verb.run({
      consultationId: slot.id,
      by,
      cancelledAt: by === 'MEMBER' ? (at?.toISOString() ?? null) : null,
    });
    if (done) onClose();
  };
  const missing = by === 'MEMBER' && when === 'earlier' && at === null;
  return (
    <Sheet
      title={t('cancel.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" type="submit" form="cancel" loading={verb.busy} disabled={missing}>
          {t('cancel.submit')}
        </Button>
      }
    >
      <Form id="cancel" onSubmit={() => void cancel()}>
        <About slot={slot} />
        <ChoiceField
          label={t('cancel.by')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'MEMBER', label: t('cancel.member') },
            { value: 'CLUB', label: t('cancel.club') },
          ]}
        />
        {by === 'MEMBER' ? (
          <ChoiceField
            label={t('cancel.when')}
            value={when}
            onChange={setWhen}
            options={[
              { value: 'now', label: t('cancel.now') },
              { value: 'earlier', label: t('cancel.earlier') },
            ]}
          />
        ) : null}
        {by === 'MEMBER' && when === 'earlier' ? (
          <div className={styles.pair}>
            <DayField
              label={t('slot.day')}
              value={told.day}
              onChange={(day) => setTold((before) => ({ ...before, day }))}
            />
            <TimeField
              label={t('slot.time')}
              value={told.time}
              onChange={(time) => setTold((before) => ({ ...before, time }))}
            />
          </div>
        ) : null}
        {by === 'MEMBER' ? <p className={styles.hint}>{t('cancel.late')}</p> : null}
        <RefusalNote refusal={verb.refusal} />
      </Form>
    </Sheet>
  );
}
