import { addDays, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './sheets.module.css';

interface Props {
  readonly today: Day;
  readonly value: string;
  readonly onChange: (day: Day) => void;
  readonly spell: (day: Day) => string;
}

const STEPS = [1, 2, 4, 7, 14] as const;

/** The days that one comes back on most, one click each. */
export function QuickDays({ today, value, onChange, spell }: Props) {
  return (
    <div className={styles.quick} role="group" aria-label={t('objection.quickDays')}>
      {STEPS.map((days) => {
        const day = addDays(today, days);
        return (
          <button key={days} type="button" aria-pressed={day === value} onClick={() => onChange(day)}>
            {days === 1 ? t('objection.tomorrow') : spell(day)}
          </button>
        );
      })}
    </div>
  );
}
