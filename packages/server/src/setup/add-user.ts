import { command, record } from '../activity/index.ts';
import { type Ctx, hashPassword, may, mintLink, whyNotPassword } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, isRefusal, NotPermitted, refuse, type Refusal } from '../kernel/index.ts';
import { type PersonTerms, placePerson } from './place-person.ts';

interface Added {
  readonly type: 'UserAdded';
  readonly staffId: string;
  readonly userId: string;
  readonly activityId: string;
}

/** The answer to a user added. */
export interface UserAdded extends Added {
  /** Where no password was given: the link's token, told once. */
  readonly linkToken: string | null;
}

/**
 * Adds a user from the command line, where whoever types owns the machine: with a password, else with a link.
 *
 * Refuses: `NotPermitted` (anybody but the command line), `NotFound` (a location), `InvalidInput`, `AlreadyInvited`.
 */
export async function addUser(
  db: Database,
  ctx: Ctx,
  input: PersonTerms & { readonly password?: string | null },
  idempotencyKey: string,
): Promise<UserAdded | Refusal> {
  const { password, ...person } = input;
  const why = password ? whyNotPassword(password, input.email) : null;
  if (why !== null) return new InvalidInput('password', why, 'Choose a longer one.');
  const passwordHash = password ? await hashPassword(password) : null;
  let linkToken: string | null = null;
  // The password decides nothing about the outcome and stays out of the key's fingerprint.
  const answer = await command(
    db,
    ctx,
    { operation: 'addUser', idempotencyKey, input: person },
    async (tx): Promise<Added> => {
      if (ctx.actor.kind !== 'COMMAND_LINE')
        refuse(new NotPermitted('Users are added from the command line.', 'the command line'));
      const { staffId, userId, staffBefore, roles } = await placePerson(tx, ctx, may(ctx, 'invitePerson'), person);
      if (passwordHash !== null) await tx.rows('select user_set_password($1, $2, $3)', [userId, passwordHash, ctx.now]);
      else linkToken = await mintLink(tx, userId, 'INVITATION', ctx.now);
      const facts = { userId, staffBefore, ...roles };
      const activityId = await record(tx, ctx, { verb: 'user.added', subject: { kind: 'staff', id: staffId }, facts });
      return { type: 'UserAdded', staffId, userId, activityId };
    },
  );
  return isRefusal(answer) ? answer : { ...answer, linkToken };
}
