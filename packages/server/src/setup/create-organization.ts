import { record } from '../activity/index.ts';
import { ctxOfHouse } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, newId, Refused, refuse, type Refusal } from '../kernel/index.ts';
import { NameTaken } from './setup.refusals.ts';

/** The answer to a new organization. */
export interface OrganizationCreated {
  readonly type: 'OrganizationCreated';
  readonly organizationId: string;
  readonly activityId: string;
}

/**
 * Founds an organization. It takes no idempotency key, because a key belongs to an organization; its name, taken once,
 * makes a repeated call a refusal.
 *
 * Refuses: `InvalidInput` (the name), `NameTaken`.
 */
export async function createOrganization(
  db: Database,
  input: { readonly name: string; readonly now: Date },
): Promise<OrganizationCreated | Refusal> {
  const name = input.name.trim();
  if (name === '' || name.length > 200) {
    return new InvalidInput(
      'name',
      'An organization has a name of 1 to 200 characters.',
      'Write the name of the franchise.',
    );
  }
  const organizationId = newId();
  const ctx = ctxOfHouse(organizationId, { requestId: newId(), now: input.now });
  try {
    return await db.transact(organizationId, async (tx): Promise<OrganizationCreated> => {
      const added = await tx.one<{ added: boolean }>('select directory_add($1, $2) as added', [organizationId, name]);
      if (!added?.added) refuse(new NameTaken('an organization', name));
      await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [organizationId, name]);
      const activityId = await record(tx, ctx, {
        verb: 'organization.created',
        subject: { kind: 'organization', id: organizationId },
      });
      return { type: 'OrganizationCreated', organizationId, activityId };
    });
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}
