import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { ChangedMeanwhile, InvalidInput, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { keepStaffVersion } from './place-person.ts';
import { ownProfile } from './profile.policy.ts';

/** The answer to a changed name. */
export interface OwnNameChanged {
  readonly type: 'OwnNameChanged';
  readonly staffId: string;
  readonly version: number;
  readonly activityId: string;
}

/** The name as it is to be; `version` is the one that the person looked at. */
export interface ChangeOwnName {
  readonly firstName: string;
  readonly lastName: string;
  readonly version: number;
}

const LONGEST = 200;

/**
 * Changes one's own name in this organization. The log says that it changed and carries no name: the one before is kept where
 * an erasure reaches it, for an undo.
 *
 * Refuses: `NotPermitted`, `InvalidInput`, `ChangedMeanwhile`.
 */
export function changeOwnName(
  db: Database,
  ctx: Ctx,
  input: ChangeOwnName,
  idempotencyKey: string,
): Promise<OwnNameChanged | Refusal> {
  return command(db, ctx, { operation: 'changeOwnName', idempotencyKey, input }, async (tx) => {
    const { staffId } = ownProfile(ctx);
    const [firstName, lastName] = [input.firstName.trim(), input.lastName.trim()];
    if (firstName + lastName === '' || `${firstName}${lastName}`.length > LONGEST) {
      const mend = 'Write the first and the last name.';
      refuse(new InvalidInput('firstName', `A person has a name of 1 to ${LONGEST} characters.`, mend));
    }
    const person = await tx.one<{ version: number }>(
      'select version from staff where organization_id = $1 and id = $2 and voided_at is null for no key update',
      [tx.organizationId, staffId],
    );
    if (!person) return refuse(new NotFound('person'));
    if (person.version !== input.version) refuse(new ChangedMeanwhile('name'));
    const staffBefore = await keepStaffVersion(tx, staffId);
    await tx.rows(
      'update staff set first_name = $3, last_name = $4, version = version + 1 where organization_id = $1 and id = $2',
      [tx.organizationId, staffId, firstName, lastName],
    );
    const activityId = await record(tx, ctx, {
      verb: 'person.renamed',
      subject: { kind: 'staff', id: staffId },
      facts: { staffBefore },
    });
    return { type: 'OwnNameChanged' as const, staffId, version: input.version + 1, activityId };
  });
}
