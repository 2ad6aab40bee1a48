import { Button } from '@mantine/core';
import { type ReactNode } from 'react';
import { ChoiceField, TextField, type Option } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Form } from './form.tsx';
import { SlotRefused, type SlotRefusal, wrongOf } from './set-sheet.tsx';
import { type Place, type SlotDraft, SlotFields } from './slot-fields.tsx';
import styles from './sheets.module.css';

/** Somebody new, as they are being typed. */
export interface Newcomer {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly email: string;
}

interface Props {
  readonly isNew: boolean;
  readonly onNew: (isNew: boolean) => void;
  readonly newcomer: Newcomer;
  readonly onNewcomer: (change: Partial<Newcomer>) => void;
  readonly draft: SlotDraft;
  readonly onChange: (change: Partial<SlotDraft>) => void;
  readonly places: readonly Place[];
  readonly trainers: readonly Option[];
  readonly memberField: ReactNode;
  readonly ready: boolean;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: SlotRefusal | null;
  readonly onBook: () => void;
  readonly onClose: () => void;
}

/** Who is here, known or new, and who sees them. */
export function WalkInSheet(props: Props) {
  const { isNew, onNew, memberField, draft, onChange, ready, dirty, busy, refusal, onBook, onClose } = props;
  return (
    <Sheet
      title={t('do.walkIn')}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="walk-in" loading={busy} disabled={!ready}>
          {t(isNew ? 'walkIn.submitNew' : 'walkIn.submit')}
        </Button>
      }
    >
      <Form id="walk-in" onSubmit={onBook}>
        <ChoiceField
          label={t('walkIn.who')}
          value={isNew ? 'new' : 'known'}
          onChange={(word) => onNew(word === 'new')}
          options={[
            { value: 'known', label: t('walkIn.known') },
            { value: 'new', label: t('walkIn.new') },
          ]}
        />
        {isNew ? <NewcomerFields {...props} /> : memberField}
        <SlotFields {...props} draft={draft} onChange={onChange} taken={null} wrong={wrongOf(refusal)} withoutTime />
        <SlotRefused
          refusal={refusal?.startsAtLocal ? { ...refusal, minutes: undefined } : refusal}
          onChange={onChange}
        />
      </Form>
    </Sheet>
  );
}

function NewcomerFields({ newcomer, onNewcomer }: Pick<Props, 'newcomer' | 'onNewcomer'>) {
  const field = (key: keyof Newcomer) => ({
    label: t(`walkIn.${key}`),
    value: newcomer[key],
    onChange: (text: string) => onNewcomer({ [key]: text }),
    maxLength: 200,
  });
  return (
    <>
      <div className={styles.pair}>
        <TextField {...field('firstName')} focused />
        <TextField {...field('lastName')} />
      </div>
      <TextField {...field('phone')} type="tel" optional />
      <TextField {...field('email')} type="email" optional />
      <p className={styles.hint}>{t('walkIn.joins')}</p>
    </>
  );
}
