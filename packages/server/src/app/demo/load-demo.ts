import { hashPassword } from '../../auth/index.ts';
import { refreshJourneys } from '../../consultations/index.ts';
import type { Database, Tx } from '../../db/index.ts';
import { GROUP_NAME } from './cast.rules.ts';
import { demoToday, inventGroup } from './invent-group.rules.ts';
import { inventLog, type LogRow } from './invent-log.rules.ts';
import { DEMO_TABLES, type DemoGroup, type DemoPerson, type DemoTable, type Row } from './rows.rules.ts';
import { DEMO_PASSWORD } from './sign-ins.ts';

/** What became of loading the demonstration. */
export interface DemoLoaded {
  readonly organizationId: string;
  /** False when it was there already; it is then left as people have changed it. */
  readonly isNew: boolean;
}

/** Into which database: any, or one that holds no organization yet, because what it holds may be somebody's business. */
export type DemoInto = 'ANY' | 'EMPTY';

/** As many rows as one statement takes in: few trips, and never a message of unbounded size. */
const ROWS_AT_ONCE = 5_000;

/** Table and column names come from the code that invents the rows, values are bound. */
async function insertAll(tx: Tx, table: DemoTable | 'activity', rows: readonly (Row | LogRow)[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.rows(
      `insert into ${table} (organization_id, ${columns.join(', ')})
       select $1, ${columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_recordset(null::${table}, $2) r`,
      [tx.organizationId, JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
    );
  }
}

/** A slot as it was when it was booked. */
const asBooked = (slot: Row): Row => ({
  ...slot,
  is_last: true,
  outcome: null,
  late: false,
  outcome_at: null,
  objection: null,
  objection_note: null,
  follow_up_on: null,
});

/**
 * Books each chain's slots and then says how they went, in the order of life: the first version of a slot is kept too, so
 * that undoing what was said of it leads back there.
 */
async function bookAndTell(tx: Tx, slots: readonly Row[]): Promise<void> {
  const longest = Math.max(...slots.map((slot) => Number(slot['place_in_chain'])));
  for (let place = 1; place <= longest; place++) {
    const here = slots.filter((slot) => slot['place_in_chain'] === place);
    await insertAll(tx, 'consultation', here.map(asBooked));
    await tx.rows(
      `update consultation c set outcome = r.outcome, late = r.late, outcome_at = r.outcome_at, is_last = r.is_last,
         objection = r.objection, objection_note = r.objection_note, follow_up_on = r.follow_up_on, version = 2
       from jsonb_populate_recordset(null::consultation, $2) r
       where c.organization_id = $1 and c.id = r.id and r.outcome is not null`,
      [tx.organizationId, JSON.stringify(here.filter(({ outcome }) => outcome !== null))],
    );
  }
}

async function letSignIn(tx: Tx, person: DemoPerson, userId: string, passwordHash: string, now: Date): Promise<void> {
  const user = await tx.one<{ id: string }>('select user_ensure($1, $2) as id', [userId, person.email]);
  await tx.rows('select user_set_password($1, $2, $3)', [user?.id, passwordHash, now]);
  await tx.rows('select place_add($1, $2)', [user?.id, tx.organizationId]);
  await tx.rows('update staff set user_id = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    person.staffId,
    user?.id,
  ]);
}

async function write(tx: Tx, group: DemoGroup, passwordHash: string, now: Date): Promise<boolean> {
  // The name in the directory is unique: of two who load at once, the second waits here and then finds it done.
  const added = await tx.one<{ added: boolean }>('select directory_add($1, $2) as added', [
    group.organizationId,
    group.name,
  ]);
  if (!added?.added) return false;
  await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [group.organizationId, group.name]);
  for (const table of DEMO_TABLES) {
    if (table === 'consultation') await bookAndTell(tx, group.rows.consultation);
    else await insertAll(tx, table, group.rows[table]);
  }
  await insertAll(tx, 'activity', inventLog(group));
  // A person's id serves the account as well: accounts are looked up by address, never by this.
  for (const person of group.people) await letSignIn(tx, person, person.staffId, passwordHash, now);
  // The tables were empty a moment ago, and the database would plan as if they still were.
  await tx.rows('select analyze_facts()');
  await refreshJourneys(
    tx,
    group.rows.member.map(({ id }) => String(id)),
  );
  return true;
}

async function find(db: Database): Promise<string | null> {
  const [found] = await db.global.rows<{ organization_id: string }>('select organization_id from directory_find($1)', [
    GROUP_NAME,
  ]);
  return found?.organization_id ?? null;
}

/**
 * Loads the demonstration group once: everything in one transaction, so that a process killed in the middle leaves nothing
 * and the next start loads it whole. Where the group is already known by its name, nothing is written; nor, when it may only
 * go into an empty database, beside any other organization: then the answer is null.
 */
export async function loadDemoOnce(db: Database, now?: Date): Promise<DemoLoaded>;
export async function loadDemoOnce(db: Database, now: Date, into: DemoInto): Promise<DemoLoaded | null>;
export async function loadDemoOnce(db: Database, now = new Date(), into: DemoInto = 'ANY'): Promise<DemoLoaded | null> {
  const known = await find(db);
  if (known !== null) return { organizationId: known, isNew: false };
  if (into === 'EMPTY' && (await db.global.rows('select 1 as one from directory_list() limit 1')).length > 0)
    return null;
  const group = inventGroup(demoToday(now));
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const isNew = await db.transact(group.organizationId, (tx) => write(tx, group, passwordHash, now));
  return { organizationId: isNew ? group.organizationId : ((await find(db)) ?? group.organizationId), isNew };
}
