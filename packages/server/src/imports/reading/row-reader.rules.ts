// One row under the microscope: hands out its cells as values and collects what is wrong with them.
import { isEmail, oneLine, person, personOf, plainText, refText } from './cells.rules.ts';
import { readMoment, readTime, saysNothing } from './dates.rules.ts';
import type { ReadMoment } from './dates.rules.ts';
import { clock, minutesOf } from './minutes.rules.ts';
import { readNumber, toMinor, toWhole } from './numbers.rules.ts';
import type { ReadNumber } from './numbers.rules.ts';
import type { Cell, CellRefusal, LocalDayOrMoment, LocalMoment, NamedPerson, RawRow } from './rows.rules.ts';
import type { ReadingPlan } from './survey.rules.ts';

/** Why a value is refused; column and value are added by the reader. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

const LONGEST = { ref: 100, line: 300, note: 10_000 } as const;
const LONGEST_SHOWN = 200;
const DATE_MEND = 'Give a day that exists, in the same order of day, month and year as the rest of the file.';
const NUMBER_MEND = 'Give a plain number in the notation of the rest of the column.';

export class RowReader {
  readonly refusals: CellRefusal[] = [];
  readonly warnings: CellRefusal[] = [];
  private readonly row: RawRow;
  private readonly plan: ReadingPlan;
  private readonly indexes: ReadonlyMap<string, number>;

  constructor(row: RawRow, plan: ReadingPlan, indexes: ReadonlyMap<string, number>) {
    this.row = row;
    this.plan = plan;
    this.indexes = indexes;
    this.checkWidth();
  }

  cell(field: string): Cell {
    const index = this.indexes.get(field);
    return index === undefined ? '' : (this.row.cells[index] ?? '');
  }

  has(field: string): boolean {
    return this.indexes.has(field);
  }

  refuse(field: string, reason: Reason): null {
    this.refusals.push(this.about(field, reason));
    return null;
  }

  /** An id; `missing` is the reason where it must be there. */
  ref(field: string, missing?: Reason): string | null {
    const text = refText(this.cell(field));
    if (text === '') return missing === undefined ? null : this.refuse(field, missing);
    return text.length > LONGEST.ref ? this.tooLong(field, LONGEST.ref) : text;
  }

  /** One line of text; null where empty. */
  line(field: string, missing?: Reason): string | null {
    const text = oneLine(this.cell(field));
    if (text === '') return missing === undefined ? null : this.refuse(field, missing);
    return text.length > LONGEST.line ? this.tooLong(field, LONGEST.line) : text;
  }

  /** Text of several lines. */
  note(field: string): string | null {
    const text = plainText(this.cell(field));
    if (text === '') return null;
    return text.length > LONGEST.note ? this.tooLong(field, LONGEST.note) : text;
  }

  /** An e-mail address; one that is none is left out with a warning: the person can still be taken in. */
  email(field: string): string | null {
    const text = oneLine(this.cell(field)).replace(/^mailto:/i, '');
    if (text === '' || isEmail(text)) return text === '' ? null : text;
    this.warnings.push(
      this.about(field, {
        code: 'email-unreadable',
        message: 'no e-mail address',
        mend: 'Give one address such as ada@mail.example.',
      }),
    );
    return null;
  }

  /** A name from one cell, or from two. */
  name(full: string, first: string, last: string): NamedPerson | null {
    // A whole name beside a first name alone says more than it does.
    const isSplit = this.has(last) || !this.has(full);
    const parts = isSplit ? person(this.line(first) ?? '', this.line(last) ?? '') : null;
    if (parts !== null) return parts;
    const whole = this.line(full);
    return whole === null ? null : personOf(whole);
  }

  /** A day, YYYY-MM-DD; `what` as in "join date". Refuses: date-missing (where required), date-unreadable. */
  day(field: string, what: string, required: boolean): string | null {
    return this.moment(field, what, required)?.date ?? null;
  }

  /** A day, perhaps with a time. */
  moment(field: string, what: string, required: boolean): ReadMoment | null {
    const cell = this.cell(field);
    if (saysNothing(cell)) {
      return required ? this.refuse(field, { code: 'date-missing', message: `no ${what}`, mend: DATE_MEND }) : null;
    }
    return readMoment(cell, this.plan.dateOrder) ?? this.unreadable(field, what);
  }

  /** The start of a slot, from one column or from a date and a time. Refuses: date-missing, date-unreadable, time-missing. */
  start(): LocalMoment | null {
    const whole = this.has('startsAt') ? this.cell('startsAt') : '';
    const timeAlone = readTime(whole);
    if (timeAlone !== null && this.has('startsOn')) return this.withTime('startsOn', 'start', timeAlone);
    const field = saysNothing(whole) && this.has('startsOn') ? 'startsOn' : 'startsAt';
    const read = this.moment(field, 'start', true);
    if (read === null) return null;
    if (read.time !== null) return { ...read, time: read.time };
    return this.refuse(field, {
      code: 'time-missing',
      message: 'no start time',
      mend: 'Give the time of day as well.',
    });
  }

  private withTime(
    field: string,
    what: string,
    time: { time: string; offsetMinutes: number | null },
  ): LocalMoment | null {
    const read = this.moment(field, what, true);
    return read === null ? null : { date: read.date, ...time };
  }

  /** When a slot was booked; its time may stand in a column of its own, or be unknown. */
  booked(): LocalDayOrMoment | null {
    const read = this.moment('bookedAt', 'booking date', true);
    if (read === null || read.time !== null || !this.has('bookedTime')) return read;
    const time = readTime(this.cell('bookedTime'));
    return time === null ? read : { date: read.date, ...time };
  }

  /** Minutes, from a length ("45", "45 min", "0:45", "1 h") or from start to end; null where the file does not say. */
  minutes(start: LocalMoment | null): number | null {
    const cell = this.cell('minutes');
    if (!saysNothing(cell)) {
      return (
        minutesOf(cell) ??
        this.refuse('minutes', {
          code: 'number-unreadable',
          message: 'minutes cannot be read',
          mend: 'Give whole minutes, such as 45.',
        })
      );
    }
    if (start === null || saysNothing(this.cell('endsAt'))) return null;
    const end =
      readTime(this.cell('endsAt'))?.time ?? readMoment(this.cell('endsAt'), this.plan.dateOrder)?.time ?? null;
    if (end === null) return null;
    const length = clock(end) - clock(start.time);
    return length > 0 ? length : null;
  }

  /** An exact decimal; null where empty. Refuses: number-unreadable. */
  decimal(field: string, what: string): ReadNumber | null {
    const cell = this.cell(field);
    if (saysNothing(cell)) return null;
    const read = readNumber(cell, this.plan.marks.get(field) ?? '.');
    return (
      read ?? this.refuse(field, { code: 'number-unreadable', message: `${what} cannot be read`, mend: NUMBER_MEND })
    );
  }

  /** A whole number; null where empty. Refuses: number-unreadable. */
  whole(field: string, what: string): number | null {
    const read = this.decimal(field, what);
    if (read === null) return null;
    return (
      toWhole(read.decimal) ??
      this.refuse(field, { code: 'number-unreadable', message: `${what} cannot be read`, mend: 'Give a whole number.' })
    );
  }

  /** Hundredths of a percent. Refuses: number-unreadable, percent-out-of-range. */
  basisPoints(field: string, what: string): number | null {
    const read = this.decimal(field, what);
    if (read === null) return null;
    const digits = this.plan.percentsAreFractions && !read.isPercent ? 4 : 2;
    const points = toMinor(read.decimal, digits);
    if (points === null)
      return this.refuse(field, {
        code: 'number-unreadable',
        message: `${what} cannot be read`,
        mend: 'Give a percentage with at most two decimals.',
      });
    if (points >= 0 && points <= 10_000) return points;
    return this.refuse(field, {
      code: 'percent-out-of-range',
      message: `${what} outside 0–100 %`,
      mend: 'Give a percentage between 0 and 100.',
    });
  }

  private unreadable(field: string, what: string): null {
    return this.refuse(field, { code: 'date-unreadable', message: `${what} cannot be read`, mend: DATE_MEND });
  }

  private tooLong(field: string, limit: number): null {
    return this.refuse(field, {
      code: 'text-too-long',
      message: 'text too long',
      mend: `Shorten it to ${limit} characters.`,
    });
  }

  private about(field: string, reason: Reason): CellRefusal {
    // A whole name may be wanted where the file has it in two columns: then the first of them is named.
    const shown = this.has(field) ? field : field === 'fullName' ? 'firstName' : field;
    const index = this.indexes.get(shown);
    const column = index === undefined ? '' : (this.plan.headings[index] ?? '');
    return { column, value: String(this.cell(shown)).slice(0, LONGEST_SHOWN), ...reason };
  }

  // Cells past the last heading mean that a separator inside a cell was not quoted: everything may have slipped.
  private checkWidth(): void {
    const extra = this.row.cells
      .slice(this.plan.headings.length)
      .map(String)
      .filter((cell) => cell.trim() !== '');
    if (extra.length === 0) return;
    this.refusals.push({
      column: '',
      value: extra.join(' ').slice(0, LONGEST_SHOWN),
      code: 'too-many-cells',
      message: 'more cells than headings',
      mend: 'Put quotation marks around cells that hold the separator, or remove what stands past the last heading.',
    });
  }
}
