import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { readMoney, writeMoney } from '../money.ts';
import styles from './fields.module.css';
import { labelOf, type FieldProps } from './texts.tsx';

/** Basis points have two decimals of a percent, as most currencies have of their unit. */
const DIGITS = 2;

const read = (typed: string): number | null => readMoney(typed, DIGITS);
const write = (basisPoints: number): string => writeMoney(basisPoints, DIGITS).replace(/[.,]?0+$/, '') || '0';

/** A percentage, kept in basis points: 12.5 is 1,250. */
export function PercentField({
  label,
  value,
  onChange,
  error,
  hint,
  optional,
  focused,
  ...rest
}: FieldProps<number | null>) {
  const [text, setText] = useState(value === null ? '' : write(value));
  return (
    <TextInput
      {...rest}
      data-autofocus={focused || undefined}
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span className={styles.unit}>%</span>}
      rightSectionPointerEvents="none"
      value={value !== null && value !== read(text) ? write(value) : text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}
