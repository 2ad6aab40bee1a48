// What a row of a file is about, and what it would change, in words and figures that can be shown.
import { currencyDigits } from '../kernel/index.ts';
import type { OverwriteRule } from './house.read.ts';
import type { Cell, ImportKind, MappedColumn } from './reading/index.ts';

/** One thing that a row changes: as it is, and as it would be. */
export interface RowChange {
  /** What changes, as the reader of a file calls it. */
  readonly field: string;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a row is about: a name or an id, and where there is one, what stands beside it. */
export interface RowTitle {
  readonly title: string;
  readonly detail: string | null;
}

const DETAILS: Partial<Record<ImportKind, readonly string[]>> = {
  staff: ['role'],
  members: ['joinedOn'],
  consultations: ['startsAt', 'startsOn'],
  sales: ['item'],
  visits: ['startsAt', 'startsOn'],
  locations: ['timeZone'],
};

/** Reads a row's own cells for what it is about; a fact's member may be named by the house. */
export function titleOf(
  kind: ImportKind,
  raw: readonly Cell[],
  mapped: readonly MappedColumn[],
  known: { readonly ref: string | null; readonly memberName: string | null },
): RowTitle {
  const cell = (field: string): string => {
    const column = mapped.find((one) => one.field === field);
    return column === undefined ? '' : String(raw[column.index] ?? '').trim();
  };
  const whole = (...fields: string[]) =>
    fields
      .map(cell)
      .filter((text) => text !== '')
      .join(' ');
  const isPerson = kind === 'members' || kind === 'staff';
  const own = isPerson
    ? cell('fullName') || whole('firstName', 'lastName')
    : kind === 'locations'
      ? cell('name')
      : known.memberName || cell('memberName') || whole('memberFirstName', 'memberLastName') || cell('memberRef');
  const detail = (DETAILS[kind] ?? []).map(cell).find((text) => text !== '');
  return { title: own || known.ref || '', detail: detail ?? null };
}

/** A row of the house or of the staging area as a document: texts, numbers, truths. */
export type Content = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** How a column of the house is shown. */
type Show = 'text' | 'day' | 'instant' | 'money' | 'location' | 'staff' | 'percent' | 'word';

/** Per kind: what a file's row says, by the name it has in the staging area; `rule` names whose word may win there. */
const SHOWN: Partial<
  Record<ImportKind, readonly (readonly [column: string, title: string, show: Show, rule?: string])[]>
> = {
  staff: [
    ['first_name', 'first name', 'text'],
    ['last_name', 'last name', 'text'],
    ['email', 'e-mail', 'text', 'email'],
    ['job_title', 'role', 'text', 'role'],
    ['home_location_id', 'location', 'location'],
    ['pay_per_session_minor', 'pay per session', 'money'],
    ['commission_bp', 'commission %', 'percent'],
  ],
  members: [
    ['first_name', 'first name', 'text', 'firstName'],
    ['last_name', 'last name', 'text', 'lastName'],
    ['email', 'e-mail', 'text', 'email'],
    ['phone', 'phone', 'text', 'phone'],
    ['note', 'note', 'text', 'note'],
    ['home_location_id', 'location', 'location'],
    ['joined_on', 'join date', 'day'],
    ['membership', 'membership', 'text'],
    ['spell_kind', 'membership type', 'word'],
    ['status', 'status', 'word'],
  ],
  consultations: [
    ['trainer_id', 'trainer', 'staff'],
    ['location_id', 'location', 'location'],
    ['starts_at', 'start', 'instant'],
    ['minutes', 'minutes', 'text'],
    ['booked_at', 'booked on', 'instant'],
    ['booked_by_staff_id', 'booked by', 'staff'],
    ['outcome', 'status', 'word'],
  ],
  sales: [
    ['item', 'item', 'text'],
    ['kind', 'sale type', 'word'],
    ['sessions', 'sessions', 'text'],
    ['price_minor', 'amount paid', 'money'],
    ['sold_on', 'sale date', 'day'],
    ['expires_on', 'expiry', 'day'],
    ['location_id', 'location', 'location'],
    ['owner_staff_id', 'trainer', 'staff'],
    ['refunded_on', 'refunded on', 'day'],
  ],
  visits: [
    ['trainer_id', 'trainer', 'staff'],
    ['location_id', 'location', 'location'],
    ['service', 'service', 'text'],
    ['starts_at', 'start', 'instant'],
    ['minutes', 'minutes', 'text'],
    ['outcome', 'status', 'word'],
  ],
};

/** Names for ids, and whose word wins. */
export interface Telling {
  readonly names: ReadonlyMap<string, string>;
  readonly overwrite: Readonly<Record<string, OverwriteRule>>;
}

/** What a row would change, thing by thing: where our own word wins nothing changes. */
export function changesOf(kind: ImportKind, before: Content, after: Content, telling: Telling): RowChange[] {
  return (SHOWN[kind] ?? []).flatMap(([column, title, show, rule]) => {
    const from = shown(before[column], show, before, telling.names);
    const to = shown(after[column], show, after, telling.names);
    const wins = rule === undefined ? 'OVERWRITE' : (telling.overwrite[rule] ?? 'OVERWRITE');
    // A pay that the file does not name is not taken away.
    const isUnsaid = (show === 'money' || show === 'percent') && to === null;
    if (from === to || isUnsaid || wins === 'KEEP' || (wins === 'FILL_EMPTY' && from !== null)) return [];
    return [{ field: column, title, before: from, after: to }];
  });
}

function shown(value: Content[string], show: Show, row: Content, names: ReadonlyMap<string, string>): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (show) {
    case 'location':
    case 'staff':
      return names.get(String(value)) ?? null;
    case 'money':
      return amountOf(Number(value), String(row['currency'] ?? 'USD'));
    case 'percent':
      return `${Number(value) / 100} %`;
    case 'day':
      return String(value).slice(0, 10);
    case 'instant':
      return momentOf(new Date(String(value)), String(row['time_zone'] ?? 'UTC'));
    default:
      return String(value);
  }
}

function amountOf(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}

/** A moment by the clock of its place. */
function momentOf(instant: Date, timeZone: string): string {
  return instant.toLocaleString('sv-SE', { timeZone }).slice(0, 16);
}
