// A row of cells to a typed row of its kind, or to every reason why not. Messages are short and stable: they are what a
// list of refused rows shows and what other programs compare.
import { refText } from './cells.rules.ts';
import { countryNamed, currencyNamed, zoneNamed } from './places.rules.ts';
import { consultationStatus, memberStatus, membershipKind, saleKind, visitStatus, yesOrNo } from './words.rules.ts';
import type {
  Cell,
  ConsultationRow,
  ImportKind,
  LocationRow,
  MemberRow,
  SaleRow,
  StaffRow,
  TypedRow,
  VisitRow,
} from './rows.rules.ts';
import type { Reason, RowReader } from './row-reader.rules.ts';

const ID_MEND = 'Every row needs the id that the system gave it: export it with that column filled.';

function noId(of: string): Reason {
  return { code: 'id-missing', message: `no ${of} id`, mend: ID_MEND };
}

const NO_MEMBER: Reason = {
  code: 'member-missing',
  message: 'no member id',
  mend: 'Say which member the row is about.',
};
const NO_NAME: Reason = { code: 'name-missing', message: 'no name', mend: 'Give the name.' };
const STATUS: Reason = {
  code: 'status-unknown',
  message: 'unknown status',
  mend: 'Use a status such as Booked, Showed, No Show, Late Cancel, Cancelled or Rescheduled.',
};
const MEMBER_STATUS: Reason = {
  code: 'status-unknown',
  message: 'unknown status',
  mend: 'Use a status such as Active, Frozen, Cancelled or Rescinded.',
};
const VISIT_STATUS: Reason = {
  code: 'status-unknown',
  message: 'unknown status',
  mend: 'Use a status such as Booked, Completed, No Show, Late Cancel or Cancelled.',
};
const SALE_KIND: Reason = {
  code: 'sale-kind-unknown',
  message: 'unknown sale type',
  mend: 'Use New, Renewal, Reactivation, Upgrade, Add-on, Intro or Replacement, or leave it empty.',
};
const NO_PRICE: Reason = { code: 'price-missing', message: 'no price', mend: 'Give what was paid; 0 if it was free.' };
const NEGATIVE_PRICE: Reason = {
  code: 'price-negative',
  message: 'price below zero',
  mend: 'Give the price of the sale, and a refund as a refund date on the sale that it takes back.',
};
const NO_SESSIONS: Reason = {
  code: 'sessions-missing',
  message: 'no sessions',
  mend: 'Give how many sessions were sold, at least one.',
};
const NO_ITEM: Reason = { code: 'item-missing', message: 'no item', mend: 'Say what was sold.' };
const NEGATIVE_PAY: Reason = {
  code: 'pay-negative',
  message: 'pay below zero',
  mend: 'Give the pay for one session; 0 if there is none.',
};
const NO_LOCATION: Reason = {
  code: 'location-missing',
  message: 'no location name',
  mend: 'Give the name of the location.',
};
const ZONE: Reason = {
  code: 'time-zone-unknown',
  message: 'unknown time zone',
  mend: 'Use a name such as America/New_York or Europe/Berlin.',
};
const CURRENCY: Reason = {
  code: 'currency-unknown',
  message: 'unknown currency',
  mend: 'Use a code such as USD or EUR.',
};
const COUNTRY: Reason = { code: 'country-unknown', message: 'unknown country', mend: 'Use a code such as US or DE.' };

function word<T>(reader: RowReader, field: string, read: (cell: Cell) => T | null, reason: Reason): T | null {
  return read(reader.cell(field)) ?? reader.refuse(field, reason);
}

function judgeLocation(reader: RowReader): LocationRow | null {
  const name = reader.line('name', NO_LOCATION);
  const timeZone = reader.line('timeZone', ZONE);
  const zone = timeZone === null ? null : (zoneNamed(timeZone) ?? reader.refuse('timeZone', ZONE));
  const typedCurrency = reader.line('currency');
  const currency =
    typedCurrency === null ? null : (currencyNamed(typedCurrency) ?? reader.refuse('currency', CURRENCY));
  const typedCountry = reader.line('country');
  const country = typedCountry === null ? null : (countryNamed(typedCountry) ?? reader.refuse('country', COUNTRY));
  if (name === null || zone === null) return null;
  return { kind: 'locations', name, timeZone: zone, currency, country };
}

function judgeStaff(reader: RowReader): StaffRow | null {
  const ref = reader.ref('ref', noId('staff'));
  const name = reader.name('fullName', 'firstName', 'lastName') ?? reader.refuse('fullName', NO_NAME);
  const pay = reader.decimal('payPerSession', 'pay per session');
  if (pay?.decimal.startsWith('-') === true) reader.refuse('payPerSession', NEGATIVE_PAY);
  const commissionBasisPoints = reader.basisPoints('commissionPercent', 'commission');
  const rest = {
    email: reader.email('email'),
    phone: reader.line('phone'),
    role: reader.line('role'),
    locationName: reader.line('locationName'),
    isActive: yesOrNo(reader.cell('active')),
  };
  if (ref === null || name === null) return null;
  return { kind: 'staff', ref, name, ...rest, payPerSession: pay?.decimal ?? null, commissionBasisPoints };
}

function judgeMember(reader: RowReader): MemberRow | null {
  const ref = reader.ref('ref', noId('member'));
  const name = reader.name('fullName', 'firstName', 'lastName') ?? reader.refuse('fullName', NO_NAME);
  const joinedOn = reader.day('joinedOn', 'join date', true);
  const status = word(reader, 'status', memberStatus, MEMBER_STATUS);
  const membership = reader.line('membership');
  const rest = {
    email: reader.email('email'),
    phone: reader.line('phone'),
    locationName: reader.line('locationName'),
    note: reader.note('note'),
  };
  if (ref === null || name === null || joinedOn === null || status === null) return null;
  return {
    kind: 'members',
    ref,
    name,
    joinedOn,
    status,
    membership,
    membershipKind: membershipKind(membership ?? ''),
    ...rest,
  };
}

function people(reader: RowReader): Pick<VisitRow, 'memberName' | 'trainerRef' | 'trainerName' | 'locationName'> {
  return {
    memberName: reader.name('memberName', 'memberFirstName', 'memberLastName'),
    trainerRef: reader.ref('trainerRef'),
    trainerName: reader.name('trainerName', '', ''),
    locationName: reader.line('locationName'),
  };
}

function judgeConsultation(reader: RowReader): ConsultationRow | null {
  const ref = reader.ref('ref', noId('consultation'));
  const memberRef = reader.ref('memberRef', NO_MEMBER);
  const startsLocal = reader.start();
  const bookedLocal = reader.booked();
  const outcome = word(reader, 'status', consultationStatus, STATUS);
  const rest = {
    ...people(reader),
    service: reader.line('service'),
    minutes: reader.minutes(startsLocal),
    bookedByRef: reader.ref('bookedByRef'),
    bookedByName: reader.name('bookedByName', '', ''),
    movedToRef: reader.ref('movedToRef'),
  };
  if (ref === null || memberRef === null || startsLocal === null || bookedLocal === null || outcome === null)
    return null;
  return { kind: 'consultations', ref, memberRef, startsLocal, bookedLocal, outcome, ...rest };
}

function judgeVisit(reader: RowReader): VisitRow | null {
  const ref = reader.ref('ref', noId('visit'));
  const memberRef = reader.ref('memberRef', NO_MEMBER);
  const startsLocal = reader.start();
  const status = word(reader, 'status', visitStatus, VISIT_STATUS);
  const rest = { ...people(reader), service: reader.line('service'), minutes: reader.minutes(startsLocal) };
  if (ref === null || memberRef === null || startsLocal === null || status === null) return null;
  return { kind: 'visits', ref, memberRef, startsLocal, status, ...rest };
}

function judgeSale(reader: RowReader): SaleRow | null {
  const ref = reader.ref('ref', noId('sale'));
  const soldOn = reader.day('soldOn', 'sale date', true);
  const memberRef = reader.ref('memberRef', NO_MEMBER);
  const item = reader.line('item', NO_ITEM);
  const price = judgePrice(reader);
  const sessions = judgeSessions(reader);
  const typedKind = reader.line('saleKind');
  const rest = {
    ...people(reader),
    saleKind: typedKind === null ? null : word(reader, 'saleKind', saleKind, SALE_KIND),
    expiresOn: reader.day('expiresOn', 'expiry', false),
    sellerRef: reader.ref('sellerRef'),
    sellerName: reader.name('sellerName', '', ''),
    refundedOn: reader.day('refundedOn', 'refund date', false),
  };
  if (ref === null || soldOn === null || memberRef === null || item === null || price === null || sessions === null)
    return null;
  return {
    kind: 'sales',
    ref,
    soldOn,
    memberRef,
    item,
    sessions,
    amount: price.decimal,
    amountCurrency: price.currency,
    ...rest,
  };
}

function judgePrice(reader: RowReader): { decimal: string; currency: string | null } | null {
  const before = reader.refusals.length;
  const price = reader.decimal('amount', 'price');
  if (price === null) return reader.refusals.length > before ? null : reader.refuse('amount', NO_PRICE);
  return price.decimal.startsWith('-') ? reader.refuse('amount', NEGATIVE_PRICE) : price;
}

function judgeSessions(reader: RowReader): number | null {
  const before = reader.refusals.length;
  const sessions = reader.whole('sessions', 'sessions');
  if (sessions === null) return reader.refusals.length > before ? null : reader.refuse('sessions', NO_SESSIONS);
  return sessions < 1 ? reader.refuse('sessions', NO_SESSIONS) : sessions;
}

const JUDGES: Readonly<Record<ImportKind, (reader: RowReader) => TypedRow | null>> = {
  locations: judgeLocation,
  staff: judgeStaff,
  members: judgeMember,
  consultations: judgeConsultation,
  sales: judgeSale,
  visits: judgeVisit,
};

/** The row's values, or null with the reasons in the reader's `refusals`. */
export function judgeCells(kind: ImportKind, reader: RowReader): TypedRow | null {
  const values = JUDGES[kind](reader);
  return reader.refusals.length > 0 ? null : values;
}

/** The row's id as far as it has one. */
export function idOf(kind: ImportKind, reader: RowReader): string | null {
  return refText(reader.cell(kind === 'locations' ? 'name' : 'ref')) || null;
}
