import { readFileSync } from 'node:fs';
import { type FileReport, importFiles, type ImportReport } from '../../imports/index.ts';
import { type HeadingMap, IMPORT_KINDS, type ImportKind, type LocationRow } from '../../imports/reading/index.ts';
import { isRefusal } from '../../kernel/index.ts';
import { findOrganization, type Organization } from '../../organizations/index.ts';
import { createOrganization } from '../../setup/index.ts';
import type { Typed } from './arguments.ts';
import { chooseFiles, type ChosenFiles } from './choose-files.ts';
import { forgetOrganization } from './forget-organization.ts';
import { actorOf, type House } from './open-house.ts';
import { CannotDo, EXIT, NotUnderstood, type Outcome } from './outcome.ts';
import { locationsListed, placeLocations } from './place-locations.ts';
import { tableLines } from './table.rules.ts';

/** The source of files whose system nobody named. */
const UNNAMED_SOURCE = 'Files';
const ORDERS = ['MDY', 'DMY', 'YMD'] as const;
/** How often the rows judged so far are told. */
const ROWS_BETWEEN_WORDS = 10_000;

type Maps = Partial<Record<ImportKind, HeadingMap>>;

function isMap(value: unknown): value is HeadingMap {
  return (
    value !== null && typeof value === 'object' && Object.values(value).every((field) => typeof field === 'string')
  );
}

function mapsIn(path: string | null): Maps {
  if (path === null) return {};
  let maps: unknown;
  try {
    maps = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new NotUnderstood(
      `--map: ${path} cannot be read as JSON (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
  const entries = maps !== null && typeof maps === 'object' ? Object.entries(maps) : [['', null] as const];
  const wrong = entries.find(([kind, map]) => !(IMPORT_KINDS as readonly string[]).includes(kind) || !isMap(map));
  if (wrong)
    throw new NotUnderstood(`--map: ${path} holds, per kind (${IMPORT_KINDS.join(', ')}), the field of each heading.`);
  return Object.fromEntries(entries) as Maps;
}

function answersIn(typed: Typed) {
  const wished = typed.word('date-order')?.toUpperCase() ?? null;
  const dateOrder = ORDERS.find((order) => order === wished);
  if (wished !== null && !dateOrder) throw new NotUnderstood(`--date-order is MDY, DMY or YMD, not “${wished}”.`);
  const encoding = typed.word('encoding');
  return { maps: mapsIn(typed.word('map')), ...(encoding ? { encoding } : {}), ...(dateOrder ? { dateOrder } : {}) };
}

interface Settled {
  readonly organization: Organization;
  /** Founded just now. */
  readonly isNew: boolean;
}

/** The organization, founded when new: then the files must say where its clubs are. */
async function settleOrganization(house: House, typed: Typed, listed: readonly LocationRow[]): Promise<Settled> {
  const name = typed.word('organization') ?? '';
  const organization = await findOrganization(house.db, name);
  if (organization) return { organization, isNew: false };
  const email = typed.word('as');
  if (email !== null)
    throw new CannotDo(`${name} is new: nobody there has the e-mail ${email} yet. Leave --as out the first time.`);
  if (listed.length === 0)
    throw new CannotDo(`${name} is new, and no file lists its locations (name, time zone, currency, country).`);
  const created = await createOrganization(house.db, { name, now: new Date() });
  if (isRefusal(created)) throw new CannotDo(created.message);
  house.say(`Founded ${name}.`);
  return { organization: { id: created.organizationId, name }, isNew: true };
}

function progress(house: House): (rows: number) => void {
  let told = 0;
  return (rows) => {
    if (rows < told + ROWS_BETWEEN_WORDS) return;
    told = rows;
    house.say(`${rows} rows judged…`);
  };
}

const COUNTS = ['create', 'update', 'unchanged', 'repeated', 'superseded', 'refused'] as const;

function fileCells(file: FileReport): string[] {
  return [file.name, file.kind ?? '–', ...COUNTS.map((count) => String(file.counts[count]))];
}

interface StoredRefusal {
  readonly message: string;
  readonly mend: string;
}

/** What there is to say about files that were not read. */
function fileWords(file: FileReport): string[] {
  if (file.outcome === 'LEFT_ALONE')
    return [`${file.name} was left alone: its headings are of no kind that is imported.`];
  if (file.outcome === 'READ') return [];
  const refusals = (file.facts['refusals'] ?? []) as readonly StoredRefusal[];
  return refusals.map(({ message, mend }) => `${file.name} was refused: ${message} ${mend}`);
}

const DONE: Record<ImportReport['type'], string> = {
  ImportCommitted: 'Imported as run',
  ImportJudged: 'Judged only, nothing was changed; run',
  ImportRefused: 'Nothing was imported; run',
};

/** Done means committed: whatever judged only, or took nothing in, ends otherwise. */
const EXIT_OF: Record<ImportReport['type'], number> = {
  ImportCommitted: EXIT.done,
  ImportJudged: EXIT.judged,
  ImportRefused: EXIT.failed,
};

function wordsOf(report: ImportReport): string[] {
  const heading = ['file', 'kind', 'new', 'changed', 'same', 'repeated', 'superseded', 'refused'];
  const refused = report.refused.map(
    ({ file, row, id, reason }) => `  ${file} row ${row}${id === null ? '' : ` (${id})`}: ${reason}`,
  );
  const duplicates =
    report.suggestedDuplicates > 0
      ? [`${report.suggestedDuplicates} new members may be people whom you already have.`]
      : [];
  return [
    `${DONE[report.type]} ${report.runId}`,
    ...tableLines([heading, ...report.files.filter(({ outcome }) => outcome === 'READ').map(fileCells)]),
    ...duplicates,
    ...(refused.length > 0 ? ['Refused:', ...refused] : []),
  ];
}

function outcomeOf(house: House, organization: Organization, files: ChosenFiles, answer: ImportReport): Outcome {
  const { type, runId, state, suggestedDuplicates } = answer;
  for (const line of answer.files.flatMap(fileWords)) house.say(line);
  for (const name of files.others) house.say(`${name} was left alone: it is no table.`);
  const refused = answer.refused.map(({ file, row, id, reason }) => ({ file, row, id, reason }));
  const data = {
    type,
    organization: organization.name,
    runId,
    state,
    files: answer.files,
    leftAlone: files.others,
    suggestedDuplicates,
    refused,
  };
  return { exitCode: EXIT_OF[type], data, words: wordsOf(answer) };
}

/** Whether a group that was founded for an import has something from its files: besides its clubs, unless only these came. */
function bringsNothing({ type, files }: ImportReport): boolean {
  const read = files.filter(({ outcome, kind }) => outcome === 'READ' && kind !== 'locations');
  return type === 'ImportRefused' || (read.length === 0 && files.some(({ outcome }) => outcome === 'REFUSED'));
}

const refusedWhole = (report: ImportReport): ImportReport => ({ ...report, type: 'ImportRefused', state: 'REFUSED' });

/** `import DIR`: takes in a club's exports, and says what became of every row. */
export async function importFolder(house: House, typed: Typed): Promise<Outcome> {
  const answers = answersIn(typed);
  const files = chooseFiles(typed.place);
  const listed = await locationsListed(files.tables, answers);
  const { organization, isNew } = await settleOrganization(house, typed, listed);
  let stays = !isNew;
  try {
    const ctx = await actorOf(house, typed, organization);
    await placeLocations(house, ctx, listed);
    const sourceName = typed.word('source') ?? UNNAMED_SOURCE;
    const dryRun = typed.has('dry-run');
    const input = { sourceName, paths: files.tables, dryRun, onProgress: progress(house), ...answers };
    const answer = await importFiles(house.db, ctx, input);
    if (isRefusal(answer)) throw new CannotDo(answer.message);
    stays ||= !dryRun && !bringsNothing(answer);
    return outcomeOf(house, organization, files, stays || dryRun ? answer : refusedWhole(answer));
  } finally {
    if (!stays) {
      await forgetOrganization(house, organization.id);
      house.say(`Nothing was brought in, so ${organization.name} is gone again.`);
    }
  }
}
