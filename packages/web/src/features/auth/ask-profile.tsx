import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { ChangeOwnNameDocument, ChangePasswordDocument, ProfileDocument, ViewerDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { tell, useVerb } from '../../ui/verbs/index.ts';
import { NameSheet, PasswordSheet, type Profile } from './profile-view.tsx';
import { sayRefusal } from './refusals.ts';

interface Props {
  readonly open: 'name' | 'password' | null;
  readonly onClose: () => void;
  /** The viewer's name changed: what shows it is told. */
  readonly onRenamed: () => void;
  readonly children: (profile: Profile | null) => ReactNode;
}

/** Asks for one's own profile, and changes the name and the password. */
export function AskProfile({ open, onClose, onRenamed, children }: Props) {
  const { data, refetch } = useQuery(ProfileDocument);
  const profile = data?.profile ?? null;
  return (
    <>
      {children(profile)}
      {profile && open === 'name' ? (
        <AskName profile={profile} refetch={refetch} onClose={onClose} onRenamed={onRenamed} />
      ) : null}
      {profile && open === 'password' ? <AskPassword email={profile.email} onClose={onClose} /> : null}
    </>
  );
}

interface NameProps extends Pick<Props, 'onClose' | 'onRenamed'> {
  readonly profile: Profile;
  readonly refetch: () => Promise<unknown>;
}

function AskName({ profile, refetch, onClose, onRenamed }: NameProps) {
  const client = useApolloClient();
  const [before, setBefore] = useState(profile);
  const change = useVerb(ChangeOwnNameDocument, { done: 'OwnNameChanged', said: () => t('profile.renamed') });
  const isConflict = change.refusal?.__typename === 'ChangedMeanwhile';
  const now = isConflict && profile.version !== before.version ? profile : null;
  const run = async (firstName: string, lastName: string) => {
    if ((await change.run({ firstName, lastName, version: (now ?? before).version })) === null) {
      await refetch();
      return;
    }
    await client.query({ query: ViewerDocument, fetchPolicy: 'network-only' });
    onRenamed();
    onClose();
  };
  return (
    <NameSheet
      before={before}
      now={now}
      busy={change.busy}
      refusal={change.refusal}
      onSave={(firstName, lastName) => void run(firstName, lastName)}
      onTaken={() => {
        setBefore(profile);
        change.clear();
      }}
      onClose={onClose}
    />
  );
}

function AskPassword({ email, onClose }: { readonly email: string; readonly onClose: () => void }) {
  const change = useVerb(ChangePasswordDocument, { done: 'PasswordChanged', undo: false });
  const run = async (oldPassword: string, newPassword: string) => {
    const done = await change.run({ oldPassword, newPassword });
    if (done === null) return;
    tell(t('profile.passwordChanged', { count: done.visitsEnded }));
    onClose();
  };
  const { refusal } = change;
  const said = refusal?.__typename === 'TooManyAttempts' ? { message: sayRefusal(refusal) } : refusal;
  return (
    <PasswordSheet
      email={email}
      busy={change.busy}
      refusal={said}
      onSave={(oldPassword, newPassword) => void run(oldPassword, newPassword)}
      onClose={onClose}
    />
  );
}
