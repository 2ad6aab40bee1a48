import type { Database } from '../db/index.ts';
import { grantsOfStaff } from './auth.read.ts';
import type { Ctx } from './ctx.ts';
import type { Asked } from './ctx-of-visit.ts';

/** The command line acting for the house itself. */
export function ctxOfHouse(organizationId: string, asked: Asked): Ctx {
  return { organizationId, actor: { kind: 'COMMAND_LINE', staffId: null }, grants: [], ...asked };
}

/** The command line acting as one of the staff, found by e-mail, with that person's rights; null when nobody has it. */
export async function ctxOfStaffEmail(
  db: Database,
  organizationId: string,
  email: string,
  asked: Asked,
): Promise<Ctx | null> {
  return db.read(organizationId, async (query) => {
    const staff = await query.one<{ id: string }>(
      `select s.id from staff s where s.organization_id = $1 and lower(btrim(s.email)) = lower(btrim($2)) and s.voided_at is null
       order by s.user_id nulls last, s.id limit 1`,
      [organizationId, email],
    );
    if (!staff) return null;
    const grants = await grantsOfStaff(query, organizationId, staff.id, asked.now);
    return { organizationId, actor: { kind: 'COMMAND_LINE', staffId: staff.id }, grants, ...asked };
  });
}
