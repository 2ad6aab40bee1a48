import { command, record } from '../activity/index.ts';
import { type Ctx, may, staffOf } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, refuse, type Refusal } from '../kernel/index.ts';
import { endGrants } from './give-grants.ts';
import { lockPerson, refuseWithoutOwner } from './grants.ts';
import { takePlace } from './take-place.ts';

/** The answer to a person shown out. */
export interface PersonDisabled {
  readonly type: 'PersonDisabled';
  readonly staffId: string;
  readonly activityId: string;
}

/**
 * Takes a person's place away: the roles end today, the visits end with this transaction. What the person did stays theirs;
 * an invitation lets them in again.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (oneself), `LastOwner`.
 */
export function disablePerson(
  db: Database,
  ctx: Ctx,
  input: { readonly staffId: string },
  idempotencyKey: string,
): Promise<PersonDisabled | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'disablePerson', idempotencyKey, input },
    async (tx): Promise<PersonDisabled> => {
      const reach = may(ctx, 'disablePerson');
      const { staffId, userId, grants } = await lockPerson(tx, ctx, reach, input.staffId);
      if (staffId === staffOf(ctx))
        refuse(new InvalidInput('staffId', 'Nobody shows themselves out.', 'Ask another owner or manager.'));
      await endGrants(tx, ctx, staffId, grants);
      if (grants.some(({ role }) => role === 'OWNER')) await refuseWithoutOwner(tx, ctx);
      const hadPlace = userId !== null && (await takePlace(tx, ctx, userId));
      const activityId = await record(tx, ctx, {
        verb: 'person.disabled',
        subject: { kind: 'staff', id: staffId },
        facts: { ended: grants, userId: hadPlace ? userId : null },
      });
      return { type: 'PersonDisabled', staffId, activityId };
    },
  );
}
