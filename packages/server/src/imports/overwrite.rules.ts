// Where both the file and the house have a word on a person, somebody decides whose wins. Facts have no such choice.
import type { OverwriteRule } from './house.read.ts';
import type { ImportKind } from './reading/rows.rules.ts';

const CHOICES: Partial<Record<ImportKind, readonly string[]>> = {
  staff: ['email', 'role'],
  members: ['firstName', 'lastName', 'email', 'phone', 'note'],
};

/** The columns of the house that a field of the file has a choice for; none where the file's word always counts. */
export function overwritable(kind: ImportKind, field: string): readonly string[] {
  const choices = CHOICES[kind] ?? [];
  if (kind === 'members' && field === 'fullName') return ['firstName', 'lastName'];
  return choices.includes(field) ? [field] : [];
}

/** A file without a column says nothing on it: what the house has stays. */
export function keptWhereUnsaid(kind: ImportKind, fields: readonly string[]): Record<string, OverwriteRule> {
  const said = new Set(fields.flatMap((field) => overwritable(kind, field)));
  return Object.fromEntries(
    (CHOICES[kind] ?? []).filter((column) => !said.has(column)).map((column) => [column, 'KEEP']),
  );
}
