import { command, record } from '../activity/index.ts';
import { staffOf, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, newId, refuse, type Refusal } from '../kernel/index.ts';
import { lockMember } from './lock-member.ts';

export interface WriteNote {
  readonly memberId: string;
  /** 1 to 10,000 characters. */
  readonly body: string;
}

export interface NoteWritten {
  readonly type: 'NoteWritten';
  readonly noteId: string;
  readonly activityId: string;
}

/**
 * Writes a note about a member. Activity: `note.written`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (empty or too long).
 */
export function writeNote(
  db: Database,
  ctx: Ctx,
  input: WriteNote,
  idempotencyKey: string,
): Promise<NoteWritten | Refusal> {
  return command(db, ctx, { operation: 'writeNote', idempotencyKey, input }, async (tx): Promise<NoteWritten> => {
    const member = await lockMember(tx, ctx, 'writeNote', input.memberId);
    const body = input.body.trim();
    if (body === '' || body.length > 10_000)
      refuse(new InvalidInput('body', 'A note has 1 to 10,000 characters.', 'Write what is to be remembered.'));
    const noteId = newId();
    await tx.rows(
      'insert into member_note (organization_id, id, member_id, body, written_by_staff_id, written_at) values ($1, $2, $3, $4, $5, $6)',
      [tx.organizationId, noteId, member.id, body, staffOf(ctx), ctx.now],
    );
    const activityId = await record(tx, ctx, {
      verb: 'note.written',
      subject: { kind: 'member_note', id: noteId },
      memberId: member.id,
      locationId: member.homeLocationId,
    });
    return { type: 'NoteWritten', noteId, activityId };
  });
}
