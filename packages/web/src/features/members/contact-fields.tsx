import type { ReactNode } from 'react';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './members.module.css';

/** How somebody is named and reached, as it is being typed. */
export interface ContactDraft {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
}

interface Props {
  readonly draft: ContactDraft;
  readonly onChange: (change: Partial<ContactDraft>) => void;
  readonly wrong: (field: string) => ReactNode;
  /** What stands beside a field: the value there now, where somebody else changed it meanwhile. */
  readonly beside?: (field: keyof ContactDraft) => ReactNode;
}

/** Name, e-mail and phone. */
export function ContactFields({ draft, onChange, wrong, beside = () => undefined }: Props) {
  return (
    <>
      <div className={styles.two}>
        <TextField
          label={t('member.field.firstName')}
          value={draft.firstName}
          onChange={(firstName) => onChange({ firstName })}
          error={wrong('firstName')}
          hint={beside('firstName')}
          focused
        />
        <TextField
          label={t('member.field.lastName')}
          value={draft.lastName}
          onChange={(lastName) => onChange({ lastName })}
          error={wrong('lastName')}
          hint={beside('lastName')}
        />
      </div>
      <TextField
        label={t('member.field.email')}
        type="email"
        value={draft.email}
        onChange={(email) => onChange({ email })}
        error={wrong('email')}
        hint={beside('email')}
        optional
      />
      <TextField
        label={t('member.field.phone')}
        type="tel"
        value={draft.phone}
        onChange={(phone) => onChange({ phone })}
        error={wrong('phone')}
        hint={beside('phone')}
        optional
      />
    </>
  );
}
