import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';

/** The server has the last word on what a good password is; this only saves a round. */
const SHORTEST = 10;

interface Props {
  readonly busy: boolean;
  readonly refused: string | null;
  readonly onSet: (password: string) => void;
}

/** A new password, twice. */
export function SetPasswordForm({ busy, refused, onSet }: Props) {
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const short = password.length < SHORTEST;
  const differs = password !== repeated;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short && !differs) onSet(password);
  };
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      {refused === null ? null : (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      <PasswordInput
        label={t('setPassword.password')}
        autoComplete="new-password"
        value={password}
        error={tried && short ? t('setPassword.short') : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('setPassword.repeat')}
        autoComplete="new-password"
        value={repeated}
        error={tried && !short && differs ? t('setPassword.differs') : undefined}
        onChange={(event) => setRepeated(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" loading={busy}>
        {t('setPassword.submit')}
      </Button>
    </form>
  );
}
