import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isRefusal, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { lockPerson } from './grants.ts';
import { type Carriers, giveWayIn } from './person-link.ts';

interface Sent {
  readonly type: 'PersonLinkSent';
  readonly staffId: string;
  readonly activityId: string;
}

/** The answer to a new link. */
export interface PersonLinkSent extends Sent {
  /** As in `PersonInvited`. */
  readonly linkToken: string | null;
}

/**
 * A new link for somebody who has a place: the first one ran out, or the password is forgotten and no mail leaves the house.
 *
 * Refuses: `NotPermitted`, `NotFound` (also somebody without a place), `MailNeeded`.
 */
export async function sendPersonLink(
  db: Database,
  ctx: Ctx,
  input: { readonly staffId: string },
  idempotencyKey: string,
  carriers: Carriers,
): Promise<PersonLinkSent | Refusal> {
  let linkToken: string | null = null;
  const answer = await command(
    db,
    ctx,
    { operation: 'sendPersonLink', idempotencyKey, input },
    async (tx): Promise<Sent> => {
      const reach = may(ctx, 'invitePerson');
      const { staffId, userId } = await lockPerson(tx, ctx, reach, input.staffId);
      const places =
        userId === null
          ? []
          : await tx.rows<{ id: string }>('select organization_id as id from place_list($1)', [userId]);
      if (userId === null || !places.some(({ id }) => id === tx.organizationId)) return refuse(new NotFound('person'));
      const known = await tx.one<{ has: boolean }>('select user_has_password($1) as has', [userId]);
      linkToken = await giveWayIn(tx, ctx, userId, carriers, known?.has ? 'PASSWORD' : 'INVITATION');
      const activityId = await record(tx, ctx, { verb: 'person.linked', subject: { kind: 'staff', id: staffId } });
      return { type: 'PersonLinkSent', staffId, activityId };
    },
  );
  return isRefusal(answer) ? answer : { ...answer, linkToken };
}
