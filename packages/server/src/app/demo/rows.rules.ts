import type { Day } from '../../kernel/index.ts';

/** A row as its table takes it: column by column. */
export type Row = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** The tables that the demonstration fills, in the order in which they may be filled. */
export const DEMO_TABLES = [
  'location',
  'staff',
  'role_grant',
  'pay_rate',
  'offer',
  'member',
  'membership_spell',
  'member_note',
  'consultation_chain',
  'consultation',
  'next_step',
  'session_package',
  'sale_split',
  'payment_due',
  'payment',
  'visit_fact',
] as const;

export type DemoTable = (typeof DEMO_TABLES)[number];

/** Rows by table. */
export type DemoRows = Readonly<Record<DemoTable, Row[]>>;

/** No rows yet. */
export function noRows(): DemoRows {
  return Object.fromEntries(DEMO_TABLES.map((table) => [table, [] as Row[]])) as unknown as DemoRows;
}

/** One who signs in to look around. */
export interface DemoPerson {
  readonly staffId: string;
  readonly role: 'OWNER' | 'MANAGER' | 'TRAINER' | 'FRONT_DESK' | 'ACCOUNTANT';
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly locationName: string | null;
}

/** The whole invented group. */
export interface DemoGroup {
  readonly organizationId: string;
  readonly name: string;
  /** Nothing of this day has happened yet. */
  readonly today: Day;
  readonly rows: DemoRows;
  readonly people: readonly DemoPerson[];
}
