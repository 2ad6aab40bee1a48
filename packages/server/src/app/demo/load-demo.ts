import { hashPassword } from '../../auth/index.ts';
import { refreshJourneys } from '../../consultations/index.ts';
import type { Database, Tx } from '../../db/index.ts';
import { GROUP_NAME } from './cast.rules.ts';
import { demoToday, inventGroup } from './invent-group.rules.ts';
import { DEMO_TABLES, type DemoGroup, type DemoPerson, type DemoTable, type Row } from './rows.rules.ts';
import { DEMO_PASSWORD } from './sign-ins.ts';

/** What became of loading the demonstration. */
export interface DemoLoaded {
  readonly organizationId: string;
  /** False when it was there already; it is then left as people have changed it. */
  readonly isNew: boolean;
}

/** As many rows as one statement takes in: few trips, and never a message of unbounded size. */
const ROWS_AT_ONCE = 5_000;

/** Table and column names come from the code that invents the rows, values are bound. */
async function insertAll(tx: Tx, table: DemoTable, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.rows(
      `insert into ${table} (organization_id, ${columns.join(', ')})
       select $1, ${columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_recordset(null::${table}, $2) r`,
      [tx.organizationId, JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
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
  for (const table of DEMO_TABLES) await insertAll(tx, table, group.rows[table]);
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
 * and the next start loads it whole. Where the group is already known by its name, nothing is written.
 */
export async function loadDemoOnce(db: Database, now: Date = new Date()): Promise<DemoLoaded> {
  const known = await find(db);
  if (known !== null) return { organizationId: known, isNew: false };
  const group = inventGroup(demoToday(now));
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const isNew = await db.transact(group.organizationId, (tx) => write(tx, group, passwordHash, now));
  return { organizationId: isNew ? group.organizationId : ((await find(db)) ?? group.organizationId), isNew };
}
