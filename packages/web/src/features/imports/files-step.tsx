import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { JudgeImportDocument, SetImportSourceDocument } from '../../api/documents.ts';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import type { Draft, KindFields } from './draft.ts';
import { DropPlace } from './drop-place.tsx';
import { FileCard } from './file-card.tsx';
import styles from './imports.module.css';
import { useUploads } from './use-uploads.ts';
import { isOpen } from './words.ts';

interface Props {
  readonly draft: Draft;
  readonly kinds: readonly KindFields[];
}

/** The files of an import and how each is read, until nothing is asked any more. */
export function FilesStep({ draft, kinds }: Props) {
  const { uploads, send, forget } = useUploads(draft.id, () => undefined);
  const judge = useVerb(JudgeImportDocument, { done: 'ImportJudgingStarted', undo: false });
  const open = isOpen(draft.state);
  const readable = draft.files.some(({ outcome }) => outcome === 'READ');
  const asking = draft.files.filter(({ outcome }) => outcome === 'REFUSED').length;
  return (
    <>
      {open ? <Source draft={draft} /> : null}
      <ul className={styles.files}>
        {draft.files.map((file) => (
          <FileCard key={file.id} file={file} kinds={kinds} open={open} />
        ))}
      </ul>
      {open ? (
        <>
          <DropPlace small={draft.files.length > 0} uploads={uploads} onFiles={send} onForget={forget} />
          <div className={styles.go}>
            <RefusalNote refusal={judge.refusal} />
            <p>{asking > 0 ? t('imports.filesAsk', { count: asking }) : t('imports.judgeNote')}</p>
            <Button
              variant="filled"
              disabled={!readable}
              loading={judge.busy}
              onClick={() => void judge.run({ draftId: draft.id })}
            >
              {t('imports.judge')}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}

/** The system that the files come from: ids are told apart by it, and its mapping is remembered. */
function Source({ draft }: { readonly draft: Draft }) {
  const [name, setName] = useState(draft.sourceName);
  const verb = useVerb(SetImportSourceDocument, {
    done: 'ImportSourceSet',
    said: () => t('imports.sourceSet', { name }),
    undo: false,
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void verb.run({ draftId: draft.id, sourceName: name.trim() });
  };
  const changed = name.trim() !== '' && name.trim() !== draft.sourceName;
  return (
    <form className={styles.source} onSubmit={onSubmit}>
      <TextField
        label={t('imports.source')}
        hint={t('imports.sourceHint')}
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <Button type="submit" disabled={!changed} loading={verb.busy}>
        {t('imports.sourceSave')}
      </Button>
      <RefusalNote refusal={verb.refusal} />
    </form>
  );
}
