import { ID } from 'type-graphql';
import { DONE, inputType, InstantScalar, objectType } from '../api/index.ts';
import type { MappingForgotten } from './forget-mapping.ts';
import { DateOrderEnum, ImportKindEnum, OverwriteEnum } from './import-words.types.ts';
import type { ImportKind } from './reading/index.ts';
import type { SourceRenamed } from './rename-source.ts';
import type { ImportSource, SourceMapping } from './sources.read.ts';

const SourceColumnType = objectType<SourceMapping['columns'][number]>('SourceColumn', 'What a heading was taken for.', {
  heading: [() => String, 'The heading, folded: without case, accents and marks.'],
  field: [() => String, 'The field; none where the column was left unread.', 'nullable'],
});
const SourceRuleType = objectType<SourceMapping['overwrite'][number]>('SourceRule', 'Whose word wins for a column.', {
  field: [() => String, 'The field.'],
  rule: [() => OverwriteEnum, 'Whose word.'],
});
const SourceMappingType = objectType<SourceMapping>('SourceMapping', 'How a source’s files of one kind are read.', {
  kind: [() => ImportKindEnum, 'The kind of file.'],
  dateOrder: [() => DateOrderEnum, 'In which order its dates were.', 'nullable'],
  columns: [() => [SourceColumnType], 'What its headings were taken for.'],
  overwrite: [() => [SourceRuleType], 'Whose word wins, where somebody chose.'],
  updatedAt: [() => InstantScalar, 'When it was remembered.'],
});
export const SourceType = objectType<ImportSource>('ImportSource', 'A system that files come from.', {
  id: [() => ID, 'Its id.'],
  name: [() => String, 'What it is called.'],
  lastImportedAt: [() => InstantScalar, 'When files of it were last written.', 'nullable'],
  lastRunId: [() => ID, 'The import that wrote them.', 'nullable'],
  mappings: [() => [SourceMappingType], 'How its files are read, by kind.'],
});

export const RenameSourceInput = inputType<{ sourceId: string; name: string }>(
  'RenameSourceInput',
  'Another name for a source.',
  { sourceId: [() => ID, 'Which source.'], name: [() => String, 'Its new name.'] },
);
export const SourceRenamedType = objectType<SourceRenamed>('SourceRenamed', 'A source has another name.', {
  ...DONE,
  sourceId: [() => ID, 'Which source.'],
});
export const ForgetMappingInput = inputType<{ sourceId: string; kind: ImportKind }>(
  'ForgetMappingInput',
  'A remembered mapping to forget.',
  { sourceId: [() => ID, 'Which source.'], kind: [() => ImportKindEnum, 'Of which kind of file.'] },
);
export const MappingForgottenType = objectType<MappingForgotten>('MappingForgotten', 'A mapping was forgotten.', {
  ...DONE,
  sourceId: [() => ID, 'Which source.'],
});
