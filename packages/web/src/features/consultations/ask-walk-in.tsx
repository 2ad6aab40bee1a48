import { useState } from 'react';
import { BookWalkInDocument } from '../../api/documents.ts';
import type { MemberChoice, MemberField } from '../../ui/member-choice.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import type { Place, SlotDraft } from './slot-fields.tsx';
import { useTrainers } from './use-trainers.ts';
import { type Newcomer, WalkInSheet } from './walk-in-sheet.tsx';

interface Props {
  readonly places: readonly Place[];
  readonly locationId: string | null;
  readonly trainerId: string | null;
  readonly member: MemberChoice | null;
  readonly memberField: MemberField;
  readonly onClose: () => void;
}

const NOBODY: Newcomer = { firstName: '', lastName: '', phone: '', email: '' };

/** Writes down somebody who is here now, and adds them where nobody knew them. */
export function AskWalkIn({ places, locationId, trainerId, member: known, memberField, onClose }: Props) {
  const [isNew, setNew] = useState(false);
  const [member, setMember] = useState(known);
  const [newcomer, setNewcomer] = useState(NOBODY);
  const [touched, setTouched] = useState(false);
  const [draft, setDraft] = useState<SlotDraft>({
    locationId: (places.find(({ id }) => id === locationId) ?? places[0])?.id ?? '',
    trainerId,
    day: '',
    time: '',
    minutes: 45,
  });
  const trainers = useTrainers(draft.locationId);
  const chosenTrainer = draft.trainerId ?? (trainers.length === 1 ? (trainers[0]?.value ?? null) : null);
  const newName = `${newcomer.firstName} ${newcomer.lastName}`.trim();
  const verb = useVerb(BookWalkInDocument, {
    done: 'ConsultationSet',
    said: () => t('consultation.saidWalkIn', { name: (isNew ? newName : member?.name) ?? t('consultation.nobody') }),
  });
  const touching =
    <Value,>(put: (value: Value) => void) =>
    (value: Value) => {
      verb.clear();
      setTouched(true);
      put(value);
    };
  const book = async () => {
    if (!chosenTrainer) return;
    const { firstName, lastName, phone, email } = newcomer;
    const done = await verb.run({
      ...(isNew
        ? { newcomer: { firstName, lastName, phone: phone.trim() || null, email: email.trim() || null } }
        : { memberId: member?.id ?? null }),
      trainerId: chosenTrainer,
      locationId: draft.locationId,
      minutes: draft.minutes ?? 0,
    });
    if (done) onClose();
  };
  return (
    <WalkInSheet
      isNew={isNew}
      onNew={touching(setNew)}
      newcomer={newcomer}
      onNewcomer={touching((next) => setNewcomer((before) => ({ ...before, ...next })))}
      draft={{ ...draft, trainerId: chosenTrainer }}
      onChange={touching((next) => setDraft((before) => ({ ...before, ...next })))}
      places={places}
      trainers={trainers}
      memberField={memberField({
        label: t('slot.member'),
        value: member,
        onChange: touching(setMember),
        focused: known === null,
      })}
      ready={chosenTrainer !== null && (isNew ? newName !== '' : member !== null)}
      dirty={touched}
      busy={verb.busy}
      refusal={verb.refusal}
      onBook={() => void book()}
      onClose={onClose}
    />
  );
}
