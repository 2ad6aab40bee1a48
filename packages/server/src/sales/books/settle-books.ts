import type { Tx } from '../../db/index.ts';
import { newId } from '../../kernel/index.ts';
import { postEntries, type PostedBy } from '../../ledger/index.ts';
import { readBooks } from './books.read.ts';
import { type BooksPlan, planBooks } from './plan-books.rules.ts';

/** So many members' books are held in memory at once; an import of any size runs in chunks of it. */
const MEMBERS_AT_ONCE = 1_000;

/** From so many entries on, plans made before them would walk them row by row. */
const MANY_ENTRIES = 1_000;

/** When and by whom books are settled. */
export interface Settling extends PostedBy {
  readonly now: Date;
}

async function linkSessions(tx: Tx, { sessions }: BooksPlan): Promise<void> {
  if (sessions.length === 0) return;
  await tx.rows(
    `insert into session_effect as f (organization_id, session_id, member_id, held_on, package_id, entry_id, drawn_version, unfunded)
     select $1, d.id, v.member_id, v.held_on, d."packageId", d."entryId", d."drawnVersion", d.unfunded
     from jsonb_to_recordset($2::jsonb) as d(id uuid, "packageId" uuid, "entryId" uuid, "drawnVersion" integer, unfunded boolean)
     join visit_fact v on v.organization_id = $1 and v.id = d.id
     on conflict (organization_id, session_id) do update set held_on = excluded.held_on, package_id = excluded.package_id,
       entry_id = excluded.entry_id, drawn_version = excluded.drawn_version, unfunded = excluded.unfunded`,
    [tx.organizationId, JSON.stringify(sessions)],
  );
}

async function writePay(tx: Tx, { pay, mirrors }: BooksPlan): Promise<void> {
  await tx.rows(
    `insert into pay_line (organization_id, id, session_id, entry_id, staff_id, location_id, earned_on, amount_minor, currency,
       basis, withheld, reverses_id)
     select $1, y.id, y."sessionId", y."entryId", y."staffId", y."locationId", y."earnedOn", y."amountMinor", y.currency, y.basis,
       y.withheld, null::uuid
     from jsonb_to_recordset($2::jsonb) as y(id uuid, "sessionId" uuid, "entryId" uuid, "staffId" uuid, "locationId" uuid,
       "earnedOn" date, "amountMinor" bigint, currency text, basis text, withheld text)
     union all
     select $1, gen_random_uuid(), o.session_id, m.id, o.staff_id, o.location_id, m."businessOn", -o.amount_minor, o.currency, o.basis,
       o.withheld, o.id
     from jsonb_to_recordset($3::jsonb) as m(id uuid, "reversesId" uuid, "businessOn" date)
     join pay_line o on o.organization_id = $1 and o.entry_id = m."reversesId"`,
    [tx.organizationId, JSON.stringify(pay), JSON.stringify(mirrors)],
  );
}

/** What is added up beside the ledger, added up again for all that these entries name. */
async function refreshSums(tx: Tx, entryIds: readonly string[]): Promise<void> {
  await tx.rows(
    `select refresh_package_state(array(
       select distinct l.holder_id from ledger_line l
       where l.organization_id = $1 and l.entry_id = any ($2::uuid[]) and l.holder_id is not null))`,
    [tx.organizationId, entryIds],
  );
  await tx.rows('select add_to_session_days($1::uuid[])', [entryIds]);
}

/** Returns how many entries it took. */
async function settleSome(tx: Tx, memberIds: readonly string[], by: Settling, known: number): Promise<number> {
  // Whoever logs a session of theirs waits, and then sees what was written here.
  await tx.rows(
    'select m.id from member m where m.organization_id = $1 and m.id = any ($2::uuid[]) order by m.id for no key update',
    [tx.organizationId, memberIds],
  );
  const books = await readBooks(tx, tx.organizationId, memberIds, by.now);
  const plan: BooksPlan = { entries: [], mirrors: [], pay: [], sessions: [] };
  for (const memberBooks of books.values()) {
    const own = planBooks(memberBooks, newId);
    plan.entries.push(...own.entries);
    plan.mirrors.push(...own.mirrors);
    plan.pay.push(...own.pay);
    plan.sessions.push(...own.sessions);
  }
  const written = [...plan.entries, ...plan.mirrors].map(({ id }) => id);
  if (written.length > 0) await postEntries(tx, plan, by);
  await linkSessions(tx, plan);
  if (written.length === 0) return 0;
  await writePay(tx, plan);
  // Statistics are taken again each time the books of this call have doubled.
  if (written.length >= MANY_ENTRIES && written.length >= known) await tx.rows('select analyze_books()');
  await refreshSums(tx, written);
  return written.length;
}

/**
 * Brings the books of these members to what their facts say: posts what is missing, turns back what is not so any more, once
 * each, and adds up anew what stands beside the ledger. Every verb and every import that changes a sale, a payment, a freeze or
 * a session calls it in its own transaction, with the members locked; a second call changes nothing.
 */
export async function settleBooks(tx: Tx, memberIds: readonly string[], by: Settling): Promise<void> {
  const distinct = [...new Set(memberIds)];
  let known = 0;
  for (let from = 0; from < distinct.length; from += MEMBERS_AT_ONCE)
    known += await settleSome(tx, distinct.slice(from, from + MEMBERS_AT_ONCE), by, known);
}
