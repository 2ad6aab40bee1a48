import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { ChangeMemberDocument, MemberDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { ChangeSheet } from './change-sheet.tsx';
import type { ContactDraft } from './contact-fields.tsx';
import type { MemberSeen } from './member-words.ts';

interface Props {
  readonly member: MemberSeen;
  readonly onClose: () => void;
}

const contactOf = ({ firstName, lastName, email, phone }: MemberSeen): ContactDraft => ({
  firstName,
  lastName,
  email: email ?? '',
  phone: phone ?? '',
});

/**
 * Changes name, e-mail and phone. Where somebody else changed them meanwhile, what is there now is shown beside what was
 * typed, and the person decides.
 */
export function AskChange({ member, onClose }: Props) {
  const client = useApolloClient();
  const [base] = useState(member);
  const [draft, setDraft] = useState(() => contactOf(member));
  const [theirs, setTheirs] = useState<MemberSeen | null>(null);
  const verb = useVerb(ChangeMemberDocument, { done: 'MemberChanged', said: () => t('member.changeSaid') });
  const look = async () => {
    const { data } = await client.query({
      query: MemberDocument,
      variables: { id: base.id },
      fetchPolicy: 'network-only',
    });
    if (data && data.member.version !== base.version) setTheirs(data.member);
  };
  const change = async () => {
    const { email, phone, ...name } = draft;
    const version = (theirs ?? base).version;
    const input = { memberId: base.id, version, ...name, email: email || null, phone: phone || null };
    if (await verb.run(input)) onClose();
    else await look();
  };
  return (
    <ChangeSheet
      draft={draft}
      onChange={(next) => setDraft((now) => ({ ...now, ...next }))}
      theirs={theirs ? contactOf(theirs) : null}
      onTakeTheirs={() => {
        verb.clear();
        if (theirs) setDraft(contactOf(theirs));
      }}
      dirty={JSON.stringify(draft) !== JSON.stringify(contactOf(base))}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void change()}
      onClose={onClose}
    />
  );
}
