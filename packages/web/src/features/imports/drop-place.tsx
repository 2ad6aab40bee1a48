import { useState } from 'react';
import { Cross } from '../../ui/chips.tsx';
import { t } from '../../ui/messages/index.ts';
import { spellPercent } from '../../ui/number.ts';
import styles from './imports.module.css';
import type { Upload } from './use-uploads.ts';
import { spellBytes } from './words.ts';

interface Props {
  readonly uploads: readonly Upload[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onForget: (key: string) => void;
  /** Where files stand already, the place is smaller. */
  readonly small?: boolean;
}

/** Where files are dropped (the field fills the place, and takes them by itself) or chosen, and how far those are that are on their way. */
export function DropPlace({ uploads, onFiles, onForget, small = false }: Props) {
  const [over, setOver] = useState(false);
  return (
    <>
      <label className={styles.drop} data-over={over || undefined} data-small={small || undefined}>
        <input
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.xlsx"
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onChange={(event) => {
            setOver(false);
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <b>{t(small ? 'imports.dropMore' : 'imports.drop')}</b>
        <span>{t('imports.dropHint')}</span>
      </label>
      {uploads.length === 0 ? null : (
        <ul className={styles.uploads} aria-label={t('imports.uploads')}>
          {uploads.map((upload) => (
            <OnItsWay key={upload.key} upload={upload} onForget={() => onForget(upload.key)} />
          ))}
        </ul>
      )}
    </>
  );
}

function OnItsWay({ upload, onForget }: { readonly upload: Upload; readonly onForget: () => void }) {
  const { name, bytes, share, refused } = upload;
  return (
    <li data-refused={refused !== null || undefined}>
      <bdi>{name}</bdi> <span>{spellBytes(bytes)}</span>
      {refused === null ? (
        <>
          <progress value={share} max={1} aria-label={name} />
          <span>{spellPercent(share * 100)}</span>
        </>
      ) : (
        <>
          <p role="alert">{refused}</p>
          <button type="button" onClick={onForget} aria-label={t('imports.forgetUpload', { name })}>
            <Cross />
          </button>
        </>
      )}
    </li>
  );
}
