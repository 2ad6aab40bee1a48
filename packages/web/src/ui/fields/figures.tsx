import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../day.ts';
import { fractionDigitsOf, readMoney, writeMoney } from '../money.ts';
import styles from './fields.module.css';
import { labelOf, type FieldProps } from './texts.tsx';

interface DayProps extends FieldProps<Day | ''> {
  readonly min?: Day;
  readonly max?: Day;
}

/** A calendar day, by the device's own calendar: the best one on a phone, and typed by anybody. */
export function DayField({ label, value, onChange, error, hint, optional, focused, ...rest }: DayProps) {
  return (
    <TextInput
      {...rest}
      data-autofocus={focused || undefined}
      type="date"
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A time of day, HH:MM, on the clock of the place that the hint names. */
export function TimeField({ label, value, onChange, error, hint, optional, focused, ...rest }: FieldProps<string>) {
  return (
    <TextInput
      {...rest}
      data-autofocus={focused || undefined}
      type="time"
      step={300}
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function readWhole(typed: string): number | null {
  const number = Number(typed);
  return /^\s*-?\d+\s*$/.test(typed) && Number.isSafeInteger(number) ? number : null;
}

interface NumberProps extends FieldProps<number | null> {
  /** What it is counted in: "minutes", "%". */
  readonly unit?: string;
}

/** A whole number. Anything else that is typed stays to be mended, and counts as nothing. */
export function NumberField({ label, value, onChange, error, hint, optional, focused, unit, ...rest }: NumberProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  const read = (typed: string) => {
    setText(typed);
    onChange(readWhole(typed));
  };
  return (
    <TextInput
      {...rest}
      data-autofocus={focused || undefined}
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      rightSection={unit ? <span className={styles.unit}>{unit}</span> : null}
      rightSectionWidth={unit ? 12 + unit.length * 8 : 0}
      rightSectionPointerEvents="none"
      value={value !== null && value !== readWhole(text) ? String(value) : text}
      onChange={(event) => read(event.currentTarget.value)}
    />
  );
}

interface MoneyProps extends FieldProps<number | null> {
  readonly currency: string;
}

/** An amount in minor units of a currency, typed in major ones in the reader's notation or the other. */
export function MoneyField({ label, value, onChange, error, hint, optional, focused, currency, ...rest }: MoneyProps) {
  const digits = fractionDigitsOf(currency);
  const [text, setText] = useState(value === null ? '' : writeMoney(value, digits));
  const read = (typed: string) => {
    setText(typed);
    onChange(readMoney(typed, digits));
  };
  return (
    <TextInput
      {...rest}
      data-autofocus={focused || undefined}
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      inputMode="decimal"
      autoComplete="off"
      leftSection={<span className={styles.unit}>{currency}</span>}
      leftSectionWidth={52}
      leftSectionPointerEvents="none"
      value={value !== null && value !== readMoney(text, digits) ? writeMoney(value, digits) : text}
      onChange={(event) => read(event.currentTarget.value)}
    />
  );
}
