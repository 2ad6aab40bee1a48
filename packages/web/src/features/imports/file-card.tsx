import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  ChangeImportFileDocument,
  RemoveImportFileDocument,
  type ChangeImportFileInput,
  type ImportKind,
} from '../../api/documents.ts';
import { StateChip } from '../../ui/chips.tsx';
import { SelectField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import { ColumnTable } from './column-table.tsx';
import type { DraftFile, KindFields } from './draft.ts';
import { FileQuestion } from './file-question.tsx';
import { FileReading } from './file-reading.tsx';
import styles from './imports.module.css';
import { kindWord, spellBytes } from './words.ts';

interface Props {
  readonly file: DraftFile;
  readonly kinds: readonly KindFields[];
  /** Whether it may still be changed. */
  readonly open: boolean;
}

const TONES = { READ: 'good', LEFT_ALONE: 'plain', REFUSED: 'bad' } as const;

/** One file: what it holds, what it asks, how it is read, and what each of its columns is. */
export function FileCard({ file, kinds, open }: Props) {
  const change = useVerb(ChangeImportFileDocument, { done: 'ImportFileChanged', undo: false });
  const remove = useVerb(RemoveImportFileDocument, {
    done: 'ImportFileRemoved',
    said: () => t('imports.fileRemoved', { name: file.name }),
    undo: false,
  });
  const [columnsShown, showColumns] = useState(file.missing.length > 0);
  const onChange = (part: Omit<ChangeImportFileInput, 'fileId' | 'version'>) =>
    void change.run({ fileId: file.id, version: file.version, ...part });
  const fields = kinds.find(({ kind }) => kind === file.kind)?.fields ?? [];
  return (
    <li className={styles.file} aria-busy={change.busy}>
      <header>
        <div>
          <h2>
            <bdi>{file.name}</bdi>
          </h2>
          <p>{factsOf(file)}</p>
        </div>
        <StateChip tone={TONES[file.outcome]}>{t(`imports.file.${file.outcome}`)}</StateChip>
        {open ? (
          <Button variant="subtle" loading={remove.busy} onClick={() => void remove.run({ fileId: file.id })}>
            {t('imports.removeFile')}
          </Button>
        ) : null}
      </header>
      <RefusalNote refusal={change.refusal ?? remove.refusal} />
      {file.problems.map((problem) => (
        <FileQuestion key={problem.code} problem={problem} open={open} onChange={onChange} />
      ))}
      {file.missing.length > 0 ? (
        <p className={styles.missing}>{t('imports.missing', { what: file.missing.join(', ') })}</p>
      ) : null}
      {file.columns.length === 0 ? null : (
        <>
          <div className={styles.reading}>
            <SelectField<ImportKind>
              label={t('imports.kind')}
              value={file.kind}
              disabled={!open}
              options={kinds.map(({ kind }) => ({ value: kind, label: kindWord(kind) }))}
              placeholder={t('imports.kindNone')}
              onChange={(kind) => (kind === null ? undefined : onChange({ kind }))}
            />
            <FileReading file={file} open={open} onChange={onChange} />
          </div>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={columnsShown}
            onClick={() => showColumns(!columnsShown)}
          >
            {t('imports.columns', {
              read: file.columns.filter(({ field }) => field !== null).length,
              count: file.columns.length,
            })}
          </button>
          {columnsShown ? <ColumnTable file={file} fields={fields} open={open} onChange={onChange} /> : null}
        </>
      )}
    </li>
  );
}

function factsOf(file: DraftFile): string {
  const rows = file.rowsRead === null ? null : t('imports.rows', { count: file.rowsRead });
  const declared =
    file.rowsDeclared === null
      ? null
      : t(file.rowsAgree ? 'imports.declaredAgrees' : 'imports.declaredDiffers', { count: file.rowsDeclared });
  const apart = file.rowsSetApart === 0 ? null : t('imports.setApart', { count: file.rowsSetApart });
  return [spellBytes(file.bytes), file.sheet, rows, declared, apart].filter(Boolean).join(' · ');
}
