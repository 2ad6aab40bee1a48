import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../../ui/day.ts';
import { CheckField, DayField, NoteField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { ShownOnce } from './link-shown.tsx';
import styles from './settings.module.css';

type Refusal = { readonly message?: string; readonly mend?: string | null } | null;
type Scope = 'READ' | 'WRITE' | 'IMPORT';
const SCOPES = ['READ', 'WRITE', 'IMPORT'] as const satisfies readonly Scope[];

/** A key as it is to be. Its last day is the reader's. */
export interface KeyTold {
  readonly name: string;
  readonly scopes: Scope[];
  readonly lastDay: Day | '';
}

interface AddProps {
  readonly today: Day;
  readonly busy: boolean;
  readonly refusal: Refusal;
  /** The key itself, once it was made. */
  readonly secret: string | null;
  readonly onAdd: (key: KeyTold) => void;
  readonly onClose: () => void;
}

/** A new key: told once. */
export function AddKeySheet({ today, busy, refusal, secret, onAdd, onClose }: AddProps) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['READ']);
  const [lastDay, setLastDay] = useState<Day | ''>('');
  const [tried, setTried] = useState(false);
  if (secret !== null) {
    return (
      <Sheet
        title={t('settings.key.shownTitle')}
        onClose={onClose}
        footer={<Button onClick={onClose}>{t('settings.done')}</Button>}
      >
        <ShownOnce note={t('settings.key.shownNote')} secret={secret} />
      </Sheet>
    );
  }
  const toggle = (scope: Scope, on: boolean) =>
    setScopes(SCOPES.filter((one) => (one === scope ? on : scopes.includes(one))));
  const add = () => {
    setTried(true);
    if (name.trim() !== '' && scopes.length > 0) onAdd({ name: name.trim(), scopes, lastDay });
  };
  return (
    <Sheet
      title={t('settings.key.add')}
      onClose={onClose}
      dirty={name !== ''}
      footer={
        <Button variant="filled" loading={busy} onClick={add}>
          {t('settings.key.addSubmit')}
        </Button>
      }
    >
      <TextField
        label={t('settings.key.name')}
        value={name}
        onChange={setName}
        hint={t('settings.key.nameHint')}
        error={tried && name.trim() === '' ? t('settings.missing') : null}
        focused
      />
      <div className={styles.line} role="group" aria-label={t('settings.key.may')}>
        {SCOPES.map((scope) => (
          <CheckField
            key={scope}
            label={t(`settings.key.scope.${scope}`)}
            hint={t(`settings.key.scopeHint.${scope}`)}
            checked={scopes.includes(scope)}
            onChange={(on) => toggle(scope, on)}
          />
        ))}
        {tried && scopes.length === 0 ? <p role="alert">{t('settings.key.noScope')}</p> : null}
      </div>
      <DayField
        label={t('settings.key.lastDay')}
        value={lastDay}
        min={today}
        onChange={setLastDay}
        hint={t('settings.key.lastDayHint')}
        optional
      />
      <RefusalNote refusal={refusal} />
    </Sheet>
  );
}

interface RevokeProps {
  readonly name: string;
  readonly busy: boolean;
  readonly refusal: Refusal;
  readonly onRevoke: (reason: string) => void;
  readonly onClose: () => void;
}

/** Ending a key can not be taken back: it asks for the reason. */
export function RevokeKeySheet({ name, busy, refusal, onRevoke, onClose }: RevokeProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const revoke = () => {
    setTried(true);
    if (reason.trim() !== '') onRevoke(reason.trim());
  };
  return (
    <Sheet
      title={t('settings.key.revokeTitle', { name })}
      onClose={onClose}
      dirty={reason !== ''}
      footer={
        <Button variant="filled" loading={busy} onClick={revoke}>
          {t('settings.key.revokeSubmit')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('settings.key.revokeNote')}</p>
      <NoteField
        label={t('settings.key.reason')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={tried && reason.trim() === '' ? t('settings.key.reasonMissing') : null}
        focused
      />
      <RefusalNote refusal={refusal} />
    </Sheet>
  );
}
