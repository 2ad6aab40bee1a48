import { ID, Int } from 'type-graphql';
import { DONE, inputType, InstantScalar, objectType, refusalType } from '../api/index.ts';
import type { ChangeImportFileInput as Change, ColumnSaid, ImportFileChanged } from './change-import-file.ts';
import type { ImportDiscarded } from './discard-import.ts';
import type { DraftColumn, DraftProblem, KnownField, KnownKind } from './draft-file.rules.ts';
import type { DraftCounts, DraftFile, DraftProgress, ImportDraft } from './drafts.read.ts';
import {
  ColumnHowEnum,
  DateOrderEnum,
  DecimalMarkEnum,
  ImportKindEnum,
  OverwriteEnum,
  QuestionOptionEnum,
  VerdictEnum,
} from './import-words.types.ts';
import { FileOutcomeEnum, ImportStateEnum } from './imports.types.ts';
import type { ImportJudgingStarted } from './judge-import.ts';
import type { CellMended, ImportRowMended, MendImportRowInput as Mend } from './mend-import-row.ts';
import type { ImportFileRemoved } from './remove-import-file.ts';
import type { ImportRunStarted } from './run-import.ts';
import type { ImportSourceSet } from './set-import-source.ts';

const ExampleType = objectType<NonNullable<DraftProblem['question']>['examples'][number]>(
  'ImportExample',
  'A cell that can be read in two ways.',
  {
    rowNumber: [() => Int, 'The number of its row.'],
    column: [() => String, 'The heading of its column.'],
    value: [() => String, 'What stands there.'],
  },
);
const QuestionType = objectType<NonNullable<DraftProblem['question']>>(
  'ImportQuestion',
  'What a file asks before it can be read.',
  {
    option: [() => QuestionOptionEnum, 'What it is about.'],
    options: [() => [String], 'The answers there are; for columns, the headings of the file.'],
    examples: [() => [ExampleType], 'Cells that show why it is asked.'],
  },
);
const ProblemType = objectType<DraftProblem>('ImportFileProblem', 'Why a file can not be read yet.', {
  code: [() => String, 'The reason as a code.'],
  message: [() => String, 'The reason in words.'],
  mend: [() => String, 'What would help.'],
  line: [() => Int, 'The line of the file that it is about.', 'nullable'],
  question: [() => QuestionType, 'The question that an answer would settle.', 'nullable'],
});
const ColumnType = objectType<DraftColumn>('ImportColumn', 'A column of a file.', {
  index: [() => Int, 'Its place, from 0.'],
  heading: [() => String, 'Its heading as the file spells it.'],
  field: [
    () => String,
    'The field that it was taken for (importKinds lists them); none where it is not read.',
    'nullable',
  ],
  how: [() => ColumnHowEnum, 'How it came to it.'],
  samples: [() => [String], 'Its first five cells that say anything.'],
  overwrite: [() => OverwriteEnum, 'Whose word wins; none where there is no choice.', 'nullable'],
});
const CountsType = objectType<DraftCounts>('ImportVerdictCounts', 'How many rows of each verdict.', {
  create: [() => Int, 'New.'],
  update: [() => Int, 'Changing something.'],
  unchanged: [() => Int, 'Changing nothing.'],
  repeated: [() => Int, 'In the file twice.'],
  superseded: [() => Int, 'Replaced by a later row.'],
  refused: [() => Int, 'Not taken in.'],
  possibleDuplicates: [() => Int, 'Of the new ones, members who may be there already.'],
});
export const DraftFileType = objectType<DraftFile>('ImportDraftFile', 'A file that is being prepared.', {
  id: [() => ID, 'Its id.'],
  name: [() => String, 'Its name.'],
  bytes: [() => Int, 'How large it is.'],
  uploadedAt: [() => InstantScalar, 'When it came.'],
  version: [() => Int, 'Grows with every change: send back the one you looked at.'],
  outcome: [() => FileOutcomeEnum, 'Whether it can be read; REFUSED while it asks something.'],
  kind: [() => ImportKindEnum, 'What its rows are about; none where nobody knows.', 'nullable'],
  kindGiven: [() => Boolean, 'Whether somebody said so, or its headings did.'],
  encoding: [() => String, 'Its encoding; none for a workbook.', 'nullable'],
  delimiter: [() => String, 'What stands between its cells; none for a workbook.', 'nullable'],
  sheet: [() => String, 'The sheet that is read, of a workbook.', 'nullable'],
  headingRow: [() => Int, 'The row of its headings.', 'nullable'],
  dateOrder: [() => DateOrderEnum, 'In which order it writes dates; none while that is not settled.', 'nullable'],
  dateOrderBecause: [() => String, 'Why that order.', 'nullable'],
  columns: [() => [ColumnType], 'Its columns, at most 200.'],
  missing: [() => [String], 'What its kind needs and was not found, in words.'],
  problems: [() => [ProblemType], 'What it asks or lacks.'],
  rowsRead: [() => Int, 'Rows of data that were found.', 'nullable'],
  rowsDeclared: [() => Int, 'Rows that its own last line declares; none where it declares none.', 'nullable'],
  rowsAgree: [() => Boolean, 'Whether the two agree; none where it declares none.', 'nullable'],
  rowsSetApart: [() => Int, 'Rows that are no data: totals, blank ones, headings again, footnotes.'],
  rowsMended: [() => Int, 'Rows that somebody mended.'],
  counts: [() => CountsType, 'How its rows were judged; none before.', 'nullable'],
});
const ProgressType = objectType<DraftProgress>('ImportProgress', 'How far the work at hand is.', {
  rowsDone: [() => Int, 'Rows judged so far.'],
  rowsExpected: [() => Int, 'Of how many.'],
  stepsDone: [() => Int, 'Steps of the writing done so far.'],
  stepsExpected: [() => Int, 'Of how many; 0 before it is asked for.'],
});
const DraftProblemType = objectType<{ message: string; mend: string; examples?: readonly string[] }>(
  'ImportProblem',
  'Why an import stands where it stands.',
  {
    message: [() => String, 'What happened.'],
    mend: [() => String, 'What would help.'],
    examples: [() => [String], 'A few of the rows that it is about, in words.', 'nullable'],
  },
);
export const DraftType = objectType<Omit<ImportDraft, 'startedByStaffId' | 'undoneByStaffId'>>(
  'ImportDraft',
  'An import that is prepared on a screen, from its first file to its end. importReport and undoImport know it by the same id.',
  {
    id: [() => ID, 'Its id, and that of the import.'],
    sourceId: [() => ID, 'The system that its files come from.'],
    sourceName: [() => String, 'What that system is called.'],
    state: [() => ImportStateEnum, 'Where it stands.'],
    startedAt: [() => InstantScalar, 'When its first file came.'],
    judgedAt: [() => InstantScalar, 'When its rows were judged.', 'nullable'],
    finishedAt: [() => InstantScalar, 'When it was over.', 'nullable'],
    undoneAt: [() => InstantScalar, 'When it was taken back.', 'nullable'],
    progress: [() => ProgressType, 'How far the work at hand is.'],
    counts: [() => CountsType, 'How its rows were judged, over all files; none before.', 'nullable'],
    problem: [() => DraftProblemType, 'Why it stands there, where that needs a word.', 'nullable'],
    files: [() => [DraftFileType], 'Its files, at most 20.'],
  },
);

const FieldType = objectType<KnownField>('ImportField', 'What a column can be.', {
  name: [() => String, 'The field’s name: changeImportFile is told it.'],
  title: [() => String, 'What a person calls it.'],
  required: [() => Boolean, 'Whether every file of the kind needs it.'],
  overwritable: [() => Boolean, 'Whether somebody may choose whose word wins.'],
});
export const KnownKindType = objectType<KnownKind>('ImportKindFields', 'What files of a kind can say.', {
  kind: [() => ImportKindEnum, 'The kind.'],
  fields: [() => [FieldType], 'Its fields, the most telling first.'],
  required: [
    () => [[String]],
    'What is needed: of each choice one. A plus sign joins fields that are needed together.',
  ],
});

const ColumnSaidInput = inputType<ColumnSaid>('ImportColumnInput', 'What a column is.', {
  heading: [() => String, 'Its heading as the file spells it.'],
  field: [() => String, 'Its field; empty leaves it unread, left out leaves it as it is.', 'nullable'],
  overwrite: [() => OverwriteEnum, 'Whose word wins; the field is to be named with it.', 'nullable'],
});
export const ChangeImportFileInput = inputType<Change>('ChangeImportFileInput', 'How a file is to be read.', {
  fileId: [() => ID, 'Which file.'],
  version: [() => Int, 'The version that you looked at.'],
  kind: [() => ImportKindEnum, 'What its rows are about; another kind forgets what was said on columns.', 'nullable'],
  encoding: [() => String, 'Its encoding, such as utf-8, utf-16le or cp1252.', 'nullable'],
  dateOrder: [() => DateOrderEnum, 'In which order it writes dates.', 'nullable'],
  decimal: [() => DecimalMarkEnum, 'What stands before the decimals.', 'nullable'],
  columns: [() => [ColumnSaidInput], 'What these columns are; the others stay as they are.', 'nullable'],
});
const OF_FILE = { fileId: [() => ID, 'Which file.'], draftId: [() => ID, 'Its draft.'] } as const;
const OF_DRAFT = { draftId: [() => ID, 'Which draft.'] } as const;
export const ImportFileChangedType = objectType<ImportFileChanged>(
  'ImportFileChanged',
  'A file is read in another way; its rows are to be judged again.',
  { ...DONE, ...OF_FILE },
);
export const RemoveImportFileInput = inputType<{ fileId: string }>('RemoveImportFileInput', 'A file to take out.', {
  fileId: [() => ID, 'Which file.'],
});
export const ImportFileRemovedType = objectType<ImportFileRemoved>('ImportFileRemoved', 'A file was taken out.', {
  ...DONE,
  ...OF_FILE,
});
export const SetImportSourceInput = inputType<{ draftId: string; sourceName: string }>(
  'SetImportSourceInput',
  'Which system the files come from.',
  { ...OF_DRAFT, sourceName: [() => String, 'Its name; a new name makes a new source.'] },
);
export const ImportSourceSetType = objectType<ImportSourceSet>('ImportSourceSet', 'The files’ source was said.', {
  ...DONE,
  ...OF_DRAFT,
  sourceId: [() => ID, 'The source.'],
});
export const JudgeImportInput = inputType<{ draftId: string }>('JudgeImportInput', 'A draft to judge.', OF_DRAFT);
export const ImportJudgingStartedType = objectType<ImportJudgingStarted>(
  'ImportJudgingStarted',
  'Its rows are being judged in the background; the draft tells how far it is.',
  { ...DONE, ...OF_DRAFT, rowsExpected: [() => Int, 'Rows that are to be judged.'] },
);
const CellMendedInput = inputType<CellMended>('ImportCellInput', 'What a cell should say.', {
  column: [() => Int, 'The place of its column, from 0.'],
  value: [() => String, 'What it should say, written as the file writes it.'],
});
export const MendImportRowInput = inputType<Mend>('MendImportRowInput', 'What a row should say.', {
  rowId: [() => ID, 'Which row.'],
  values: [() => [CellMendedInput], 'Its cells that change; what the file said puts a cell back.'],
});
export const ImportRowMendedType = objectType<ImportRowMended>('ImportRowMended', 'A row was mended.', {
  ...DONE,
  ...OF_DRAFT,
  rowId: [() => ID, 'Which row.'],
  verdict: [
    () => VerdictEnum,
    'What becomes of it now; none while the whole draft is judged again, because other rows may name whom it brings.',
    'nullable',
  ],
});
export const RunImportInput = inputType<{ draftId: string }>('RunImportInput', 'A judged draft to write.', OF_DRAFT);
export const ImportRunStartedType = objectType<ImportRunStarted>(
  'ImportRunStarted',
  'It is being written in the background, all at once; the draft tells how far it is.',
  { ...DONE, ...OF_DRAFT },
);
export const DiscardImportInput = inputType<{ draftId: string }>('DiscardImportInput', 'A draft to give up.', OF_DRAFT);
export const ImportDiscardedType = objectType<ImportDiscarded>('ImportDiscarded', 'A draft was given up.', {
  ...DONE,
  ...OF_DRAFT,
});
export const ImportElsewhereType = refusalType(
  'ImportElsewhere',
  'The import is not where this could be done with it.',
  { state: [() => ImportStateEnum, 'Where it stands.'] },
);
export const FilesNotReadyType = refusalType('FilesNotReady', 'Files still ask something, or none can be read.', {
  files: [() => [String], 'The names of the files that are to be looked at.'],
});
export const StaleJudgementType = refusalType(
  'StaleJudgement',
  'The house changed since the rows were judged: judge them again.',
  { examples: [() => [String], 'A few rows that would be judged otherwise now, in words.'] },
);
