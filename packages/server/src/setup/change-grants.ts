import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, type Refusal } from '../kernel/index.ts';
import { giveGrants } from './give-grants.ts';
import { lockPerson, refuseGrants, refuseWithoutOwner } from './grants.ts';
import type { GrantTerms } from './people.rules.ts';

/** The answer to changed roles. */
export interface GrantsChanged {
  readonly type: 'GrantsChanged';
  readonly staffId: string;
  readonly begun: number;
  readonly ended: number;
  /** Roles that go on and end on another day than they would have. */
  readonly moved: number;
  readonly activityId: string;
}

/** Says that a person trains; false where it said so already. */
async function makeTrainer(tx: Tx, staffId: string): Promise<boolean> {
  const made = await tx.rows(
    `update staff set is_trainer = true, version = version + 1
     where organization_id = $1 and id = $2 and not is_trainer returning id`,
    [tx.organizationId, staffId],
  );
  return made.length > 0;
}

/**
 * Sets the roles that a person holds from today on, those to come included. Where today's change, the person's visits here
 * end, so that no token outlives its rights; whoever changes their own roles stays.
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
    const given = await giveGrants(tx, ctx, person.staffId, input.grants);
    const { ended, moved, begun } = given;
    if ([...ended, ...moved].some(({ role }) => role === 'OWNER')) await refuseWithoutOwner(tx, ctx);
    const becameTrainer = begun.some(({ role }) => role === 'TRAINER') && (await makeTrainer(tx, person.staffId));
    // By the calendar that is furthest on: a role that begins today anywhere counts as one of today.
    const latestToday = dayAt(ctx.now, 'Pacific/Kiritimati');
    if (person.userId !== null && [...ended, ...begun].some(({ from }) => from <= latestToday)) {
      const kept = ctx.actor.kind === 'PERSON' ? ctx.actor.visitId : null;
      await tx.rows('select visits_end_there($1, $2, $3, $4)', [person.userId, tx.organizationId, kept, ctx.now]);
    }
    const activityId = await record(tx, ctx, {
      verb: 'grants.changed',
      subject: { kind: 'staff', id: person.staffId },
      facts: { ...given, becameTrainer },
    });
    const counts = { begun: begun.length, ended: ended.length, moved: moved.length };
    return { type: 'GrantsChanged', staffId: person.staffId, ...counts, activityId };
  });
}
