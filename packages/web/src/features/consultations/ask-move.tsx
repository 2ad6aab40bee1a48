import { useState } from 'react';
import { MoveConsultationDocument } from '../../api/documents.ts';
import { spellShortDay } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { ChainSheet } from './chain-sheet.tsx';
import { MoveSheet } from './move-sheet.tsx';
import type { Place, SlotDraft } from './slot-fields.tsx';
import { likelyStart, wallAt } from './times.rules.ts';
import type { ChainSlot } from './use-chain.ts';
import { momentIn, useTaken, useTrainers } from './use-trainers.ts';
import { nameOf } from './words.ts';

interface Props {
  readonly id: string;
  readonly places: readonly Place[];
  readonly homeHref: string;
  readonly onClose: () => void;
}

/** Moves a consultation to another hour, trainer or location; it stays one, with its earlier slots. */
export function AskMove({ id, places, homeHref, onClose }: Props) {
  return (
    <ChainSheet id={id} title={t('move.title')} homeHref={homeHref} onClose={onClose}>
      {(slots, last) => <Move key={last.id} slots={slots} last={last} places={places} onClose={onClose} />}
    </ChainSheet>
  );
}

interface MoveProps extends Pick<Props, 'places' | 'onClose'> {
  readonly slots: readonly ChainSlot[];
  readonly last: ChainSlot;
}

function Move({ slots, last, places, onClose }: MoveProps) {
  const started = new Date(last.startsAt) < new Date();
  const [draft, setDraft] = useState<SlotDraft>(() => ({
    locationId: last.location?.id ?? '',
    trainerId: last.trainer?.id ?? null,
    // An hour that has passed is nobody's next one: the likeliest is offered in its place.
    ...(started ? likelyStart(new Date(), last.timeZone) : wallAt(new Date(last.startsAt), last.timeZone)),
    minutes: last.minutes,
  }));
  const [touched, setTouched] = useState(false);
  const all = last.location && !places.some(({ id }) => id === last.location?.id) ? [...places, last.location] : places;
  const zone = all.find(({ id }) => id === draft.locationId)?.timeZone ?? last.timeZone;
  const verb = useVerb(MoveConsultationDocument, {
    done: 'ConsultationMoved',
    said: () =>
      t('consultation.saidMoved', {
        name: nameOf(last.member),
        moment: momentIn(draft.day, draft.time, zone, (day) => spellShortDay(day)),
      }),
  });
  const change = (next: Partial<SlotDraft>) => {
    verb.clear();
    setTouched(true);
    setDraft((before) => ({ ...before, ...next }));
  };
  const move = async () => {
    const { trainerId, locationId, minutes, day, time } = draft;
    const done = await verb.run({
      consultationId: last.id,
      startsAtLocal: `${day}T${time}`,
      trainerId,
      locationId,
      minutes,
    });
    if (done) onClose();
  };
  return (
    <MoveSheet
      slots={slots}
      last={last}
      draft={draft}
      onChange={change}
      places={all}
      trainers={useTrainers(draft.locationId)}
      taken={useTaken(draft.trainerId, draft.day, zone)}
      dirty={touched}
      ready={touched || started}
      busy={verb.busy}
      refusal={verb.refusal}
      onMove={() => void move()}
      onClose={onClose}
    />
  );
}
