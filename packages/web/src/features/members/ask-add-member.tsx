import { skipToken, useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { AddMemberDocument, LookAlikesDocument } from '../../api/documents.ts';
import { todayIn } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { AddMemberSheet, type NewMember } from './add-member-sheet.tsx';
import { nameOf } from './words.ts';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

interface Props {
  readonly places: readonly Place[];
  readonly locationId: string | null;
  readonly hrefOf: (memberId: string) => string;
  readonly onAdded: (memberId: string) => void;
  readonly onClose: () => void;
}

const PAUSE_MS = 250;

/** Who may be there already, once the typing pauses. */
export function useLookAlikes(typed: Pick<NewMember, 'firstName' | 'lastName' | 'email' | 'phone' | 'locationId'>) {
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const { firstName, lastName, email, phone, locationId } = settled;
  const enough = (firstName.trim() !== '' && lastName.trim() !== '') || email.includes('@') || phone.length >= 6;
  const { data, previousData } = useQuery(
    LookAlikesDocument,
    enough && locationId !== ''
      ? { variables: { firstName, lastName, email: email || null, phone: phone || null, locationId } }
      : skipToken,
  );
  return enough ? ((data ?? previousData)?.lookAlikes ?? []) : [];
}

/** Adds somebody who joined. Whoever looks alike is shown while one types; adding stays possible. */
export function AskAddMember({ places, locationId, hrefOf, onAdded, onClose }: Props) {
  const place = places.find(({ id }) => id === locationId) ?? places[0];
  const [draft, setDraft] = useState<NewMember>(() => ({
    firstName: '',
    lastName: '',
    email: '',
    phone: '',
    locationId: place?.id ?? '',
    joinedOn: todayIn(place?.timeZone ?? 'UTC'),
    membership: '',
    kind: 'STANDARD',
  }));
  const verb = useVerb(AddMemberDocument, {
    done: 'MemberAdded',
    said: () => t('member.add.said', { name: nameOf(draft) }),
  });
  const add = async () => {
    const done = await verb.run({ ...draft, email: draft.email || null, phone: draft.phone || null });
    if (done) onAdded(done.memberId);
  };
  return (
    <AddMemberSheet
      draft={draft}
      onChange={(change) => {
        verb.clear();
        setDraft((now) => ({ ...now, ...change }));
      }}
      places={places}
      alike={useLookAlikes(draft)}
      hrefOf={hrefOf}
      dirty={[draft.firstName, draft.lastName, draft.email, draft.phone].some((typed) => typed !== '')}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void add()}
      onClose={onClose}
    />
  );
}
