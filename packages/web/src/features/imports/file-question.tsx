import { useState } from 'react';
import type { ChangeImportFileInput } from '../../api/documents.ts';
import { ChoiceField } from '../../ui/fields/index.ts';
import { t, type PlainKey } from '../../ui/messages/index.ts';
import type { FileProblem } from './draft.ts';
import styles from './imports.module.css';

interface Props {
  readonly problem: FileProblem;
  readonly open: boolean;
  readonly onChange: (part: Omit<ChangeImportFileInput, 'fileId' | 'version'>) => void;
}

/** What a file asks or lacks: in words, with the cells that show why, and the answers to choose from. */
export function FileQuestion({ problem, open, onChange }: Props) {
  const { message, mend, line, question } = problem;
  const [answer, setAnswer] = useState('');
  const onAnswer = (value: string) => {
    setAnswer(value);
    const part = question ? answerOf(question.option, value) : null;
    if (part) onChange(part);
  };
  return (
    <div className={styles.problem}>
      <p>
        <b>{message}</b> {line === null ? null : <span>{t('imports.atLine', { line })}</span>}
      </p>
      <p>{mend}</p>
      {question && question.examples.length > 0 ? (
        <ul>
          {question.examples.map(({ rowNumber, column, value }) => (
            <li key={`${rowNumber} ${column}`}>{t('imports.example', { row: rowNumber, column, value })}</li>
          ))}
        </ul>
      ) : null}
      {question && question.option !== 'COLUMNS' && open ? (
        <ChoiceField
          quiet
          label={message}
          value={answer}
          onChange={onAnswer}
          options={question.options.map((value) => ({ value, label: wordOf(question.option, value) }))}
        />
      ) : null}
    </div>
  );
}

type Question = NonNullable<FileProblem['question']>;

function answerOf(option: Question['option'], value: string): Omit<ChangeImportFileInput, 'fileId' | 'version'> | null {
  if (option === 'DATE_ORDER' && (value === 'DMY' || value === 'MDY' || value === 'YMD')) return { dateOrder: value };
  if (option === 'DECIMAL' && (value === 'COMMA' || value === 'POINT')) return { decimal: value };
  return option === 'ENCODING' ? { encoding: value } : null;
}

const WORDS: Readonly<Record<string, PlainKey>> = {
  DMY: 'imports.dateOrder.DMY',
  MDY: 'imports.dateOrder.MDY',
  YMD: 'imports.dateOrder.YMD',
  COMMA: 'imports.decimal.COMMA',
  POINT: 'imports.decimal.POINT',
};

/** An answer in words; an encoding is its own name. */
export function wordOf(option: Question['option'], value: string): string {
  const key = option === 'ENCODING' ? undefined : WORDS[value];
  return key === undefined ? value : t(key);
}
