// What all row sets have in common: their columns, and how their rows are found in the periods asked for.

/** The columns that every row set has. `age`: whole days from the entry to the as-of day. */
const COLUMNS = {
  id: 'uuid',
  member_id: 'uuid',
  location_id: 'uuid',
  trainer_id: 'uuid',
  day: 'date',
  excluded: 'text',
  set_on: 'date',
  show_on: 'date',
  walk_in_on: 'date',
  slot_on: 'date',
  sale_on: 'date',
  sale_days: 'integer',
  age: 'integer',
  outcome: 'text',
  late: 'boolean',
  item: 'text',
  amount_minor: 'bigint',
  currency: 'text',
  objection: 'text',
  fell: 'boolean',
} as const;
type Column = keyof typeof COLUMNS;

/** A row set's select list: what it names, and null for what it has not. */
export function columns(named: Partial<Record<Column, string>>): string {
  return [
    'w.no',
    ...Object.entries(COLUMNS).map(([name, type]) => `${named[name as Column] ?? `null::${type}`} as ${name}`),
  ].join(', ');
}

// $5 and $6 are the first and the last day of all periods together: known to the planner as values, so that it reads the
// days asked for by their index however long the history is, and sorts them into their periods afterwards.
/** The rows of the periods by one of their days, as of $2. */
export const within = (column: string) =>
  `${column} between $5::date and $6::date and ${column} between w.first_day and w.last_day and ${column} < $2::date`;

/**
 * Why a spell `s` is no eligible new member. A package bought before disqualifies whenever it was bought; of a rejoin it must
 * lie in the 90 days before, since those who were away longer are new again.
 */
export const NOT_ELIGIBLE = `case when s.kind = 'STAFF' then 'STAFF' when s.kind = 'COMPLIMENTARY' then 'COMPLIMENTARY'
  when s.entry = 'TRANSFERRED' then 'TRANSFERRED' when s.rescinded_on is not null then 'RESCINDED'
  when exists (select 1 from member_sales p where p.member_id = s.member_id and p.sold_on < s.joined_on
    and (s.entry <> 'REJOINED' or p.sold_on > s.joined_on - 90)) then 'BOUGHT_BEFORE' end`;
