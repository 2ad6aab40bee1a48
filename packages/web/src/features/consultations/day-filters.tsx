import { DayField, SelectField, type Option } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './day.module.css';

interface Props {
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly trainers: readonly Option[];
  readonly locationId: string | null;
  readonly trainerId: string | null;
  /** The days in force; null where the list has its own. */
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly onLocation: (id: string | null) => void;
  readonly onTrainer: (id: string | null) => void;
  readonly onDays?: (change: { readonly from?: string; readonly to?: string }) => void;
}

/** Where, by whom and on which days: what the address then says. */
export function DayFilters({ places, trainers, locationId, trainerId, days, onLocation, onTrainer, onDays }: Props) {
  return (
    <div className={`${styles.filters} no-print`}>
      {places.length > 1 ? (
        <SelectField
          label={t('consultation.location')}
          value={locationId}
          onChange={onLocation}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t('consultation.anyLocation')}
        />
      ) : null}
      {trainers.length > 1 ? (
        <SelectField
          label={t('consultation.trainer')}
          value={trainerId}
          onChange={onTrainer}
          options={trainers}
          placeholder={t('consultation.anyTrainer')}
        />
      ) : null}
      {onDays ? (
        <details className={styles.days} open={days !== null}>
          <summary>{t('consultation.otherDays')}</summary>
          <DayField label={t('consultation.from')} value={days?.from ?? ''} onChange={(from) => onDays({ from })} />
          <DayField label={t('consultation.to')} value={days?.to ?? ''} onChange={(to) => onDays({ to })} />
        </details>
      ) : null}
    </div>
  );
}
