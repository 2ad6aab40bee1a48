import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { linkOf, ShownOnce } from './link-shown.tsx';
import type { Place } from './people.ts';
import { RoleLines, todayAt } from './role-lines.tsx';
import { newLine, type RoleTold, toldOf, whyNotLine } from './roles.rules.ts';
import styles from './settings.module.css';

/** Who is let in, and as what. */
export interface Invitation {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly grants: RoleTold[];
}

interface Props {
  /** Somebody whom the staff list knows already. */
  readonly known: { readonly name: string; readonly email: string | null } | null;
  readonly places: readonly Place[];
  readonly isOwner: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  /** The link to hand over, once they are invited and no mail went out. */
  readonly linkToken: string | null;
  readonly onInvite: (invitation: Invitation) => void;
  readonly onClose: () => void;
}

/** Lets somebody in. Where no mail leaves the house the link is shown once, to whoever invites. */
export function InviteSheet(props: Props) {
  const { known, linkToken, onClose } = props;
  const title = known ? t('settings.invite.again', { name: known.name }) : t('settings.invite.title');
  if (linkToken === null) return <Form {...props} title={title} />;
  return (
    <Sheet title={title} onClose={onClose} footer={<Button onClick={onClose}>{t('settings.done')}</Button>}>
      <ShownOnce note={t('settings.link.note')} secret={linkOf(linkToken)} />
    </Sheet>
  );
}

function Form({ title, known, places, isOwner, busy, refusal, onInvite, onClose }: Props & { readonly title: string }) {
  const [email, setEmail] = useState(known?.email ?? '');
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [lines, setLines] = useState(() => [newLine('first', 'TRAINER', places[0]?.id ?? '')]);
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && value.trim() === '' ? t('settings.missing') : null);
  const nameless = known === null && `${firstName}${lastName}`.trim() === '';
  const wrong = lines.some((line) => whyNotLine(line, todayAt(places, line.locationId)) !== null);
  const invite = () => {
    setTried(true);
    if (email.trim() === '' || nameless || wrong) return;
    onInvite({ email: email.trim(), firstName: firstName.trim(), lastName: lastName.trim(), grants: toldOf(lines) });
  };
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={[email === (known?.email ?? '') ? '' : email, firstName, lastName].some((text) => text !== '')}
      footer={
        <Button variant="filled" loading={busy} onClick={invite}>
          {t('settings.invite.submit')}
        </Button>
      }
    >
      {known ? null : (
        <div className={styles.two}>
          <TextField
            label={t('settings.invite.firstName')}
            value={firstName}
            onChange={setFirstName}
            error={nameless ? missing(firstName) : null}
            focused
          />
          <TextField label={t('settings.invite.lastName')} value={lastName} onChange={setLastName} />
        </div>
      )}
      <TextField
        label={t('settings.invite.email')}
        type="email"
        value={email}
        onChange={setEmail}
        error={missing(email)}
        hint={t('settings.invite.emailHint')}
      />
      <RoleLines lines={lines} onChange={(next) => setLines([...next])} places={places} isOwner={isOwner} />
      <RefusalNote refusal={refusal} />
    </Sheet>
  );
}
