// What stands between a file and the judging of its rows: missing columns, and questions only its sender can answer.
import type { DateOrderDecision } from './date-order.rules.ts';
import type { Mapping } from './headings.rules.ts';
import { KINDS } from './kinds.rules.ts';
import { decideNotation } from './numbers.rules.ts';
import type { DecimalMark } from './numbers.rules.ts';
import type { FileRefusal } from './refusals.rules.ts';
import type { Survey } from './survey.rules.ts';

/** The decimal mark of every column of numbers, or a question for each that contradicts itself. */
export function decideMarks(
  survey: Pick<Survey, 'notations'>,
  given: DecimalMark | undefined,
): { decided: { field: string; mark: DecimalMark; because: string }[]; refusals: FileRefusal[] } {
  const decided: { field: string; mark: DecimalMark; because: string }[] = [];
  const refusals: FileRefusal[] = [];
  const all = [...survey.notations.values()];
  for (const [field, votes] of survey.notations) {
    const decision = decideNotation(votes, all, given);
    if ('mark' in decision) decided.push({ field, ...decision });
    else {
      refusals.push({
        code: 'number-notation-contradictory',
        message: `The column "${votes.pointExamples[0]?.column ?? field}" uses the point and the comma for decimals.`,
        mend: 'Say which one it is; cells in the other notation are then refused one by one.',
        question: {
          option: 'decimal',
          options: ['.', ','],
          examples: [...votes.pointExamples, ...votes.commaExamples],
        },
      });
    }
  }
  return { decided, refusals };
}

/** An open question about the order of dates, as a refusal. */
export function dateRefusals(decision: DateOrderDecision): FileRefusal[] {
  if (!('question' in decision)) return [];
  const question = { option: 'dateOrder' as const, options: ['MDY', 'DMY'], examples: decision.examples };
  if (decision.question === 'ambiguous') {
    return [
      {
        code: 'date-order-ambiguous',
        message: 'The dates can be read with the month first or with the day first.',
        mend: 'Say which order the file uses.',
        question,
      },
    ];
  }
  return [
    {
      code: 'date-order-contradictory',
      message: 'Some dates can only have the month first, others only the day first.',
      mend: 'Export the file with one order of dates, or say which order is meant; dates in the other are then refused one by one.',
      question,
    },
  ];
}

/** Columns that are missing and fields that do not exist. */
export function mappingRefusals(mapping: Mapping, headings: readonly string[]): FileRefusal[] {
  const refusals: FileRefusal[] = [];
  if (mapping.missing.length > 0) {
    refusals.push({
      code: 'columns-missing',
      message: `A file of ${mapping.kind} needs ${mapping.missing.join(', ')}; found: ${headings.join(', ')}.`,
      mend: 'Export the file with these columns, or say which of the headings they are.',
      missing: mapping.missing,
      found: headings,
      question: { option: 'map', options: headings, examples: [] },
    });
  }
  for (const field of mapping.unknownFields) {
    refusals.push({
      code: 'field-unknown',
      message: `"${field}" is nothing that a file of ${mapping.kind} can say.`,
      mend: `Use one of ${Object.keys(KINDS[mapping.kind].fields).join(', ')}, or "ignore".`,
    });
  }
  return refusals;
}

/** More rows than are taken in at once. */
export function refusalOfRows(rows: number, limit: number): FileRefusal[] {
  if (rows <= limit) return [];
  return [
    {
      code: 'rows-too-many',
      message: `The file has ${rows} rows, and at most ${limit} are taken in at once.`,
      mend: 'Export a shorter period and send it in parts.',
    },
  ];
}
