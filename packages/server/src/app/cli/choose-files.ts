import { readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { CannotDo } from './outcome.ts';

/** What systems call a table; anything else in the folder is left alone unread. */
const TABLES = new Set(['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.xlsm', '.xls', '']);

/** The files of a folder, or the one file named. */
export interface ChosenFiles {
  readonly tables: readonly string[];
  /** Names of files that are no tables. */
  readonly others: readonly string[];
}

/** Lists what is to be read, in the order of the names. Throws CannotDo where there is nothing. */
export function chooseFiles(place: string): ChosenFiles {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new CannotDo(`There is no folder ${place}.`);
  if (!found.isDirectory()) return { tables: [place], others: [] };
  const names = readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
    .map((entry) => entry.name)
    .sort();
  const isTable = (name: string) => TABLES.has(extname(name).toLowerCase());
  const tables = names.filter(isTable).map((name) => join(place, name));
  if (tables.length === 0) throw new CannotDo(`There are no files to import in ${place}: it takes CSV and XLSX.`);
  return { tables, others: names.filter((name) => !isTable(name)).map((name) => basename(name)) };
}
