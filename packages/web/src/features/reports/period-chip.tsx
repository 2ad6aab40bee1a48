import type { ComponentPropsWithRef } from 'react';
import { spellPeriod, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './board-header.module.css';
import type { Period } from './period.rules.ts';

interface ChipProps extends ComponentPropsWithRef<'button'> {
  readonly period: Period;
  readonly compared: Period;
  readonly today: Day;
}

export function PeriodChip({ period, compared, today, ...rest }: ChipProps) {
  return (
    <button {...rest} type="button" className={styles.chip}>
      {spellPeriod(period.from, period.to, today)}{' '}
      <span>{t('board.versus', { period: spellPeriod(compared.from, compared.to, today) })}</span>
    </button>
  );
}
