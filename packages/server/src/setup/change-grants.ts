import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { newId, type Refusal } from '../kernel/index.ts';
import { beginGrants, endGrants, lockPerson, refuseGrants, refuseWithoutOwner } from './grants.ts';
import { changesBetween, type GrantTerms } from './people.rules.ts';

/** The answer to changed roles. */
export interface GrantsChanged {
  readonly type: 'GrantsChanged';
  readonly staffId: string;
  readonly begun: number;
  readonly ended: number;
  readonly activityId: string;
}

/**
 * Sets the roles that a person holds from today on. The person's visits here end, so that no token outlives its rights;
 * whoever changes their own roles stays.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput`, `LastOwner`.
 */
export function changeGrants(
  db: Database,
  ctx: Ctx,
  input: { readonly staffId: string; readonly grants: readonly GrantTerms[] },
  idempotencyKey: string,
): Promise<GrantsChanged | Refusal> {
  return command(db, ctx, { operation: 'changeGrants', idempotencyKey, input }, async (tx): Promise<GrantsChanged> => {
    const reach = may(ctx, 'changeGrants');
    const person = await lockPerson(tx, ctx, reach, input.staffId);
    await refuseGrants(tx, reach, input.grants);
    const { ends, begins } = changesBetween(person.grants, input.grants);
    await endGrants(tx, ctx, person.staffId, ends);
    await beginGrants(tx, ctx, person.staffId, begins, newId);
    if (ends.some(({ role }) => role === 'OWNER')) await refuseWithoutOwner(tx, ctx);
    if (begins.some(({ role }) => role === 'TRAINER')) {
      await tx.rows(
        'update staff set is_trainer = true, version = version + 1 where organization_id = $1 and id = $2 and not is_trainer',
        [tx.organizationId, person.staffId],
      );
    }
    if (person.userId !== null && ends.length + begins.length > 0) {
      const kept = ctx.actor.kind === 'PERSON' ? ctx.actor.visitId : null;
      await tx.rows('select visits_end_there($1, $2, $3, $4)', [person.userId, tx.organizationId, kept, ctx.now]);
    }
    const facts = { ended: ends, begun: begins };
    const activityId = await record(tx, ctx, {
      verb: 'grants.changed',
      subject: { kind: 'staff', id: person.staffId },
      facts,
    });
    return { type: 'GrantsChanged', staffId: person.staffId, begun: begins.length, ended: ends.length, activityId };
  });
}
