import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { SignOutDocument } from '../../api/documents.ts';
import { rememberViewer } from './viewer.ts';
import { SignOutButtons } from './sign-out-buttons.tsx';

/** Ends this visit, or every visit of this person. What they saw leaves the memory. */
export function AskSignOut({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const client = useApolloClient();
  const [signOut, { loading }] = useMutation(SignOutDocument, { fetchPolicy: 'no-cache' });
  const [failed, setFailed] = useState(false);
  const onSignOut = async (everywhere: boolean) => {
    setFailed(false);
    try {
      await signOut({ variables: { everywhere } });
      await rememberViewer(client, null);
      onSignedOut();
    } catch {
      setFailed(true);
    }
  };
  return <SignOutButtons busy={loading} failed={failed} onSignOut={(everywhere) => void onSignOut(everywhere)} />;
}
