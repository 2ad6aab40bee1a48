// The shapes that leave this folder: what a row says, once its cells have been understood.
import type { PersonName } from './fold-text.rules.ts';

/** The kinds of file that can be taken in. */
export const IMPORT_KINDS = ['locations', 'staff', 'members', 'consultations', 'sales', 'visits'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A cell as read: text, or a number where a workbook stored one (its decimal point is then never in doubt). */
export type Cell = string | number;

/** A row as read; `rowNumber` is the line of the file (or the row of the sheet) where it starts, counted from 1. */
export interface RawRow {
  readonly rowNumber: number;
  readonly cells: readonly Cell[];
}

/** A name and the key to compare it by (`nameKey`). */
export interface NamedPerson extends PersonName {
  readonly key: string;
}

/**
 * A moment as the file gives it: on the wall clock of the row's location, unless `offsetMinutes` says that the file
 * named a zone (then it is absolute: subtract the offset for UTC). `date` is YYYY-MM-DD, `time` HH:MM or HH:MM:SS.
 */
export interface LocalMoment {
  readonly date: string;
  readonly time: string;
  readonly offsetMinutes: number | null;
}

/** The same where the time of day may be absent (many systems export only the day of booking). */
export interface LocalDayOrMoment {
  readonly date: string;
  readonly time: string | null;
  readonly offsetMinutes: number | null;
}

export interface LocationRow {
  readonly kind: 'locations';
  readonly name: string;
  readonly timeZone: string;
  /** ISO 4217, upper case. */
  readonly currency: string | null;
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string | null;
}

export interface StaffRow {
  readonly kind: 'staff';
  readonly ref: string;
  readonly name: NamedPerson;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: string | null;
  readonly locationName: string | null;
  /** Exact decimal text in units of the location's currency ("32.5"); `toMinor` turns it into minor units. */
  readonly payPerSession: string | null;
  /** Hundredths of a percent: 8 % is 800. */
  readonly commissionBasisPoints: number | null;
  readonly isActive: boolean | null;
}

export type MemberStatus = 'ACTIVE' | 'INACTIVE' | 'FROZEN' | 'ENDED' | 'RESCINDED';
export type MembershipKind = 'STANDARD' | 'STAFF' | 'COMPLIMENTARY' | 'TRANSFER';

export interface MemberRow {
  readonly kind: 'members';
  readonly ref: string;
  readonly name: NamedPerson;
  readonly email: string | null;
  readonly phone: string | null;
  readonly joinedOn: string;
  readonly locationName: string | null;
  /** As typed ("Premium"). */
  readonly membership: string | null;
  readonly membershipKind: MembershipKind;
  readonly status: MemberStatus;
  readonly note: string | null;
}

export type ConsultationStatus =
  'BOOKED' | 'SHOWED' | 'NO_SHOW' | 'LATE_CANCELLED' | 'CANCELLED_BY_MEMBER' | 'CANCELLED_BY_CLUB' | 'RESCHEDULED';

export interface ConsultationRow {
  readonly kind: 'consultations';
  readonly ref: string;
  readonly memberRef: string;
  readonly memberName: NamedPerson | null;
  readonly trainerRef: string | null;
  readonly trainerName: NamedPerson | null;
  readonly locationName: string | null;
  readonly service: string | null;
  readonly startsLocal: LocalMoment;
  readonly minutes: number | null;
  readonly bookedLocal: LocalDayOrMoment;
  readonly bookedByRef: string | null;
  readonly bookedByName: NamedPerson | null;
  /** `BOOKED` is no outcome: to come, or past and unlogged. `LATE_CANCELLED` is by the member. */
  readonly outcome: ConsultationStatus;
  readonly movedToRef: string | null;
}

export type SaleKind = 'INTRO' | 'NEW' | 'RENEWAL' | 'REACTIVATION' | 'UPGRADE' | 'ADD_ON' | 'REPLACEMENT';

export interface SaleRow {
  readonly kind: 'sales';
  readonly ref: string;
  readonly soldOn: string;
  readonly memberRef: string;
  readonly memberName: NamedPerson | null;
  readonly locationName: string | null;
  readonly item: string;
  /** null: the source does not say; the README's rule derives it. */
  readonly saleKind: SaleKind | null;
  readonly sessions: number;
  /** Exact decimal text, never negative; `toMinor` turns it into minor units. */
  readonly amount: string;
  /** The currency that the cell itself named, if any. */
  readonly amountCurrency: string | null;
  readonly expiresOn: string | null;
  readonly sellerRef: string | null;
  readonly sellerName: NamedPerson | null;
  readonly trainerRef: string | null;
  readonly trainerName: NamedPerson | null;
  readonly refundedOn: string | null;
}

export type VisitStatus = 'BOOKED' | 'COMPLETED' | 'NO_SHOW' | 'LATE_CANCELLED' | 'CANCELLED';

export interface VisitRow {
  readonly kind: 'visits';
  readonly ref: string;
  readonly memberRef: string;
  readonly memberName: NamedPerson | null;
  readonly trainerRef: string | null;
  readonly trainerName: NamedPerson | null;
  readonly locationName: string | null;
  readonly service: string | null;
  readonly startsLocal: LocalMoment;
  readonly minutes: number | null;
  readonly status: VisitStatus;
}

export type TypedRow = LocationRow | StaffRow | MemberRow | ConsultationRow | SaleRow | VisitRow;

/** What is wrong with one cell. `column` is the file's own heading; `code` and `message` are stable. */
export interface CellRefusal {
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** A row whose form is right: `warnings` name cells that were left out (an e-mail address that is none). */
export interface AcceptedRow {
  readonly rowNumber: number;
  readonly id: string;
  readonly values: TypedRow;
  /** Equal for equal content, whatever the column order and the notation of dates, numbers and names. */
  readonly fingerprint: string;
  readonly warnings: readonly CellRefusal[];
  readonly raw: readonly Cell[];
}

/** A row that cannot be taken in, with every reason found; `id` is null where the row has none. */
export interface RefusedRow {
  readonly rowNumber: number;
  readonly id: string | null;
  readonly refusals: readonly [CellRefusal, ...CellRefusal[]];
  readonly raw: readonly Cell[];
}

export type JudgedRow = AcceptedRow | RefusedRow;

/** True where the row's form was refused. */
export function isRefused(row: JudgedRow): row is RefusedRow {
  return 'refusals' in row;
}
