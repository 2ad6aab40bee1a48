import { Checkbox, Select } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import controls from '../controls.module.css';
import { t } from '../messages/index.ts';
import styles from './fields.module.css';
import { labelOf, type FieldProps } from './texts.tsx';

/** One of the values to choose from. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps<Value extends string> extends FieldProps<Value | null> {
  readonly options: readonly Option<Value>[];
  readonly placeholder?: string;
  /** Typed words that go to the server: the options are then what it answers, and are not filtered here. */
  readonly search?: { readonly text: string; readonly onSearch: (text: string) => void };
}

/** One of many, found by typing a part of it. */
export function SelectField<Value extends string>(props: SelectProps<Value>) {
  const { label, value, onChange, error, hint, optional, options, placeholder, search, focused, ...rest } = props;
  return (
    <Select
      {...rest}
      data-autofocus={focused || undefined}
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      data={[...options]}
      value={value}
      onChange={(chosen) => onChange(chosen as Value | null)}
      searchable
      clearable={optional ?? false}
      selectFirstOptionOnChange
      nothingFoundMessage={search && search.text.trim().length < 2 ? null : t('field.nothingFound')}
      placeholder={placeholder ?? ''}
      comboboxProps={{ shadow: 'none', offset: 4, keepMounted: false, transitionProps: { duration: 90 } }}
      classNames={{ dropdown: `${controls.dropdown} ${styles.options}`, option: styles.option ?? '' }}
      {...(search
        ? { searchValue: search.text, onSearchChange: search.onSearch, filter: ({ options: all }) => all }
        : {})}
    />
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Option<Value>[];
  readonly error?: ReactNode;
  /** The label is said and not shown. */
  readonly quiet?: boolean;
}

/** One of a few, all in view. */
export function ChoiceField<Value extends string>({
  label,
  value,
  onChange,
  options,
  error,
  quiet = false,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={quiet ? 'sr-only' : controls.label}>{label}</legend>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error ? <p className={controls.error}>{error}</p> : null}
    </fieldset>
  );
}

interface CheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/** Yes or no. */
export function CheckField({ label, checked, onChange, hint, disabled }: CheckProps) {
  return (
    <Checkbox
      label={label}
      description={hint}
      checked={checked}
      disabled={disabled ?? false}
      classNames={{
        input: styles.check ?? '',
        label: styles.checkLabel ?? '',
        description: styles.checkHint ?? '',
      }}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
