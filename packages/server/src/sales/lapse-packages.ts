import type { Database, Query } from '../db/index.ts';
import { settleBooks } from './books/index.ts';
import { reinferKinds } from './reinfer-kinds.ts';

/** Members a transaction: small enough that nobody at a desk waits for it. */
const MEMBERS_AT_ONCE = 200;

/** Members with a package whose last valid day is over where it was sold, or whose books were never drawn. */
async function membersDue(query: Query, organizationId: string, now: Date): Promise<string[]> {
  const rows = await query.rows<{ id: string }>(
    `select s.member_id as id from location l
     join package_state s on s.organization_id = $1 and s.state = 'ACTIVE' and s.expires_on < ($2::timestamptz at time zone l.time_zone)::date
     join session_package p on p.organization_id = $1 and p.id = s.package_id and p.location_id = l.id and p.voided_at is null
     where l.organization_id = $1
     union
     select p.member_id from session_package p
     where p.organization_id = $1 and p.voided_at is null
       and not exists (select from package_state s where s.organization_id = $1 and s.package_id = p.id)
     order by id limit 10000`,
    [organizationId, now],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes what is left off packages whose last valid day is over, each dated the day after it at the selling location, however
 * late this runs; and draws the books of packages that have none. What was done is not found again, so it may run at any time
 * and as often as it likes. Returns how many members it looked at.
 */
export async function lapsePackages(db: Database, organizationId: string, now: Date): Promise<number> {
  const due = await db.read(organizationId, (query) => membersDue(query, organizationId, now));
  for (let from = 0; from < due.length; from += MEMBERS_AT_ONCE) {
    const some = due.slice(from, from + MEMBERS_AT_ONCE);
    await db.transact(organizationId, async (tx) => {
      await settleBooks(tx, some, { now, staffId: null });
      await reinferKinds(tx, some);
    });
  }
  return due.length;
}
