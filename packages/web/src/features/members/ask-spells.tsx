import { useState } from 'react';
import { EndSpellDocument, StartSpellDocument } from '../../api/documents.ts';
import { spellDate, todayIn } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { todayOf, type MemberSeen } from './member-words.ts';
import { EndSpellSheet, StartSpellSheet, type SpellDraft } from './spell-sheets.tsx';
import type { Named } from './words.ts';

/** A location with its clock. */
export interface SpellPlace extends Named {
  readonly timeZone: string;
}

interface Props {
  readonly member: MemberSeen;
  readonly onClose: () => void;
}

/** Begins a membership: a return, or a transfer. */
export function AskStartSpell({ member, places, onClose }: Props & { readonly places: readonly SpellPlace[] }) {
  const place = places.find(({ id }) => id === member.homeLocation?.id) ?? places[0];
  const [draft, setDraft] = useState<SpellDraft>({
    locationId: place?.id ?? '',
    joinedOn: todayIn(place?.timeZone ?? 'UTC'),
    membership: '',
    kind: 'STANDARD',
  });
  const verb = useVerb(StartSpellDocument, {
    done: 'SpellStarted',
    said: ({ entry }) => t(`member.spells.said.${entry}`),
  });
  const start = async () => {
    if (await verb.run({ memberId: member.id, ...draft })) onClose();
  };
  return (
    <StartSpellSheet
      draft={draft}
      onChange={(change) => {
        verb.clear();
        setDraft((now) => ({ ...now, ...change }));
      }}
      places={places}
      dirty={draft.membership !== ''}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void start()}
      onClose={onClose}
    />
  );
}

/** Ends a membership from a day on. */
export function AskEndSpell({ member, spellId, onClose }: Props & { readonly spellId: string }) {
  const [leftOn, setLeftOn] = useState(todayOf(member));
  const verb = useVerb(EndSpellDocument, {
    done: 'SpellEndedOn',
    said: () => t('member.spells.saidEnded', { day: spellDate(leftOn) }),
  });
  const end = async () => {
    if (await verb.run({ spellId, leftOn })) onClose();
  };
  return (
    <EndSpellSheet
      leftOn={leftOn}
      onLeftOn={setLeftOn}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void end()}
      onClose={onClose}
    />
  );
}
