import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode, type Ref } from 'react';
import { Cross } from '../chips.tsx';
import { t } from '../messages/index.ts';
import styles from './fields.module.css';

/** What every field has. */
export interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Why the value is not taken, and the mend. */
  readonly error?: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly disabled?: boolean;
  /** Has the keyboard when the sheet around it opens. */
  readonly focused?: boolean;
}

/** A label, with "optional" where a value may be left out: most must be given, so only the others say so. */
export const labelOf = (label: string, optional?: boolean): ReactNode =>
  optional ? (
    <>
      {label} <span className={styles.optional}>{t('field.optional')}</span>
    </>
  ) : (
    label
  );

interface TextProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'password';
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly name?: string;
}

/** One line of text. Its direction is the text's own. */
export function TextField(props: TextProps) {
  const { label, value, onChange, error, hint, optional, focused, type = 'text', ...rest } = props;
  return (
    <TextInput
      {...rest}
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      type={type}
      dir="auto"
      data-autofocus={focused || undefined}
      autoComplete={rest.autoComplete ?? 'off'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface NoteProps extends FieldProps<string> {
  readonly maxLength?: number;
  readonly rows?: number;
}

/** Several lines of text; the field grows with them where the browser can. */
export function NoteField(props: NoteProps) {
  const { label, value, onChange, error, hint, optional, focused, rows = 3, ...rest } = props;
  return (
    <Textarea
      {...rest}
      data-autofocus={focused || undefined}
      label={labelOf(label, optional)}
      description={hint}
      error={error}
      dir="auto"
      rows={rows}
      classNames={{ input: styles.note ?? '' }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface SearchProps {
  readonly label: string;
  /** What is searched for at present, as the address has it. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly placeholder?: string;
  readonly fieldRef?: Ref<HTMLInputElement>;
}

/** How long a pause means that somebody has finished typing a word. */
const PAUSE_MS = 220;

/** A search that follows the typing after a short pause. The slash key leads to it (`useKeys`). */
export function SearchField({ label, value, onSearch, placeholder }: SearchProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const shown = useRef(value);
  useEffect(() => {
    // The address changed by other means than this field: back and forward, a cleared chip.
    if (value !== shown.current) setText(value);
    shown.current = value;
  }, [value]);
  useEffect(() => {
    if (text === shown.current) return undefined;
    const later = setTimeout(() => {
      shown.current = text;
      onSearch(text);
    }, PAUSE_MS);
    return () => clearTimeout(later);
  }, [text, onSearch]);
  return (
    <div className={styles.search} role="search">
      <label className="sr-only" htmlFor={id}>
        {label}
      </label>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </svg>
      <input
        id={id}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        dir="auto"
        data-search
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text === '' ? null : (
        <button type="button" aria-label={t('field.clear')} onClick={() => setText('')}>
          <Cross size={9} />
        </button>
      )}
    </div>
  );
}
