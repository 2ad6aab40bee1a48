import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { SetPasswordDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { Door } from './door.tsx';
import { SetPasswordForm } from './set-password-form.tsx';

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
