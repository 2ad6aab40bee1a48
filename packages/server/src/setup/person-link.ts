import { type Ctx, type LinkPurpose, mintLink, staffOf } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { newId, refuse } from '../kernel/index.ts';
import { MailNeeded } from './setup.refusals.ts';

/** Whether mail leaves this house (SMTP_URL is set). Without it a link is shown to whoever invites. */
export interface Carriers {
  readonly mails: boolean;
}

/**
 * Sends a person the way in, with the command's own transaction: by mail, else as a token for the inviter to hand over.
 * A token opens the whole account; whose account also works in another organization gets it by mail only, or one
 * organization could sign in to the other. Returns the token, or null when it is mailed. Refuses: `MailNeeded`.
 */
export async function giveWayIn(
  tx: Tx,
  ctx: Ctx,
  userId: string,
  carriers: Carriers,
  purpose: LinkPurpose = 'INVITATION',
): Promise<string | null> {
  if (carriers.mails) {
    await tx.rows('select mail_add($1, $2, $3, $4, $5, $6)', [
      newId(),
      purpose,
      userId,
      tx.organizationId,
      staffOf(ctx),
      ctx.now,
    ]);
    return null;
  }
  const places = await tx.rows<{ organizationId: string }>(
    'select organization_id as "organizationId" from place_list($1)',
    [userId],
  );
  if (places.some(({ organizationId }) => organizationId !== tx.organizationId)) refuse(new MailNeeded());
  return mintLink(tx, userId, purpose, ctx.now);
}
