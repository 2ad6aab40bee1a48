import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ProfileQuery } from '../../api/documents.ts';
import { Conflict } from '../../ui/conflict.tsx';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import styles from './profile.module.css';

export type Profile = ProfileQuery['profile'];
type Refusal = { readonly message?: string; readonly mend?: string | null } | null;

interface NameProps {
  readonly before: Profile;
  /** As it is now, when it was changed elsewhere meanwhile. */
  readonly now: Profile | null;
  readonly busy: boolean;
  readonly refusal: Refusal;
  readonly onSave: (firstName: string, lastName: string) => void;
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

const fullName = (firstName: string, lastName: string): string => `${firstName} ${lastName}`.trim();

/** One's own name, as the others read it. */
export function NameSheet({ before, now, busy, refusal, onSave, onTaken, onClose }: NameProps) {
  const [firstName, setFirstName] = useState(before.firstName);
  const [lastName, setLastName] = useState(before.lastName);
  const dirty = firstName !== before.firstName || lastName !== before.lastName;
  const save = () => onSave(firstName.trim(), lastName.trim());
  return (
    <Sheet
      title={t('profile.changeName')}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" loading={busy} disabled={!dirty || now !== null} onClick={save}>
          {t('profile.saveName')}
        </Button>
      }
    >
      {now ? (
        <Conflict
          busy={busy}
          onTakeTheirs={() => {
            setFirstName(now.firstName);
            setLastName(now.lastName);
            onTaken();
          }}
          onWriteMine={save}
          differences={[
            {
              key: 'name',
              label: t('profile.name'),
              theirs: fullName(now.firstName, now.lastName),
              mine: fullName(firstName, lastName),
            },
          ]}
        />
      ) : null}
      <TextField
        label={t('profile.firstName')}
        value={firstName}
        onChange={setFirstName}
        autoComplete="given-name"
        focused
      />
      <TextField label={t('profile.lastName')} value={lastName} onChange={setLastName} autoComplete="family-name" />
      <RefusalNote refusal={now ? null : refusal} />
    </Sheet>
  );
}

interface PasswordProps {
  readonly email: string;
  readonly busy: boolean;
  readonly refusal: Refusal;
  readonly onSave: (oldPassword: string, newPassword: string) => void;
  readonly onClose: () => void;
}

/** The server has the last word on what a good password is; this only saves a round. */
const SHORTEST = 10;

/** A new password, by whoever knows the old one. */
export function PasswordSheet({ email, busy, refusal, onSave, onClose }: PasswordProps) {
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const short = [...next].length < SHORTEST;
  const differs = next !== repeated;
  const save = () => {
    setTried(true);
    if (old !== '' && !short && !differs) onSave(old, next);
  };
  return (
    <Sheet
      title={t('profile.changePassword')}
      onClose={onClose}
      dirty={[old, next, repeated].some((text) => text !== '')}
      footer={
        <Button variant="filled" loading={busy} onClick={save}>
          {t('profile.savePassword')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('profile.passwordNote')}</p>
      {/* A password manager finds the account by it. */}
      <input type="text" hidden readOnly autoComplete="username" value={email} />
      <PasswordInput
        data-autofocus
        label={t('profile.oldPassword')}
        autoComplete="current-password"
        value={old}
        error={tried && old === '' ? t('signIn.passwordMissing') : undefined}
        onChange={(event) => setOld(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('setPassword.password')}
        autoComplete="new-password"
        value={next}
        error={tried && short ? t('setPassword.short') : undefined}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('setPassword.repeat')}
        autoComplete="new-password"
        value={repeated}
        error={tried && !short && differs ? t('setPassword.differs') : undefined}
        onChange={(event) => setRepeated(event.currentTarget.value)}
      />
      <RefusalNote refusal={refusal} />
    </Sheet>
  );
}
