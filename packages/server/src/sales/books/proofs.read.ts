import type { Query } from '../../db/index.ts';

/** One thing that the books do not bear out. */
export interface BooksDifference {
  readonly what: string;
  readonly id: string;
  readonly problem: string;
}

/** More than this nobody reads; the count says how many there are. */
const MOST_SHOWN = 1_000;

/** The identities of the books, each a question whose answers are the breaches. `$1` is the organization. */
const IDENTITIES: readonly string[] = [
  // Each entry balances, and each mirror mirrors.
  `select 'entry' as what, l.entry_id as id, 'does not balance in ' || l.unit as problem from ledger_line l
   where l.organization_id = $1 group by l.entry_id, l.unit having sum(l.amount) <> 0`,
  `select 'mirror', m.id, 'is not the mirror of ' || m.reverses_id from ledger_entry m
   where m.organization_id = $1 and m.reverses_id is not null and exists (
     select from (select account, unit, holder_id, staff_id, location_id, sum(amount) as total from ledger_line
       where organization_id = $1 and entry_id in (m.id, m.reverses_id) group by 1, 2, 3, 4, 5) x where x.total <> 0)`,
  // What stands beside the ledger is what it adds up to.
  `select 'package', coalesce(e.package_id, s.package_id), case when s.package_id is null then 'has no sums' when e.package_id is null
     then 'has sums without entries' else 'has sums that differ from the ledger' end
   from (select * from expected_package_state(array(select p.id from session_package p where p.organization_id = $1), null)) e
   full join (select * from package_state where organization_id = $1) s on s.package_id = e.package_id
   where (e.balance, e.used, e.deferred_minor, e.last_used_on, e.state, e.ended_on, e.expires_on)
     is distinct from (s.balance, s.used, s.deferred_minor, s.last_used_on, s.state, s.ended_on, s.expires_on)`,
  `select 'day ' || coalesce(e.on_day, d.on_day) || ' of trainer', coalesce(e.staff_id, d.staff_id), 'differs from the ledger'
   from (select * from expected_session_days('-infinity', 'infinity')) e
   full join (select * from session_day where organization_id = $1) d using (on_day, location_id, staff_id, currency)
   where (coalesce(e.completed, 0), coalesce(e.no_shows, 0), coalesce(e.late_cancels, 0), coalesce(e.recognised_minor, 0), coalesce(e.pay_minor, 0))
     is distinct from (coalesce(d.completed, 0), coalesce(d.no_shows, 0), coalesce(d.late_cancels, 0), coalesce(d.recognised_minor, 0), coalesce(d.pay_minor, 0))`,
  // Deferred revenue is what the sessions left are worth: the price less what was recognised, halves up.
  `select 'package', p.id, 'defers ' || s.deferred_minor || ' for ' || s.balance || ' of ' || p.sessions || ' sessions at ' || p.price_minor
   from package_state s join session_package p on p.organization_id = $1 and p.id = s.package_id
   where s.organization_id = $1 and p.voided_at is null
     and s.deferred_minor <> p.price_minor - floor((2 * p.price_minor::numeric * (p.sessions - s.balance) + p.sessions) / (2 * p.sessions))`,
  `select 'package', p.id, 'is not in the books' from session_package p
   where p.organization_id = $1 and p.voided_at is null
     and not exists (select from ledger_line l where l.organization_id = $1 and l.holder_id = p.id)`,
  `select 'package', s.package_id, 'was taken back and still holds something' from package_state s
   join session_package p on p.organization_id = $1 and p.id = s.package_id and p.voided_at is not null
   where s.organization_id = $1 and (s.balance, s.deferred_minor) <> (0, 0)`,
  // One session has at most one net deduction, and the one that is named.
  `select 'session', e.subject_id, 'has ' || count(*) || ' entries that stand' from ledger_entry e
   where e.organization_id = $1 and e.kind in ('COMPLETED', 'NO_SHOW', 'LATE_CANCELLED') and e.reverses_id is null
     and not exists (select from ledger_entry m where m.organization_id = $1 and m.reverses_id = e.id)
   group by e.subject_id having count(*) > 1`,
  `select 'session', f.session_id, 'names an entry that was turned back or is of something else' from session_effect f
   join ledger_entry e on e.organization_id = $1 and e.id = f.entry_id
   where f.organization_id = $1 and (e.subject_id <> f.session_id
     or exists (select from ledger_entry m where m.organization_id = $1 and m.reverses_id = e.id))`,
  `select 'session', v.id, 'was changed since its entry was drawn' from session_effect f
   join visit_fact v on v.organization_id = $1 and v.id = f.session_id
   where f.organization_id = $1 and f.entry_id is not null and (f.drawn_version <> v.version or v.voided_at is not null)`,
  // What trainers are told they earned is what the ledger says they earned.
  `select 'pay of trainer', coalesce(l.staff_id, y.staff_id), 'lines say ' || coalesce(y.total, 0) || ', the ledger ' || coalesce(l.total, 0)
   from (select staff_id, unit as currency, business_on as on_day, sum(amount) as total from ledger_line
     where organization_id = $1 and account = 'PAY_EXPENSE' group by 1, 2, 3) l
   full join (select staff_id, currency, earned_on as on_day, sum(amount_minor) as total from pay_line where organization_id = $1 group by 1, 2, 3) y
     using (staff_id, currency, on_day)
   where coalesce(l.total, 0) <> coalesce(y.total, 0)`,
  // Every living payment is in the books, and no other.
  `select 'payment', y.id, case when e.id is null then 'is not in the books' else 'is in the books and void' end
   from payment y join session_package p on p.organization_id = $1 and p.id = y.package_id
   left join lateral (select e.id from ledger_entry e where e.organization_id = $1 and e.subject_id = y.id and e.kind = 'PAYMENT' and e.reverses_id is null
     and not exists (select from ledger_entry m where m.organization_id = $1 and m.reverses_id = e.id) limit 1) e on true
   where y.organization_id = $1 and (e.id is not null) <> (y.voided_at is null and p.voided_at is null)`,
];

/** Every breach of the books' identities, by name: what differs, whose it is, and how. */
export async function booksDifferences(query: Query, organizationId: string): Promise<BooksDifference[]> {
  const found: BooksDifference[] = [];
  for (const identity of IDENTITIES) {
    if (found.length >= MOST_SHOWN) break;
    const sql = `select d.what, d.id, d.problem from (${identity}) d(what, id, problem) order by 1, 2 limit ${MOST_SHOWN}`;
    found.push(...(await query.rows<BooksDifference>(sql, [organizationId])));
  }
  return found.slice(0, MOST_SHOWN);
}

/** How much the ledger holds. */
export async function booksSize(query: Query, organizationId: string): Promise<{ entries: number; lines: number }> {
  const size = await query.one<{ entries: number; lines: number }>(
    `select (select count(*) from ledger_entry where organization_id = $1) as entries,
       (select count(*) from ledger_line where organization_id = $1) as lines`,
    [organizationId],
  );
  return size ?? { entries: 0, lines: 0 };
}
