import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { SignOutDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { rememberViewer } from './viewer.ts';
import styles from './sign-out.module.css';

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
  return (
    <div className={styles.signOut}>
      <div>
        <Button loading={loading} onClick={() => void onSignOut(false)}>
          {t('me.signOut')}
        </Button>
        <Button variant="subtle" disabled={loading} onClick={() => void onSignOut(true)}>
          {t('me.signOutEverywhere')}
        </Button>
      </div>
      <p role={failed ? 'alert' : undefined}>{t(failed ? 'refusal.networkTitle' : 'me.signOutNote')}</p>
    </div>
  );
}
