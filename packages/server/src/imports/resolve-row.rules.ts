// What a row of a file means in this house: names become ids, local times instants. No database: the directory is given.
import { currencyDigits, dayAt, instantOf } from '../kernel/index.ts';
import { phoneKey } from '../members/phone.rules.ts';
import type { Directory } from './directory.ts';
import type { KnownLocation } from './house.read.ts';
import type {
  CellRefusal,
  ConsultationRow,
  LocalDayOrMoment,
  MemberRow,
  NamedPerson,
  SaleRow,
  StaffRow,
  TypedRow,
  VisitRow,
} from './reading/index.ts';
import { toMinor } from './reading/numbers.rules.ts';

/** A row in the house's own terms, ready for staging, or the reasons why it can not be. */
export type Resolved =
  | { readonly content: Record<string, unknown>; readonly memberRef: string | null; readonly movedToRef: string | null }
  | { readonly refusals: readonly CellRefusal[] };

/** Booked less than this before the start is a walk-in (README, "walk-in"). */
export const WALK_IN_MINUTES = 60;

class Refusals {
  readonly list: CellRefusal[] = [];

  add(column: string, value: string, code: string, message: string, mend: string): null {
    this.list.push({ column, value, code, message, mend });
    return null;
  }
}

function locationOf(name: string | null, directory: Directory, refusals: Refusals): KnownLocation | null {
  const location = directory.location(name);
  if (location) return location;
  return refusals.add(
    'location',
    name ?? '',
    'location-unknown',
    name === null ? 'no location' : 'unknown location',
    'Open the location first, or write one of the organization’s locations here.',
  );
}

function personOf(
  what: string,
  ref: string | null,
  name: NamedPerson | null,
  directory: Directory,
  refusals: Refusals,
): string | null {
  const found = directory.person(ref, name?.key ?? null);
  const shown = ref ?? (name ? `${name.first} ${name.last}`.trim() : '');
  if ('staff' in found) return found.staff.id;
  if ('several' in found) {
    return refusals.add(
      what,
      shown,
      'staff-ambiguous',
      `${found.several} staff members share this name`,
      'Name them by their staff id.',
    );
  }
  return refusals.add(
    what,
    shown,
    `${what}-unknown`,
    `unknown ${what}`,
    'Import the staff list first, or correct the name.',
  );
}

function momentOf(column: string, moment: LocalDayOrMoment, location: KnownLocation, refusals: Refusals): Date | null {
  const shown = `${moment.date} ${moment.time ?? ''}`.trim();
  const time = moment.time ?? '00:00';
  if (moment.offsetMinutes !== null) {
    return new Date(
      Date.parse(`${moment.date}T${time.length === 5 ? `${time}:00` : time}Z`) - moment.offsetMinutes * 60_000,
    );
  }
  const instant = instantOf(`${moment.date}T${time}`, location.timeZone);
  if (instant) return instant;
  // A day without a time of day begins where its clocks say it does, even where midnight was skipped.
  if (moment.time === null) return instantOf(`${moment.date}T01:00`, location.timeZone);
  return refusals.add(
    column,
    shown,
    'hour-missing',
    `this hour does not exist in ${location.timeZone}: the clocks went forward`,
    'Write the hour before or after the change.',
  );
}

/** The local date of a moment: the file's own, unless it named a zone of its own. */
function localDayOf(moment: LocalDayOrMoment, instant: Date | null, location: KnownLocation): string {
  return moment.offsetMinutes === null || instant === null ? moment.date : dayAt(instant, location.timeZone);
}

function resolved(
  refusals: Refusals,
  content: () => Record<string, unknown>,
  memberRef: string | null = null,
  movedToRef: string | null = null,
): Resolved {
  return refusals.list.length > 0 ? { refusals: refusals.list } : { content: content(), memberRef, movedToRef };
}

/** A job that owners and managers have, in the languages that headings are understood in. */
export function isLeadersJob(jobTitle: string | null): boolean {
  return (
    jobTitle !== null &&
    /owner|manager|director|chief|head of|\bceo\b|inhaber|leiter|leitung|geschäftsführ|direktor|direct|gerente|dueñ|propietari|jefe|jefa|propriétaire|gérant|responsable|eigenaar|leidinggevende|directeur/i.test(
      jobTitle,
    )
  );
}

/** What somebody with some locations only may not say about staff: who leads, and who is at home elsewhere. */
function refuseBeyondReach(row: StaffRow, directory: Directory, refusals: Refusals): void {
  if (directory.reachesAll) return;
  if (isLeadersJob(row.role)) {
    refusals.add(
      'role',
      row.role ?? '',
      'staff-leads',
      'owners and managers are added by an owner',
      'Have an owner import this row.',
    );
  }
  const known = directory.sameStaff(row.ref, row.email);
  if (known && (known.leads || !known.withinReach || !directory.locationById(known.homeLocationId))) {
    refusals.add(
      'id',
      row.ref,
      'staff-not-yours',
      'this staff member is not yours to change',
      'Have an owner import this row.',
    );
  }
}

function resolveStaff(row: StaffRow, directory: Directory): Resolved {
  const refusals = new Refusals();
  refuseBeyondReach(row, directory, refusals);
  const location = locationOf(row.locationName, directory, refusals);
  const digits = currencyDigits(location?.currency ?? 'USD');
  const pay = row.payPerSession === null ? null : toMinor(row.payPerSession, digits);
  if (row.payPerSession !== null && pay === null) {
    refusals.add(
      'pay per session',
      row.payPerSession,
      'amount-unreadable',
      'the amount does not fit the currency',
      'Write it in whole minor units.',
    );
  }
  return resolved(refusals, () => ({
    first_name: row.name.first,
    last_name: row.name.last,
    email: row.email,
    job_title: row.role,
    is_trainer: row.role === null || /train|coach|entren|entrain|pt\b/i.test(row.role),
    home_location_id: location?.id,
    pay_per_session_minor: pay,
    commission_bp: row.commissionBasisPoints,
    currency: location?.currency,
  }));
}

function resolveMember(row: MemberRow, directory: Directory): Resolved {
  const refusals = new Refusals();
  const location = locationOf(row.locationName, directory, refusals);
  const ended = row.status === 'RESCINDED' ? 'ENDED' : row.status;
  return resolved(refusals, () => ({
    first_name: row.name.first,
    last_name: row.name.last,
    email: row.email,
    phone: row.phone,
    phone_key: phoneKey(row.phone, location?.country ?? 'US'),
    note: row.note,
    home_location_id: location?.id,
    time_zone: location?.timeZone,
    joined_on: row.joinedOn,
    membership: row.membership ?? '',
    spell_kind: row.membershipKind === 'TRANSFER' ? 'STANDARD' : row.membershipKind,
    entry: row.membershipKind === 'TRANSFER' ? 'TRANSFERRED' : 'JOINED',
    status: ended,
    rescinded: row.status === 'RESCINDED',
  }));
}

const OUTCOMES = {
  BOOKED: null,
  SHOWED: 'SHOWED',
  NO_SHOW: 'NO_SHOW',
  LATE_CANCELLED: 'CANCELLED_BY_MEMBER',
  CANCELLED_BY_MEMBER: 'CANCELLED_BY_MEMBER',
  CANCELLED_BY_CLUB: 'CANCELLED_BY_CLUB',
  RESCHEDULED: 'RESCHEDULED',
} as const;

function resolveConsultation(row: ConsultationRow, directory: Directory): Resolved {
  const refusals = new Refusals();
  const location = locationOf(row.locationName, directory, refusals);
  const trainer = personOf('trainer', row.trainerRef, row.trainerName, directory, refusals);
  const namesBooker = row.bookedByRef !== null || row.bookedByName !== null;
  const booker = namesBooker ? personOf('booked by', row.bookedByRef, row.bookedByName, directory, refusals) : null;
  if (!location) return { refusals: refusals.list };
  const starts = momentOf('start', row.startsLocal, location, refusals);
  const booked = momentOf('booked on', row.bookedLocal, location, refusals);
  if (row.outcome === 'RESCHEDULED' && row.movedToRef === null) {
    refusals.add(
      'rescheduled to',
      '',
      'moved-nowhere',
      'rescheduled, but to no slot',
      'Name the appointment that it moved to.',
    );
  }
  return resolved(
    refusals,
    () => {
      const minutesAhead = ((starts?.getTime() ?? 0) - (booked?.getTime() ?? 0)) / 60_000;
      return {
        trainer_id: trainer,
        location_id: location.id,
        starts_at: starts?.toISOString(),
        slot_on: localDayOf(row.startsLocal, starts, location),
        minutes: row.minutes ?? 45,
        time_zone: location.timeZone,
        booked_at: booked?.toISOString(),
        booked_on: localDayOf(row.bookedLocal, booked, location),
        booked_by_staff_id: booker,
        walk_in: row.bookedLocal.time !== null && minutesAhead < WALK_IN_MINUTES,
        outcome: OUTCOMES[row.outcome],
        late: row.outcome === 'LATE_CANCELLED',
      };
    },
    row.memberRef,
    row.outcome === 'RESCHEDULED' ? row.movedToRef : null,
  );
}

function resolveSale(row: SaleRow, directory: Directory): Resolved {
  const refusals = new Refusals();
  const location = locationOf(row.locationName, directory, refusals);
  const names = (ref: string | null, name: NamedPerson | null) => ref !== null || name !== null;
  const owner = names(row.trainerRef, row.trainerName)
    ? personOf('trainer', row.trainerRef, row.trainerName, directory, refusals)
    : null;
  const seller = names(row.sellerRef, row.sellerName)
    ? personOf('seller', row.sellerRef, row.sellerName, directory, refusals)
    : owner;
  if (!location) return { refusals: refusals.list };
  if (row.amountCurrency !== null && row.amountCurrency !== location.currency) {
    refusals.add(
      'amount',
      row.amountCurrency,
      'currency-differs',
      `the location sells in ${location.currency}`,
      'Give the amount in the location’s currency.',
    );
  }
  const price = toMinor(row.amount, currencyDigits(location.currency));
  if (price === null) {
    refusals.add(
      'amount',
      row.amount,
      'amount-unreadable',
      'the amount does not fit the currency',
      'Write it in whole minor units, below nine quadrillion.',
    );
  }
  return resolved(
    refusals,
    () => ({
      location_id: location.id,
      time_zone: location.timeZone,
      currency: location.currency,
      item: row.item,
      kind: row.saleKind,
      sessions: row.sessions,
      price_minor: price,
      sold_on: row.soldOn,
      sold_at: (
        instantOf(`${row.soldOn}T12:00`, location.timeZone) ?? new Date(`${row.soldOn}T12:00:00Z`)
      ).toISOString(),
      expires_on: row.expiresOn,
      seller_id: seller,
      owner_staff_id: owner,
      refunded_on: row.refundedOn,
    }),
    row.memberRef,
  );
}

function resolveVisit(row: VisitRow, directory: Directory): Resolved {
  const refusals = new Refusals();
  const location = locationOf(row.locationName, directory, refusals);
  const trainer = personOf('trainer', row.trainerRef, row.trainerName, directory, refusals);
  if (!location) return { refusals: refusals.list };
  const starts = momentOf('start', row.startsLocal, location, refusals);
  return resolved(
    refusals,
    () => ({
      trainer_id: trainer,
      location_id: location.id,
      service: row.service ?? '',
      starts_at: starts?.toISOString(),
      held_on: localDayOf(row.startsLocal, starts, location),
      minutes: row.minutes ?? 60,
      time_zone: location.timeZone,
      outcome: row.status === 'BOOKED' ? null : row.status,
    }),
    row.memberRef,
  );
}

/** Resolves one row of any kind but locations, which the run opens before anything else. */
export function resolveRow(row: TypedRow, directory: Directory): Resolved {
  switch (row.kind) {
    case 'staff':
      return resolveStaff(row, directory);
    case 'members':
      return resolveMember(row, directory);
    case 'consultations':
      return resolveConsultation(row, directory);
    case 'sales':
      return resolveSale(row, directory);
    case 'visits':
      return resolveVisit(row, directory);
    case 'locations':
      return {
        content: { name: row.name, time_zone: row.timeZone, currency: row.currency, country: row.country },
        memberRef: null,
        movedToRef: null,
      };
  }
}
