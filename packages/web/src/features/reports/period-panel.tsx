import { Button, Popover, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { addDays, isDay, spellPeriod } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { panel } from '../../ui/panel.ts';
import { PeriodChip } from './period-chip.tsx';
import type { PeriodPickerProps } from './period-picker.tsx';
import styles from './period-panel.module.css';
import { COMPARISONS, periodOf, type PeriodChoice, type PeriodName } from './period.rules.ts';

const NAMED = ['this-month', 'last-month', 'last-30-days'] as const satisfies readonly PeriodName[];

/** The chip with its panel: the usual periods, two dates of one's own, and what to compare with. Opens as it is loaded. */
export default function PeriodPanel({ choice, onChoose, period, compared, today }: PeriodPickerProps) {
  const [opened, setOpened] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The chip that was pressed gave way to this one: the keyboard stays where it was, and comes back here on closing.
    chip.current?.focus();
    const frame = requestAnimationFrame(() => setOpened(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  const choose = (next: PeriodChoice) => {
    setOpened(false);
    onChoose(next);
  };
  return (
    <Popover {...panel} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <PeriodChip ref={chip} period={period} compared={compared} today={today} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('period.label')}>
        <div className={styles.list}>
          {NAMED.map((name) => {
            const days = periodOf({ period: name, compare: choice.compare }, today);
            return (
              <button
                key={name}
                type="button"
                aria-pressed={choice.period === name}
                onClick={() => choose({ period: name, compare: choice.compare })}
              >
                {t(`period.${name}`)} <span>{spellPeriod(days.from, days.to, today)}</span>
              </button>
            );
          })}
        </div>
        <OwnDays key={`${period.from} ${period.to}`} choice={choice} period={period} today={today} onChoose={choose} />
        <div className={styles.compare} role="group" aria-label={t('period.compare')}>
          <span aria-hidden="true">{t('period.compare')}</span>
          {COMPARISONS.map((compare) => (
            <button
              key={compare}
              type="button"
              aria-pressed={choice.compare === compare}
              onClick={() => choose({ ...choice, compare })}
            >
              {t(`compare.${compare}`)}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function OwnDays({
  choice,
  period,
  today,
  onChoose,
}: Pick<PeriodPickerProps, 'choice' | 'period' | 'today' | 'onChoose'>) {
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const errorId = useId();
  const wrong = isDay(from) && isDay(to) && from > to;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isDay(from) && isDay(to) && !wrong) onChoose({ period: 'custom', from, to, compare: choice.compare });
  };
  return (
    <form className={styles.own} onSubmit={onSubmit}>
      <TextInput
        type="date"
        label={t('period.from')}
        value={from}
        required
        withAsterisk={false}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('period.to')}
        value={to}
        max={addDays(today, -1)}
        required
        withAsterisk={false}
        aria-describedby={wrong ? errorId : undefined}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      {wrong ? (
        <p id={errorId} className={styles.error} role="alert">
          {t('period.order')}
        </p>
      ) : null}
      <Button type="submit">{t('period.apply')}</Button>
    </form>
  );
}
