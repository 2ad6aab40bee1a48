import { registerEnumType } from 'type-graphql';
import { enumType } from '../api/index.ts';

/** The kinds as the API writes them; the house writes them small, as the plural that they are. */
export const ImportKindEnum = {
  LOCATIONS: 'locations',
  STAFF: 'staff',
  MEMBERS: 'members',
  CONSULTATIONS: 'consultations',
  SALES: 'sales',
  VISITS: 'visits',
} as const;
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  description: 'What the rows of a file are about.',
  valuesConfig: {
    LOCATIONS: { description: 'Clubs. They are opened in the settings; here they are only compared.' },
    STAFF: { description: 'People who work there, with their pay.' },
    MEMBERS: { description: 'Members and their memberships.' },
    CONSULTATIONS: { description: 'Consultations that were set, and what became of them.' },
    SALES: { description: 'Packages that were sold.' },
    VISITS: { description: 'Sessions and classes that were held.' },
  },
});
export const DateOrderEnum = enumType('ImportDateOrder', 'In which order a file writes its dates.', {
  MDY: 'The month first.',
  DMY: 'The day first.',
  YMD: 'The year first.',
});
export const DecimalMarkEnum = { POINT: '.', COMMA: ',' } as const;
registerEnumType(DecimalMarkEnum, {
  name: 'ImportDecimalMark',
  description: 'What stands before the decimals of a number.',
  valuesConfig: { POINT: { description: 'A point.' }, COMMA: { description: 'A comma.' } },
});
export const OverwriteEnum = enumType(
  'ImportOverwrite',
  'Whose word wins where the file and the house both have one.',
  {
    OVERWRITE: 'The file’s.',
    FILL_EMPTY: 'The file’s, only where the house has none.',
    KEEP: 'The house’s: the column is never written.',
  },
);
export const ColumnHowEnum = enumType('ImportColumnHow', 'How a column came to its field.', {
  GIVEN: 'Somebody said so.',
  REMEMBERED: 'The source’s last file had it so.',
  SYNONYM: 'Its heading means it.',
  WORDS: 'Its heading has the same words in another order.',
  VALUES: 'Its cells show it.',
  IGNORED: 'Somebody left it unread.',
  NONE: 'It was taken for nothing, and is not read.',
});
export const QuestionOptionEnum = {
  DATE_ORDER: 'dateOrder',
  DECIMAL: 'decimal',
  ENCODING: 'encoding',
  COLUMNS: 'map',
} as const;
registerEnumType(QuestionOptionEnum, {
  name: 'ImportQuestionAbout',
  description: 'What a file asks: the input of changeImportFile that answers it.',
  valuesConfig: {
    DATE_ORDER: { description: 'Answered with dateOrder.' },
    DECIMAL: { description: 'Answered with decimal.' },
    ENCODING: { description: 'Answered with encoding.' },
    COLUMNS: { description: 'Answered with columns.' },
  },
});
export const VerdictEnum = enumType('ImportVerdict', 'What becomes of a row.', {
  CREATE: 'It brings something new.',
  UPDATE: 'It changes something that is there.',
  UNCHANGED: 'It says what is there already.',
  REPEATED: 'The same row stands in the file before.',
  SUPERSEDED: 'A later row of the file says it anew.',
  REFUSED: 'It is not taken in.',
});
export const RowFilterEnum = enumType('ImportRowFilter', 'Which rows are wanted.', {
  CREATE: 'Those that bring something new.',
  UPDATE: 'Those that change something.',
  UNCHANGED: 'Those that change nothing.',
  POSSIBLE_DUPLICATE: 'New members who may be there already.',
  REPEATED: 'Those that stand in the file twice.',
  SUPERSEDED: 'Those that a later row replaces.',
  REFUSED: 'Those that are not taken in.',
  MENDED: 'Those that somebody mended.',
});
