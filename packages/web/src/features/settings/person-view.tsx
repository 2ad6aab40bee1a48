import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { type Act, ActionMenu } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { PageHead, Section } from '../../ui/page.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { daysWords, type Person, type RoleHeld, roleWords } from './people.ts';
import { SignInChip } from './people-list.tsx';
import styles from './settings.module.css';

interface Props {
  readonly person: Person;
  readonly back: { readonly href: string; readonly label: string };
  /** Where what they did is read. */
  readonly logHref: string;
  readonly acts: readonly Act[];
  readonly onChangeRoles: () => void;
  readonly onInvite: () => void;
  readonly onSendLink: () => void;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  /** What they are paid, for whom that is to be seen. */
  readonly pay: ReactNode;
}

/** One person: what they may do where, on which days, what they are paid, and the way in. */
export function PersonView(props: Props) {
  const { person, back, logHref, acts, onChangeRoles, onInvite, onSendLink, busy, refusal, pay } = props;
  const isOut = person.signIn === 'NONE';
  return (
    <div className={styles.narrow}>
      <PageHead
        back={back}
        title={<Name whole>{person.name}</Name>}
        sub={
          <>
            <SignInChip state={person.signIn} /> {[person.email, person.homeLocation?.name].filter(Boolean).join(' · ')}
          </>
        }
        actions={
          <>
            <ActionMenu name={person.name} acts={acts} />
            {isOut ? (
              <Button variant="filled" onClick={onInvite}>
                {t('settings.person.invite')}
              </Button>
            ) : (
              <>
                <Button loading={busy} onClick={onSendLink}>
                  {t(person.signIn === 'INVITED' ? 'settings.person.sendAgain' : 'settings.person.sendLink')}
                </Button>
                <Button variant="filled" onClick={onChangeRoles}>
                  {t('settings.person.changeRoles')}
                </Button>
              </>
            )}
          </>
        }
      />
      <RefusalNote refusal={refusal} />
      <Section
        id="roles"
        title={t('settings.person.roles')}
        side={
          <Anchor className={styles.link} href={logHref}>
            {t('settings.person.log')}
          </Anchor>
        }
      >
        <RoleFacts person={person} />
      </Section>
      {pay}
    </div>
  );
}

function RoleFacts({ person: { grants, grantsToCome } }: { readonly person: Person }) {
  if (grants.length + grantsToCome.length === 0)
    return <p className={styles.cardFoot}>{t('settings.person.noRole')}</p>;
  const line = (held: RoleHeld, isToCome: boolean) => (
    <li key={`${held.role} ${held.location?.id ?? ''} ${held.from}`}>
      <b>{roleWords(held)}</b>
      <span>{daysWords(held, isToCome)}</span>
    </li>
  );
  return (
    <ul className={styles.facts}>
      {grants.map((held) => line(held, false))}
      {grantsToCome.map((held) => line(held, true))}
    </ul>
  );
}
