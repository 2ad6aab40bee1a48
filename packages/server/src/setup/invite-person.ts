import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isRefusal, type Refusal } from '../kernel/index.ts';
import { type Carriers, giveWayIn } from './person-link.ts';
import { type PersonTerms, placePerson } from './place-person.ts';

interface Invited {
  readonly type: 'PersonInvited';
  readonly staffId: string;
  readonly userId: string;
  readonly activityId: string;
}

/** The answer to an invitation. */
export interface PersonInvited extends Invited {
  /** To hand over where no mail leaves the house; told once: null in the answer to a repeated key, and when mailed. */
  readonly linkToken: string | null;
}

/**
 * Gives a person a place with roles from today on, and the way in.
 *
 * Refuses: `NotPermitted`, `NotFound` (a location, a person), `InvalidInput`, `AlreadyInvited`, `MailNeeded`.
 */
export async function invitePerson(
  db: Database,
  ctx: Ctx,
  input: PersonTerms,
  idempotencyKey: string,
  carriers: Carriers,
): Promise<PersonInvited | Refusal> {
  // The token stays out of the stored answer: whoever reads the table must not find a door.
  let linkToken: string | null = null;
  const answer = await command(
    db,
    ctx,
    { operation: 'invitePerson', idempotencyKey, input },
    async (tx): Promise<Invited> => {
      const reach = may(ctx, 'invitePerson');
      const { staffId, userId, staffBefore, roles } = await placePerson(tx, ctx, reach, input);
      linkToken = await giveWayIn(tx, ctx, userId, carriers);
      const facts = { userId, staffBefore, ...roles };
      const activityId = await record(tx, ctx, {
        verb: 'person.invited',
        subject: { kind: 'staff', id: staffId },
        facts,
      });
      return { type: 'PersonInvited', staffId, userId, activityId };
    },
  );
  return isRefusal(answer) ? answer : { ...answer, linkToken };
}
