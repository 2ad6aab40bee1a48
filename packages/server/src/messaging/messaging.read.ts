import type { Database } from '../db/index.ts';

/** Whether the user has set a password: then a letter needs no link to set one. */
export async function hasPassword(db: Database, userId: string): Promise<boolean> {
  return (await db.global.one<{ has: boolean }>('select user_has_password($1) as has', [userId]))?.has ?? false;
}

/** A staff member's name, or null. */
export async function nameOfStaff(db: Database, organizationId: string, staffId: string): Promise<string | null> {
  const staff = await db.read(organizationId, (query) =>
    query.one<{ name: string }>(
      `select btrim(s.first_name || ' ' || s.last_name) as name from staff s where s.organization_id = $1 and s.id = $2`,
      [organizationId, staffId],
    ),
  );
  return staff?.name || null;
}
