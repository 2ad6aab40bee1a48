import { useMutation } from '@apollo/client/react';
import { Button, PasswordInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { SetPasswordDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';
import { Door } from './door.tsx';

/** The server has the last word on what a good password is; this only saves a round. */
const SHORTEST = 12;

interface Props {
  readonly token: string;
  readonly onSet: () => void;
  readonly onExpired: () => void;
}

/** Sets a password by the token of an invitation or of a forgotten password. */
export function AskSetPassword({ token, onSet, onExpired }: Props) {
  const [set, { loading }] = useMutation(SetPasswordDocument, { fetchPolicy: 'no-cache' });
  const [refused, setRefused] = useState<string | null>(null);
  const onSubmit = async (password: string) => {
    setRefused(null);
    try {
      const { data } = await set({ variables: { token, password } });
      const answer = data?.setPassword;
      if (answer?.__typename === 'PasswordSet') onSet();
      else if (answer?.__typename === 'LinkExpired') onExpired();
      else if (answer) setRefused(`${answer.message} ${answer.mend}`);
    } catch {
      setRefused(t('refusal.networkTitle'));
    }
  };
  return (
    <Door title={t('setPassword.title')} body={t('setPassword.body')}>
      <SetPasswordForm busy={loading} refused={refused} onSet={(password) => void onSubmit(password)} />
    </Door>
  );
}

interface FormProps {
  readonly busy: boolean;
  readonly refused: string | null;
  readonly onSet: (password: string) => void;
}

function SetPasswordForm({ busy, refused, onSet }: FormProps) {
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const short = password.length < SHORTEST;
  const differs = password !== repeated;
  const onSubmit = (event: FormEvent) => {
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
