import { Button } from '@mantine/core';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { DisablePersonDocument, PersonDocument, SendPersonLinkDocument } from '../../api/documents.ts';
import { todayIn } from '../../ui/day.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import type { Act } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { tell, useVerb } from '../../ui/verbs/index.ts';
import { AskInvite } from './ask-invite.tsx';
import { AskPayRates } from './ask-pay-rates.tsx';
import { AskRoles } from './ask-roles.tsx';
import { linkOf, ShownOnce } from './link-shown.tsx';
import type { Person, Place } from './people.ts';
import { PersonView } from './person-view.tsx';

/** What is open over a person's page. */
export type PersonSheet = 'roles' | 'pay' | 'invite';

interface Props {
  readonly id: string;
  /** The reader: nobody shows themselves out. */
  readonly ownId: string;
  readonly open: PersonSheet | null;
  readonly onOpen: (sheet: PersonSheet) => void;
  readonly onClose: () => void;
  readonly places: readonly Place[];
  readonly isOwner: boolean;
  readonly seesPay: boolean;
  readonly back: { readonly href: string; readonly label: string };
  readonly logHref: string;
  readonly homeHref: string;
}

/** Asks for one person, and does with them what can be done. */
export function AskPerson(props: Props) {
  const { data, error, refetch } = useQuery(PersonDocument, { variables: { id: props.id } });
  const person = data?.person;
  if (error && !person) {
    return <FaultNotice page fault={faultOf(error)} homeHref={props.homeHref} onRetry={() => void refetch()} />;
  }
  return person ? <Known {...props} person={person} /> : <ListSkeleton rows={6} />;
}

function Known({
  person,
  ownId,
  open,
  onOpen,
  onClose,
  places,
  isOwner,
  seesPay,
  ...shown
}: Props & { readonly person: Person }) {
  const [linkToken, setLinkToken] = useState<string | null>(null);
  const send = useVerb(SendPersonLinkDocument, { done: 'PersonLinkSent' });
  const disable = useVerb(DisablePersonDocument, {
    done: 'PersonDisabled',
    said: () => t('settings.person.disabled', { name: person.name }),
  });
  const home = person.homeLocation ?? places[0];
  const today = todayIn(home?.timeZone ?? 'UTC');
  const sendLink = async () => {
    const sent = await send.run({ staffId: person.id });
    if (sent?.linkToken) setLinkToken(sent.linkToken);
    else if (sent) tell(t('settings.link.mailed', { email: person.email ?? person.name }));
  };
  const isOut = person.signIn === 'NONE';
  const onDisable = isOut || person.id === ownId ? null : () => void disable.run({ staffId: person.id });
  const seen = { person, places, isOwner, onClose };
  return (
    <>
      <PersonView
        {...shown}
        person={person}
        acts={actsOf({ isOut, seesPay, onOpen, onDisable })}
        onChangeRoles={() => onOpen('roles')}
        onInvite={() => onOpen('invite')}
        onSendLink={() => void sendLink()}
        busy={send.busy}
        refusal={send.refusal ?? disable.refusal}
        pay={
          seesPay ? (
            <AskPayRates
              staffId={person.id}
              name={person.name}
              currency={home?.currency ?? 'USD'}
              today={today}
              isOpen={open === 'pay'}
              onOpen={() => onOpen('pay')}
              onClose={onClose}
            />
          ) : null
        }
      />
      {open === 'roles' ? <AskRoles {...seen} /> : null}
      {open === 'invite' ? <AskInvite {...seen} /> : null}
      {linkToken === null ? null : (
        <LinkSheet name={person.name} token={linkToken} onClose={() => setLinkToken(null)} />
      )}
    </>
  );
}

interface Offered {
  readonly isOut: boolean;
  readonly seesPay: boolean;
  readonly onOpen: (sheet: PersonSheet) => void;
  readonly onDisable: (() => void) | null;
}

/** What else can be done with a person, behind the dots. */
function actsOf({ isOut, seesPay, onOpen, onDisable }: Offered): Act[] {
  return [
    ...(seesPay ? [{ key: 'pay', label: t('settings.pay.set'), onClick: () => onOpen('pay') }] : []),
    ...(isOut ? [{ key: 'roles', label: t('settings.person.changeRoles'), onClick: () => onOpen('roles') }] : []),
    ...(onDisable ? [{ key: 'out', label: t('settings.person.disable'), onClick: onDisable, danger: true }] : []),
  ];
}

interface LinkProps {
  readonly name: string;
  readonly token: string;
  readonly onClose: () => void;
}

function LinkSheet({ name, token, onClose }: LinkProps) {
  return (
    <Sheet
      title={t('settings.link.title', { name })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('settings.done')}</Button>}
    >
      <ShownOnce note={t('settings.link.note')} secret={linkOf(token)} />
    </Sheet>
  );
}
