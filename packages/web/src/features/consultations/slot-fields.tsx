import { ChoiceField, DayField, NumberField, SelectField, TimeField, type Option } from '../../ui/fields/index.ts';
import { viewerZone } from '../../ui/day.ts';
import { viewerLocale } from '../../ui/locale.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './sheets.module.css';

/** A club as a booking needs it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/** When, where and by whom, as it is being typed. */
export interface SlotDraft {
  readonly locationId: string;
  readonly trainerId: string | null;
  readonly day: string;
  readonly time: string;
  readonly minutes: number | null;
}

interface Props {
  readonly draft: SlotDraft;
  readonly onChange: (change: Partial<SlotDraft>) => void;
  readonly places: readonly Place[];
  readonly trainers: readonly Option[];
  /** What the trainer has on that day already, in words; null while that is not known. */
  readonly taken: string | null;
  /** Why a field is not taken. */
  readonly wrong: { readonly field: string; readonly message: string } | null;
  /** Without a day and an hour: it is now. */
  readonly withoutTime?: boolean;
}

const LENGTHS = ['30', '45', '60'] as const;

/** When, where and by whom: what setting, moving and walking in have in common. */
export function SlotFields({ draft, onChange, places, trainers, taken, wrong, withoutTime = false }: Props) {
  const place = places.find(({ id }) => id === draft.locationId);
  const errorOf = (field: string) => (wrong?.field === field ? wrong.message : null);
  return (
    <>
      {places.length > 1 ? (
        <SelectField
          label={t('slot.location')}
          value={draft.locationId}
          onChange={(locationId) => (locationId === null ? undefined : onChange({ locationId }))}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {trainers.length > 1 ? (
        <SelectField
          label={t('slot.trainer')}
          value={draft.trainerId}
          onChange={(trainerId) => onChange({ trainerId })}
          options={trainers}
          placeholder={t('slot.chooseTrainer')}
          error={errorOf('trainerId')}
        />
      ) : null}
      {withoutTime ? null : (
        <div className={styles.pair}>
          <DayField
            label={t('slot.day')}
            value={draft.day}
            onChange={(day) => onChange({ day })}
            error={errorOf('startsAtLocal') ? ' ' : null}
          />
          <TimeField
            label={t('slot.time')}
            value={draft.time}
            onChange={(time) => onChange({ time })}
            error={errorOf('startsAtLocal') ? ' ' : null}
          />
        </div>
      )}
      {place && !withoutTime ? <p className={styles.hint}>{zoneHint(place)}</p> : null}
      {taken === null || withoutTime ? null : <p className={styles.hint}>{taken}</p>}
      <Length draft={draft} onChange={onChange} error={errorOf('minutes')} />
    </>
  );
}

function Length({ draft, onChange, error }: Pick<Props, 'draft' | 'onChange'> & { readonly error: string | null }) {
  const known = LENGTHS.some((length) => Number(length) === draft.minutes);
  return (
    <div className={styles.length}>
      <ChoiceField
        label={t('slot.length')}
        value={known ? String(draft.minutes) : 'other'}
        onChange={(word) => onChange({ minutes: word === 'other' ? null : Number(word) })}
        options={[
          ...LENGTHS.map((length) => ({ value: length, label: t('slot.minutes', { minutes: Number(length) }) })),
          { value: 'other', label: t('slot.otherLength') },
        ]}
      />
      {known ? null : (
        <NumberField
          label={t('slot.otherMinutes')}
          unit={t('slot.unit')}
          value={draft.minutes}
          onChange={(minutes) => onChange({ minutes })}
          error={error}
        />
      )}
    </div>
  );
}

/** The zone is named where the reader's own clock is another one. */
function zoneHint({ name, timeZone }: Place): string {
  if (timeZone === viewerZone()) return '';
  const parts = new Intl.DateTimeFormat(viewerLocale(), { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return t('slot.zone', { place: name, zone });
}
