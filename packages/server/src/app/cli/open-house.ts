import { ctxOfHouse, ctxOfStaffEmail, type Ctx } from '../../auth/index.ts';
import { connect, type Database, migrate, openDatabase } from '../../db/index.ts';
import { newId } from '../../kernel/index.ts';
import { findOrganization, listOrganizations, type Organization } from '../../organizations/index.ts';
import type { Typed } from './arguments.ts';
import { CannotDo } from './outcome.ts';

/** The opened database with what every command needs of it. */
export interface House {
  readonly db: Database;
  /** Something to say on the way: standard error. */
  readonly say: (line: string) => void;
  /** As the owner of the tables, for the little that the application's own role may not do. */
  asOwner<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Lets go of the database; the embedded one stops unless somebody else is using it. */
  close(): Promise<void>;
}

/** One at a time is enough, and leaves the connections to the server that may be running. */
const POOL = 3;

async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await connect(url, [], 1);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Opens the database that the environment names (the embedded one when it names none) and brings it up to date. */
export async function openHouse(say: (line: string) => void): Promise<House> {
  const opened = await openDatabase(process.env, say);
  try {
    await migrate(opened.ownerUrl, opened.appUrl, opened.jobsUrl);
    const db = await connect(opened.appUrl, [], POOL);
    const close = async (): Promise<void> => {
      await db.close().finally(() => opened.close());
    };
    return { db, say, asOwner: (work) => withDatabase(opened.ownerUrl, work), close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The organization that was named. */
export async function organizationNamed(house: House, name: string): Promise<Organization> {
  const found = await findOrganization(house.db, name);
  if (!found) throw new CannotDo(`There is no organization named “${name}”.`);
  return found;
}

/** The organization that was named, or all there are. */
export async function organizationsMeant(house: House, typed: Typed): Promise<Organization[]> {
  const name = typed.word('organization');
  return name === null ? listOrganizations(house.db) : [await organizationNamed(house, name)];
}

/** As whom a command acts: the staff member of --as with that person's rights, else the house itself; null when that person is not here. */
export async function actorIn(house: House, typed: Typed, organizationId: string): Promise<Ctx | null> {
  const asked = { requestId: newId(), now: new Date() };
  const email = typed.word('as');
  return email === null ? ctxOfHouse(organizationId, asked) : ctxOfStaffEmail(house.db, organizationId, email, asked);
}

/** The same where the person must be here. */
export async function actorOf(house: House, typed: Typed, organization: Organization): Promise<Ctx> {
  const ctx = await actorIn(house, typed, organization.id);
  if (!ctx) throw new CannotDo(`Nobody at ${organization.name} has the e-mail ${typed.word('as') ?? ''}.`);
  return ctx;
}
