import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { RequestPasswordLinkDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { Door } from './door.tsx';
import { PasswordLinkForm, PasswordLinkSent } from './password-link-form.tsx';
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
        <PasswordLinkSent signInHref={signInHref} />
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
