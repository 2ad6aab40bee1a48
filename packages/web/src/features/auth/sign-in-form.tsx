import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';

interface Props {
  readonly onSignIn: (email: string, password: string) => void;
  readonly busy: boolean;
  /** What the server said to the last attempt; null before the first. */
  readonly refused: string | null;
  readonly forgottenHref: string;
}

/** Address and password. A refused attempt keeps what was typed. */
export function SignInForm({ onSignIn, busy, refused, forgottenHref }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() && password) onSignIn(email.trim(), password);
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
        inputMode="email"
        value={email}
        error={tried && !email.trim() ? t('signIn.emailMissing') : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        error={tried && !password ? t('signIn.passwordMissing') : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" loading={busy}>
        {t('signIn.submit')}
      </Button>
      <Anchor className={styles.link} href={forgottenHref}>
        {t('signIn.forgotten')}
      </Anchor>
    </form>
  );
}
