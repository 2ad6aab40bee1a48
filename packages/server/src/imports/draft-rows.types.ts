import { ID, Int } from 'type-graphql';
import { connectionOf, objectType } from '../api/index.ts';
import type { DraftRow, PossibleDuplicate, RowCell, RowReason } from './draft-rows.read.ts';
import { ImportKindEnum, VerdictEnum } from './import-words.types.ts';
import type { RowChange } from './row-told.rules.ts';

const CellType = objectType<RowCell>('ImportCell', 'A cell of a row.', {
  index: [() => Int, 'The place of its column, from 0: mendImportRow names it.'],
  heading: [() => String, 'The heading of its column.'],
  field: [() => String, 'The field that the column was taken for.', 'nullable'],
  value: [() => String, 'What stands there, mended where somebody mended it.'],
  original: [() => String, 'What the file says, where somebody mended it.', 'nullable'],
});
const RowReasonType = objectType<RowReason>('ImportRowReason', 'Why a row is refused, or what is odd about it.', {
  cell: [() => Int, 'The column to mend, from 0; none where it is about the whole row.', 'nullable'],
  column: [() => String, 'The column in words.'],
  value: [() => String, 'What stands there.'],
  code: [() => String, 'The reason as a code.'],
  message: [() => String, 'The reason in words.'],
  mend: [() => String, 'What would be right.'],
});
const ChangeType = objectType<RowChange>('ImportRowChange', 'One thing that a row changes.', {
  field: [() => String, 'What changes, as a word for programs.'],
  title: [() => String, 'What changes, in words.'],
  before: [() => String, 'As it is; none where there is nothing.', 'nullable'],
  after: [() => String, 'As it would be; none where it is emptied.', 'nullable'],
});
const DuplicateType = objectType<PossibleDuplicate>(
  'ImportPossibleDuplicate',
  'Somebody who may be the same person as a new member. They are taken in all the same; only a person merges.',
  {
    id: [() => ID, 'The member’s id.'],
    name: [() => String, 'Their name.'],
    isNew: [() => Boolean, 'Whether they come with this import.'],
  },
);
export const RowType = objectType<Omit<DraftRow, 'mendedByStaffId'>>('ImportRow', 'A judged row.', {
  id: [() => ID, 'Its id: mendImportRow is asked with it.'],
  fileId: [() => ID, 'The file that it stands in.'],
  fileName: [() => String, 'The name of that file.'],
  rowNumber: [() => Int, 'The number of the row in its file, as a person counts.'],
  kind: [() => ImportKindEnum, 'What it is about.'],
  ref: [() => String, 'What the source calls it.', 'nullable'],
  title: [() => String, 'Whom or what it is about: a name, or an id where there is none.'],
  detail: [() => String, 'What stands beside it: a start, an item, a joining date, as the file writes it.', 'nullable'],
  verdict: [() => VerdictEnum, 'What becomes of it.'],
  possibleDuplicate: [() => DuplicateType, 'Who may be the same person.', 'nullable'],
  reasons: [() => [RowReasonType], 'Why it is refused, or what is odd about it.'],
  changes: [() => [ChangeType], 'What it changes, where it changes something that is there.'],
  cells: [() => [CellType], 'Its cells.'],
  isMended: [() => Boolean, 'Whether somebody mended it.'],
});
export const RowConnection = connectionOf('ImportRow', () => RowType, 'judged rows', false);
