import { useState } from 'react';
import { SetConsultationDocument } from '../../api/documents.ts';
import { spellShortDay } from '../../ui/day.ts';
import type { MemberChoice, MemberField } from '../../ui/member-choice.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { SetSheet } from './set-sheet.tsx';
import type { Place, SlotDraft } from './slot-fields.tsx';
import { likelyStart } from './times.rules.ts';
import { momentIn, useTaken, useTrainers } from './use-trainers.ts';

interface Props {
  readonly places: readonly Place[];
  /** What the list behind the sheet is filtered by: the likeliest. */
  readonly locationId: string | null;
  readonly trainerId: string | null;
  /** With whom, where that is known already. */
  readonly member: MemberChoice | null;
  readonly memberField: MemberField;
  readonly onClose: () => void;
}

/** Sets a consultation. */
export function AskSet({ places, locationId, trainerId, member: known, memberField, onClose }: Props) {
  const place = places.find(({ id }) => id === locationId) ?? places[0];
  const [member, setMember] = useState(known);
  const [draft, setDraft] = useState<SlotDraft>(() => ({
    locationId: place?.id ?? '',
    trainerId,
    ...likelyStart(new Date(), place?.timeZone ?? 'UTC'),
    minutes: 45,
  }));
  const [touched, setTouched] = useState(false);
  const zone = places.find(({ id }) => id === draft.locationId)?.timeZone ?? 'UTC';
  const trainers = useTrainers(draft.locationId);
  const chosenTrainer = draft.trainerId ?? (trainers.length === 1 ? (trainers[0]?.value ?? null) : null);
  const verb = useVerb(SetConsultationDocument, {
    done: 'ConsultationSet',
    said: ({ walkIn }) => {
      const name = member?.name ?? t('consultation.nobody');
      const moment = momentIn(draft.day, draft.time, zone, (day) => spellShortDay(day));
      return walkIn ? t('consultation.saidSoon', { name }) : t('consultation.saidSet', { name, moment });
    },
  });
  const change = (next: Partial<SlotDraft>) => {
    verb.clear();
    setTouched(true);
    setDraft((now) => ({ ...now, ...next }));
  };
  const set = async () => {
    if (!member || !chosenTrainer) return;
    const { minutes, day, time } = draft;
    const done = await verb.run({
      memberId: member.id,
      trainerId: chosenTrainer,
      locationId: draft.locationId,
      startsAtLocal: `${day}T${time}`,
      minutes: minutes ?? 0,
    });
    if (done) onClose();
  };
  return (
    <SetSheet
      draft={{ ...draft, trainerId: chosenTrainer }}
      onChange={change}
      places={places}
      trainers={trainers}
      taken={useTaken(chosenTrainer, draft.day, zone)}
      memberField={memberField({
        label: t('slot.member'),
        value: member,
        onChange: (chosen) => {
          setTouched(true);
          setMember(chosen);
        },
        focused: known === null,
      })}
      ready={member !== null && chosenTrainer !== null}
      dirty={touched}
      busy={verb.busy}
      refusal={verb.refusal}
      onSet={() => void set()}
      onClose={onClose}
    />
  );
}
