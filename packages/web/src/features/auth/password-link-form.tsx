import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';

interface Props {
  readonly busy: boolean;
  readonly refused: string | null;
  readonly signInHref: string;
  readonly onRequest: (email: string) => void;
}

/** One address, and the way back. */
export function PasswordLinkForm({ busy, refused, signInHref, onRequest }: Props) {
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim()) onRequest(email.trim());
  };
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      {refused === null ? null : (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      <TextInput
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        error={tried && !email.trim() ? t('signIn.emailMissing') : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" loading={busy}>
        {t('forgotten.submit')}
      </Button>
      <BackToSignIn href={signInHref} />
    </form>
  );
}

/** What is said once the link was asked for. */
export function PasswordLinkSent({ signInHref }: { readonly signInHref: string }) {
  return (
    <div className={styles.form}>
      <BackToSignIn href={signInHref} />
    </div>
  );
}

function BackToSignIn({ href }: { readonly href: string }) {
  return (
    <Anchor className={styles.link} href={href}>
      {t('forgotten.back')}
    </Anchor>
  );
}
