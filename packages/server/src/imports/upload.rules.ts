// What may be sent as a file to import, by its name alone; what is in it is judged when it is read.

/** The endings that systems give to tables. A workbook of the old kind is taken too, and told what to do. */
const ENDINGS: ReadonlySet<string> = new Set(['csv', 'tsv', 'tab', 'txt', 'xlsx', 'xlsm', 'xls']);

/** True for a name that a table may have; one without an ending may be one. */
export function isTableName(name: string): boolean {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1];
  return ending === undefined || ENDINGS.has(ending.toLowerCase());
}
