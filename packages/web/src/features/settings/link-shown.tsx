import { Button } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../ui/messages/index.ts';
import styles from './settings.module.css';

/** Something that is told once and stored nowhere, with the way to take it along. */
export function ShownOnce({ note, secret }: { readonly note: string; readonly secret: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className={styles.secret}>
      <p className={styles.quiet}>{note}</p>
      <code>{secret}</code>
      <Button onClick={() => void copy()}>
        <span role="status">{t(copied ? 'settings.copied' : 'settings.copy')}</span>
      </Button>
    </div>
  );
}

/** The address behind a token: what stands behind the hash is sent to no server. */
export const linkOf = (token: string): string => `${window.location.origin}/set-password#${token}`;
