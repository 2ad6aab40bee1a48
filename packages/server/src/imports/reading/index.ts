// Reading: from a file's bytes to rows that say something, or to reasons why they do not.
// Owns: encodings, tables, headings and their synonyms, the notation of dates, numbers and states, the form of a row.
// Must never know: the database, which members or staff exist, what an organization is.
export { readFile } from './read-file.ts';
export type { ControlTotal, FileReading, ReadableFile, RefusedFile, TableFacts, UnknownFile } from './read-file.ts';
export { judgeOne } from './judge-rows.ts';
export type { Mends } from './judge-rows.ts';
export type { ReadingPlan } from './survey.rules.ts';
export { KINDS } from './kinds.rules.ts';
export type { ReadOptions } from './read-options.ts';
export { spoolStream, sweepTemporaryFolders, temporaryFolder } from './spool.ts';
export type { Spooled } from './spool.ts';
export { DEFAULT_LIMITS } from './inspect-bytes.ts';
export type { Limits } from './inspect-bytes.ts';
export type { FileRefusal, FileRefusalCode, Question } from './refusals.rules.ts';
export { foldText, headingKey, nameKey, splitName } from './fold-text.rules.ts';
export type { PersonName } from './fold-text.rules.ts';
export { addDecimals, toMinor } from './numbers.rules.ts';
export type { DecimalMark } from './numbers.rules.ts';
export type { DateOrder } from './dates.rules.ts';
export type { Delimiter } from './delimiter.rules.ts';
export { mapToRemember } from './headings.rules.ts';
export type { HeadingMap, MappedColumn, Mapping } from './headings.rules.ts';
export { fingerprintOf } from './fingerprint.ts';
export { IMPORT_KINDS, isRefused } from './rows.rules.ts';
export type {
  AcceptedRow,
  Cell,
  CellRefusal,
  ConsultationRow,
  ConsultationStatus,
  ImportKind,
  JudgedRow,
  LocalDayOrMoment,
  LocalMoment,
  LocationRow,
  MemberRow,
  MembershipKind,
  MemberStatus,
  NamedPerson,
  RefusedRow,
  SaleKind,
  SaleRow,
  StaffRow,
  TypedRow,
  VisitRow,
  VisitStatus,
} from './rows.rules.ts';
