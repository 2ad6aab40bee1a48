import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { SignInDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { Door } from './door.tsx';
import { sayRefusal } from './refusals.ts';
import { SignInForm } from './sign-in-form.tsx';
import { rememberViewer, type Viewer } from './viewer.ts';

interface Props {
  readonly onSignedIn: (viewer: Viewer) => void;
  readonly forgottenHref: string;
  readonly notice: string | null;
}

/** Signs in. What an earlier person asked for leaves the memory before the new one's answers come in. */
export function AskSignIn({ onSignedIn, forgottenHref, notice }: Props) {
  const client = useApolloClient();
  const [signIn, { loading }] = useMutation(SignInDocument, { fetchPolicy: 'no-cache' });
  const [refused, setRefused] = useState<string | null>(null);
  const onSignIn = async (email: string, password: string) => {
    setRefused(null);
    try {
      const { data } = await signIn({ variables: { input: { email, password } } });
      if (data?.signIn.__typename === 'SignedIn') {
        await rememberViewer(client, data.signIn.viewer);
        onSignedIn(data.signIn.viewer);
      } else if (data) setRefused(sayRefusal(data.signIn));
    } catch {
      setRefused(t('refusal.networkTitle'));
    }
  };
  return (
    <Door title={t('signIn.title')} notice={notice}>
      <SignInForm
        busy={loading}
        refused={refused}
        forgottenHref={forgottenHref}
        onSignIn={(email, password) => void onSignIn(email, password)}
      />
    </Door>
  );
}
