import { Button } from '@mantine/core';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useId, useState, type SubmitEvent } from 'react';
import { ChooseOrganizationDocument, SignInDocument } from '../../api/documents.ts';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { sayRefusal } from './refusals.ts';
import { keepViewer, type Viewer } from './viewer.ts';

interface Props {
  /** Who was signed in. */
  readonly viewer: Pick<Viewer, 'email' | 'name' | 'organization'>;
  readonly onDone: (again: boolean) => void;
}

/**
 * The visit ended while somebody was at work. Signing in goes on where they were, over the page and what is typed there.
 * Only the same person goes on: what is on the screen is theirs.
 */
export function AskSignInAgain({ viewer, onDone }: Props) {
  const client = useApolloClient();
  const form = useId();
  const [signIn, { loading }] = useMutation(SignInDocument, { fetchPolicy: 'no-cache' });
  const [choose] = useMutation(ChooseOrganizationDocument, { fetchPolicy: 'no-cache' });
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setRefused(null);
    try {
      const { data } = await signIn({ variables: { input: { email: viewer.email, password } } });
      if (data?.signIn.__typename !== 'SignedIn') {
        if (data) setRefused(sayRefusal(data.signIn));
        return;
      }
      const { organization } = viewer;
      if (data.signIn.viewer.organization.id !== organization.id)
        await choose({ variables: { organizationId: organization.id } });
      keepViewer(client, { ...data.signIn.viewer, organization });
      onDone(true);
    } catch {
      setRefused(t('refusal.networkTitle'));
    }
  };
  return (
    <Sheet
      title={t('again.title')}
      onClose={() => onDone(false)}
      footer={
        <>
          <Button onClick={() => onDone(false)}>{t('again.leave')}</Button>
          <Button type="submit" form={form} variant="filled" loading={loading} disabled={password === ''}>
            {t('signIn.submit')}
          </Button>
        </>
      }
    >
      <p>{t('again.body')}</p>
      <RefusalNote refusal={refused === null ? null : { message: refused }} />
      <form id={form} onSubmit={(event) => void onSubmit(event)} noValidate>
        <p>
          <bdi>{viewer.name}</bdi>, {viewer.email}
        </p>
        <input type="email" name="email" autoComplete="username" value={viewer.email} readOnly hidden />
        <TextField
          label={t('signIn.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          focused
          value={password}
          onChange={setPassword}
        />
      </form>
    </Sheet>
  );
}
