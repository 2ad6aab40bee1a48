import { open, rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { finished } from 'node:stream/promises';
import { BY_HAND, readSources, trainersOf } from '../../funnel/index.ts';
import { foldText, isId, Refused } from '../../kernel/index.ts';
import { locationsOf, type Organization } from '../../organizations/index.ts';
import { exportAsked, EXPORTS, type ExportName } from '../exports/export-asked.ts';
import { type Format, type Sheet, sheetOn } from '../exports/sheets.ts';
import { type Exported, writeExport } from '../exports/write-export.ts';
import type { Typed } from './arguments.ts';
import { actorOf, type House, organizationNamed } from './open-house.ts';
import { CannotDo, EXIT, NotUnderstood, type Outcome } from './outcome.ts';

function formatOf(file: string): Format {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv') return 'csv';
  if (ending === '.xlsx') return 'xlsx';
  throw new NotUnderstood(`--out ends with .csv or .xlsx, not “${ending}”.`);
}

function whatIn(typed: Typed): ExportName {
  const what = EXPORTS.find((name) => name === typed.place);
  if (what) return what;
  throw new NotUnderstood(`There is no export “${typed.place}”: ${EXPORTS.join(', ')}.`);
}

/** The one of a list that a person names; an id is one already. */
function idNamed(
  words: string,
  kind: string,
  list: readonly { id: string; names: readonly (string | null)[] }[],
): string {
  if (isId(words)) return words;
  const found = list.filter(({ names }) => names.some((name) => name !== null && foldText(name) === foldText(words)));
  const [one] = found;
  if (one && found.length === 1) return one.id;
  throw new CannotDo(`There is ${one ? 'more than one' : 'no'} ${kind} “${words}”.`);
}

/** What was typed as the parameters of an export: people name a location or a trainer, and the export asks by id. */
async function parametersOf(house: House, typed: Typed, { id: organizationId }: Organization): Promise<object> {
  const [location, trainer, source] = [typed.word('location'), typed.word('trainer'), typed.word('source')];
  const ids = await house.db.read(organizationId, async (query) => {
    const places = location ? await locationsOf(query, organizationId, null) : [];
    const people = trainer ? await trainersOf(query, organizationId, null) : [];
    const sources = source ? [...(await readSources(query, organizationId)), { id: BY_HAND, name: BY_HAND }] : [];
    return {
      location:
        location &&
        idNamed(
          location,
          'location',
          places.map(({ id, name }) => ({ id, names: [name] })),
        ),
      trainer:
        trainer &&
        idNamed(
          trainer,
          'trainer',
          people.map(({ id, name, sourceId }) => ({ id, names: [name, sourceId] })),
        ),
      source:
        source &&
        idNamed(
          source,
          'source',
          sources.map(({ id, name }) => ({ id, names: [name] })),
        ),
    };
  });
  const told = {
    ...ids,
    name: typed.word('figure')?.toUpperCase().replaceAll('-', '_'),
    from: typed.word('from'),
    to: typed.word('to'),
    part: typed.word('part')?.toUpperCase(),
    stage: typed.word('stage')?.toUpperCase(),
    asOf: typed.word('as-of'),
    knownAt: typed.word('known-at'),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined));
}

/** Writes a file through to its end. */
async function writeInto(file: string, format: Format, write: (sheet: Sheet) => Promise<Exported>): Promise<number> {
  const out = (await open(file, 'w')).createWriteStream();
  const written = finished(out);
  // A full disk is told by the stream; whoever writes hears of it as well and would be waited for in vain.
  const [{ rows }] = await Promise.all([
    write(sheetOn(out, format)).catch((error: unknown) => {
      out.destroy();
      throw error;
    }),
    written,
  ]);
  return rows;
}

/** `export`: what a screen shows as a file, by the same reads. A file that could not be finished is not there. */
export async function exportFile(house: House, typed: Typed): Promise<Outcome> {
  const what = whatIn(typed);
  const file = typed.word('out') ?? '';
  const format = formatOf(file);
  const organization = await organizationNamed(house, typed.word('organization') ?? '');
  const ctx = await actorOf(house, typed, organization);
  const half = `${file}.part`;
  try {
    const asked = exportAsked(what, await parametersOf(house, typed, organization));
    const rows = await writeInto(half, format, (sheet) => writeExport(house.db, ctx, asked, { sheet, format }));
    await rename(half, file);
    return { exitCode: EXIT.done, data: { file, rows }, words: [`${rows} rows in ${file}.`] };
  } catch (error) {
    await rm(half, { force: true });
    if (error instanceof Refused) throw new CannotDo(error.reason.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw new CannotDo(`${file} can not be written.`);
    throw error;
  }
}
