import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { RequestPasswordLinkDocument } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';
import { Door } from './door.tsx';
import { sayRefusal } from './refusals.ts';

/** Asks for a link to set a new password. The answer is the same whether the address is known or not. */
export function AskPasswordLink({ signInHref }: { readonly signInHref: string }) {
  const [request, { loading }] = useMutation(RequestPasswordLinkDocument, { fetchPolicy: 'no-cache' });
  const [refused, setRefused] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const onRequest = async (email: string) => {
    setRefused(null);
    try {
      const { data } = await request({ variables: { email } });
      const answer = data?.requestPasswordLink;
      if (answer?.__typename === 'PasswordLinkRequested') setSentTo(answer.email);
      else if (answer) setRefused(sayRefusal(answer));
    } catch {
      setRefused(t('refusal.networkTitle'));
    }
  };
  if (sentTo !== null) {
    return (
      <Door title={t('forgotten.sentTitle')} body={t('forgotten.sent', { email: sentTo })}>
        <div className={styles.form}>
          <BackToSignIn href={signInHref} />
        </div>
      </Door>
    );
  }
  return (
    <Door title={t('forgotten.title')} body={t('forgotten.body')}>
      <PasswordLinkForm
        busy={loading}
        refused={refused}
        signInHref={signInHref}
        onRequest={(email) => void onRequest(email)}
      />
    </Door>
  );
}

interface FormProps {
  readonly busy: boolean;
  readonly refused: string | null;
  readonly signInHref: string;
  readonly onRequest: (email: string) => void;
}

function PasswordLinkForm({ busy, refused, signInHref, onRequest }: FormProps) {
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const onSubmit = (event: FormEvent) => {
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

function BackToSignIn({ href }: { readonly href: string }) {
  return (
    <Anchor className={styles.link} href={href}>
      {t('forgotten.back')}
    </Anchor>
  );
}
