// The same group's exports as another country's systems would have written them: other headings, separators, order of
// dates, decimal marks, encodings, file names, a workbook. What the rows say stays the same, so every figure must too.
// This reads and writes tables with code of its own, so that a mistake in the reader cannot hide in here.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

export type RewrittenEncoding = 'utf-8' | 'cp1252' | 'utf-16le';

export interface ExportStyle {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly encoding: RewrittenEncoding;
  /** Builds a day, and the time behind it, from their parts. */
  readonly date: (day: number, month: number, year: number, time: { hour: number; minute: number } | null) => string;
  readonly decimalComma: boolean;
  /** "Ueda, Zoë" becomes "Zoë Ueda". */
  readonly firstNameFirst: boolean;
  /** By the original's file name: the new one (ending in .xlsx for a workbook), the title and the headings. */
  readonly files: Readonly<
    Record<
      string,
      { readonly name: string; readonly title: string; readonly headings: Readonly<Record<string, string>> }
    >
  >;
  /** Whole cells in other words, under these (original) headings. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly totalWord: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

const STATUS_GERMAN = {
  Booked: 'Gebucht',
  Showed: 'Erschienen',
  Completed: 'Durchgeführt',
  'No Show': 'Nicht erschienen',
  'Late Cancel': 'Kurzfristig abgesagt',
  Cancelled: 'Abgesagt',
  'Cancelled by club': 'Vom Club abgesagt',
  Rescheduled: 'Verschoben',
  Perhaps: 'Vielleicht',
  Active: 'Aktiv',
  Rescinded: 'Widerrufen',
};

/** A German system: semicolons, Windows-1252, 31.12.2026 16:45, 1.300,00, its own words. */
export const GERMAN: ExportStyle = {
  delimiter: ';',
  encoding: 'cp1252',
  date: (day, month, year, time) =>
    `${two(day)}.${two(month)}.${year}${time === null ? '' : ` ${two(time.hour)}:${two(time.minute)}`}`,
  decimalComma: true,
  firstNameFirst: false,
  totalWord: 'Gesamt',
  words: {
    Status: STATUS_GERMAN,
    'Sale Type': { New: 'Neukunde', Renewal: 'Verlängerung', Reactivation: 'Rückgewinnung', Intro: 'Schnupper' },
  },
  files: {
    'locations.csv': {
      name: 'standorte.csv',
      title: '',
      headings: { Location: 'Standort', 'Time Zone': 'Zeitzone', Currency: 'Währung', Country: 'Land' },
    },
    'staff.csv': {
      name: 'personal.csv',
      title: 'Personalliste',
      headings: {
        'Staff ID': 'Personalnummer',
        'First Name': 'Vorname',
        'Last Name': 'Nachname',
        Email: 'E-Mail',
        Role: 'Funktion',
        'Home Location': 'Stammstudio',
        'Pay Per Session': 'Honorar je Einheit',
        'Sale Commission %': 'Verkaufsprovision %',
      },
    },
    'members.csv': {
      name: 'auszug-a.csv',
      title: 'Mitgliederliste; Stand heute',
      headings: {
        'Client ID': 'Mitgliedsnummer',
        'First Name': 'Vorname',
        'Last Name': 'Nachname',
        Email: 'E-Mail-Adresse',
        'Mobile Phone': 'Handy',
        'Join Date': 'Eintrittsdatum',
        'Home Location': 'Stammstudio',
        'Membership Type': 'Mitgliedschaft',
        Status: 'Mitgliedsstatus',
        Notes: 'Bemerkung',
      },
    },
    'consultations.csv': {
      name: 'termine.csv',
      title: 'Termine (Beratung)',
      headings: {
        'Appt ID': 'Termin-Nr.',
        'Client ID': 'Mitgliedsnummer',
        Client: 'Mitglied',
        Staff: 'Trainer',
        Location: 'Standort',
        Service: 'Leistung',
        Start: 'Beginn',
        Minutes: 'Dauer (Min.)',
        'Booked On': 'Gebucht am',
        'Booked By': 'Gebucht von',
        Status: 'Ergebnis',
        'Rescheduled To': 'Verschoben auf',
      },
    },
    'sales.csv': {
      name: 'verkaeufe.csv',
      title: 'Verkäufe',
      headings: {
        'Sale ID': 'Beleg-Nr.',
        'Sale Date': 'Verkaufsdatum',
        'Client ID': 'Kunden-Nr.',
        Client: 'Kunde',
        Location: 'Standort',
        Item: 'Artikel',
        'Sale Type': 'Verkaufsart',
        Sessions: 'Einheiten',
        'Amount Paid': 'Betrag',
        Expires: 'Gültig bis',
        'Sold By': 'Verkauft von',
        Trainer: 'Trainer',
        'Refunded On': 'Erstattet am',
      },
    },
    'visits.csv': {
      name: 'besuche.csv',
      title: 'PT-Besuche',
      headings: {
        'Visit ID': 'Besuchs-Nr.',
        'Client ID': 'Mitgliedsnummer',
        Client: 'Mitglied',
        Staff: 'Trainer',
        Location: 'Standort',
        Service: 'Leistung',
        Start: 'Termin',
        Minutes: 'Dauer',
        Status: 'Anwesenheit',
      },
    },
    'payroll-2026-10.csv': { name: 'lohn.csv', title: 'Lohn', headings: {} },
  },
};

/** An English system abroad: tabs, UTF-16, 31/12/2026 16:45, names as spoken, members in a workbook. */
export const BRITISH: ExportStyle = {
  delimiter: '\t',
  encoding: 'utf-16le',
  date: (day, month, year, time) =>
    `${day}/${month}/${year}${time === null ? '' : ` ${two(time.hour)}:${two(time.minute)}`}`,
  decimalComma: false,
  firstNameFirst: true,
  totalWord: 'Grand total',
  words: {
    Status: {
      Showed: 'Attended',
      'No Show': 'Absent',
      Completed: 'Arrived',
      Booked: 'Confirmed',
      Active: 'Y',
      Cancelled: 'Early Cancel',
    },
  },
  files: {
    'locations.csv': { name: 'clubs.txt', title: '', headings: { Location: 'Club', 'Time Zone': 'TZ' } },
    'staff.csv': {
      name: 'team.txt',
      title: 'The team',
      headings: {
        'Staff ID': 'Employee ID',
        'First Name': 'Forename',
        'Last Name': 'Surname',
        Role: 'Job title',
        'Home Location': 'Branch',
        'Pay Per Session': 'Session rate',
        'Sale Commission %': 'Commission',
      },
    },
    'members.csv': {
      name: 'people.xlsx',
      title: 'Everybody',
      headings: {
        'Client ID': 'Member #',
        'First Name': 'Forename',
        'Last Name': 'Surname',
        Email: 'E-mail',
        'Mobile Phone': 'Mobile',
        'Join Date': 'Member since',
        'Home Location': 'Site',
        'Membership Type': 'Plan',
        Status: 'Active',
      },
    },
    'consultations.csv': {
      name: 'diary.txt',
      title: '',
      headings: {
        'Appt ID': 'Event ID',
        'Client ID': 'Member number',
        Client: 'Member',
        Staff: 'Instructor',
        Location: 'Club',
        Service: 'Appointment type',
        Start: 'Date + time',
        Minutes: 'Length',
        'Booked On': 'Created',
        'Booked By': 'Created by',
        Status: 'Outcome',
        'Rescheduled To': 'Replaced by',
      },
    },
    'sales.csv': {
      name: 'till.xlsx',
      title: 'Till roll',
      headings: {
        'Sale ID': 'Receipt number',
        'Sale Date': 'Payment date',
        'Client ID': 'Member number',
        Client: 'Member',
        Location: 'Club',
        Item: 'Product',
        'Sale Type': 'New or renewal',
        Sessions: 'Qty purchased',
        'Amount Paid': 'Total paid',
        Expires: 'Expiry',
        'Sold By': 'Sales rep',
        Trainer: 'Instructor',
        'Refunded On': 'Returned on',
      },
    },
    'visits.csv': {
      name: 'sessions.txt',
      title: '',
      headings: {
        'Visit ID': 'Session ID',
        'Client ID': 'Member number',
        Client: 'Member',
        Staff: 'Instructor',
        Location: 'Club',
        Service: 'Series',
        Start: 'Event timestamp',
        Minutes: 'Length',
        Status: 'Attendance',
      },
    },
    'payroll-2026-10.csv': { name: 'pay-run.txt', title: 'Pay', headings: {} },
  },
};

const DATES = new Set(['Join Date', 'Start', 'Booked On', 'Sale Date', 'Expires', 'Refunded On', 'Date']);
const NAMES = new Set(['Client', 'Staff', 'Booked By', 'Sold By', 'Trainer']);
const MONEY = new Set(['Amount Paid', 'Pay Per Session', 'Amount']);

/** Writes every table of `fromFolder` to `toFolder` in another style; returns new file names by the old ones. */
export async function rewriteExports(
  fromFolder: string,
  toFolder: string,
  style: ExportStyle,
): Promise<Record<string, string>> {
  await mkdir(toFolder, { recursive: true });
  const names: Record<string, string> = {};
  for (const name of (await readdir(fromFolder)).filter((file) => file.endsWith('.csv')).sort()) {
    const file = style.files[name];
    if (file === undefined) continue;
    const table = readTable(await readFile(join(fromFolder, name), 'utf8'));
    await writeFile(
      join(toFolder, file.name),
      file.name.endsWith('.xlsx') ? workbook(table, style, file) : textFile(table, style, file),
    );
    names[name] = file.name;
  }
  return names;
}

interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly hasTotal: boolean;
}

function readTable(text: string): Table {
  const rows = splitCsv(text.replace(/^\ufeff/, '')).filter((row) => row.some((cell) => cell !== ''));
  const headingAt = rows.findIndex((row) => row.length > 1);
  const body = rows.slice(headingAt + 1);
  const hasTotal = body[body.length - 1]?.[0] === 'Total';
  return { headings: rows[headingAt] ?? [], rows: hasTotal ? body.slice(0, -1) : body, hasTotal };
}

function splitCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const found of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
    if (found.index + found[0].length >= text.length) break;
  }
  return rows;
}

/** The columns in another order: the id stays first, the others run backwards. */
function turned(cells: readonly string[]): string[] {
  const [first = '', ...rest] = cells;
  return [first, ...rest.reverse()];
}

function textFile(table: Table, style: ExportStyle, file: ExportStyle['files'][string]): Uint8Array {
  const rows: string[][] = file.title === '' ? [] : [[file.title], ['']];
  rows.push(turned(table.headings.map((heading) => file.headings[heading] ?? heading)));
  for (const row of table.rows)
    rows.push(turned(table.headings.map((heading, index) => rewritten(row[index] ?? '', heading, style))));
  if (table.hasTotal) rows.push([style.totalWord, String(table.rows.length)]);
  return encoded(
    rows.map((row) => row.map((cell) => quoted(cell, style.delimiter)).join(style.delimiter) + '\r\n').join(''),
    style.encoding,
  );
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function rewritten(cell: string, heading: string, style: ExportStyle): string {
  if (DATES.has(heading)) return redated(cell, style);
  if (NAMES.has(heading) && style.firstNameFirst) return cell.split(', ').reverse().join(' ');
  if (MONEY.has(heading) && style.decimalComma) return cell.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  return style.words[heading]?.[cell] ?? cell;
}

interface Moment {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly time: { hour: number; minute: number } | null;
}

function momentOf(cell: string): Moment | null {
  const found = /^(\d+)\/(\d+)\/(\d+)(?: (\d+):(\d+) ([AP])M)?$/.exec(cell);
  if (found === null) return null;
  const time =
    found[6] === undefined
      ? null
      : { hour: (Number(found[4]) % 12) + (found[6] === 'P' ? 12 : 0), minute: Number(found[5]) };
  return { month: Number(found[1]), day: Number(found[2]), year: Number(found[3]), time };
}

function redated(cell: string, style: ExportStyle): string {
  const moment = momentOf(cell);
  return moment === null ? cell : style.date(moment.day, moment.month, moment.year, moment.time);
}

function encoded(text: string, encoding: RewrittenEncoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  const western = inWesternLetters(text);
  // Windows-1252 and Latin-1 agree on every letter that is left; anything else must not slip through as "?".
  if (/[^\u0000-\u007f\u00a0-\u00ff]/.test(western))
    throw new Error('a character of the exports is not in Windows-1252');
  return Buffer.from(western, 'latin1');
}

/** Windows-1252 has no Turkish letters: a system that knows only it writes the nearest ones. */
export function inWesternLetters(text: string): string {
  return text
    .replaceAll('ğ', 'g')
    .replaceAll('ı', 'i')
    .replaceAll('Ğ', 'G')
    .replaceAll('İ', 'I')
    .replaceAll('ş', 's')
    .replaceAll('Ş', 'S');
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook whose first sheet is a note and whose second is the table, with real numbers and dates. */
function workbook(table: Table, style: ExportStyle, file: ExportStyle['files'][string]): Uint8Array {
  const rows = [
    [text(file.title)],
    [],
    turned(table.headings.map((heading) => file.headings[heading] ?? heading)).map(text),
    ...table.rows.map((row) =>
      turnedCells(table.headings.map((heading, index) => typed(row[index] ?? '', heading, style))),
    ),
    ...(table.hasTotal ? [[text(style.totalWord), `<v>${table.rows.length}</v>`]] : []),
  ];
  return workbookOf([
    { name: 'About', rows: [[text('Exported for the franchise')]] },
    { name: 'Table', rows },
  ]);
}

function turnedCells(cells: readonly string[]): string[] {
  return turned(cells);
}

function typed(cell: string, heading: string, style: ExportStyle): string {
  if (DATES.has(heading)) {
    const moment = momentOf(cell);
    const at =
      moment === null
        ? Number.NaN
        : Date.UTC(moment.year, moment.month - 1, moment.day, moment.time?.hour ?? 0, moment.time?.minute ?? 0);
    const exists = moment !== null && new Date(at).getUTCDate() === moment.day && moment.month <= 12;
    return exists ? `S${moment.time === null ? 1 : 2}<v>${at / 86_400_000 + 25_569}</v>` : text(cell);
  }
  if (MONEY.has(heading) || heading === 'Sessions' || heading === 'Client ID') {
    return cell === '' ? '' : `<v>${cell.replaceAll(',', '')}</v>`;
  }
  return text(rewritten(cell, heading, style));
}

function text(value: string): string {
  const escaped = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return value === '' ? '' : `T<is><t xml:space="preserve">${escaped}</t></is>`;
}

function cellXml(cell: string, at: string): string {
  if (cell === '') return '';
  if (cell.startsWith('T')) return `<c r="${at}" t="inlineStr">${cell.slice(1)}</c>`;
  if (cell.startsWith('S')) return `<c r="${at}" s="${cell.slice(1, 2)}">${cell.slice(2)}</c>`;
  return `<c r="${at}">${cell}</c>`;
}

function sheetXml(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row, index) => {
    const number = index + 1;
    return row.length === 0
      ? ''
      : `<row r="${number}">${row.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${number}`)).join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function workbookOf(sheets: readonly { name: string; rows: readonly (readonly string[])[] }[]): Uint8Array {
  const type = (part: string, kind: string): string =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/styles.xml', 'styles')}${sheets.map((_, index) => type(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    // Style 1 is a day (number format 14), style 2 a day with its time (22).
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  sheets.forEach(({ rows }, index) => (parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(rows)));
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
