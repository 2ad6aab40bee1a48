import { Button } from '@mantine/core';
import { useState } from 'react';
import { NoteField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { RefusalNote } from '../../ui/verbs/index.ts';
import styles from './member.module.css';

interface Props {
  readonly busy: boolean;
  readonly refusal: { readonly message?: string } | null;
  /** Answers whether the note was kept. */
  readonly onWrite: (body: string) => Promise<boolean>;
}

/** A note about the member. */
export function NoteForm({ busy, refusal, onWrite }: Props) {
  const [body, setBody] = useState('');
  const write = async () => {
    if (body.trim() !== '' && (await onWrite(body))) setBody('');
  };
  return (
    <form
      className={`${styles.noteForm} no-print`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <NoteField label={t('member.note')} value={body} onChange={setBody} rows={1} maxLength={10_000} />
      <RefusalNote refusal={refusal} />
      {body.trim() === '' ? null : (
        <Button variant="filled" type="submit" loading={busy}>
          {t('member.note.submit')}
        </Button>
      )}
    </form>
  );
}
