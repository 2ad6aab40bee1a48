import { command, record } from '../activity/index.ts';
import { may, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { dayAt, InvalidInput, isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { placeOf } from '../trainers/index.ts';
import { lockMember } from './lock-member.ts';
import { SpellEnded } from './members.refusals.ts';
import { refreshStages } from './refresh-stages.ts';
import { refuseUnlessCome, spellById } from './spells.ts';

export interface EndSpell {
  readonly spellId: string;
  /** The first day on which the person is a member there no more. */
  readonly leftOn: Day;
}

export interface SpellEndedOn {
  readonly type: 'SpellEndedOn';
  readonly spellId: string;
  readonly activityId: string;
}

/**
 * Somebody leaves a location from a day on. Activity: `spell.ended`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (a day to come, or before joining), `SpellEnded`.
 */
export function endSpell(
  db: Database,
  ctx: Ctx,
  input: EndSpell,
  idempotencyKey: string,
): Promise<SpellEndedOn | Refusal> {
  return command(db, ctx, { operation: 'endSpell', idempotencyKey, input }, async (tx): Promise<SpellEndedOn> => {
    may(ctx, 'changeMember');
    const found = isId(input.spellId) ? await spellById(tx, input.spellId) : null;
    if (!found) refuse(new NotFound('membership'));
    const member = await lockMember(tx, ctx, 'changeMember', found.memberId, 'membership');
    const place = await placeOf(tx, ctx.organizationId, found.locationId);
    refuseUnlessCome('leftOn', input.leftOn, dayAt(ctx.now, place.timeZone));
    if (found.leftOn !== null) refuse(new SpellEnded(found.leftOn));
    if (input.leftOn < found.joinedOn)
      refuse(new InvalidInput('leftOn', 'Nobody leaves before joining.', `Give a day from ${found.joinedOn} on.`));
    await tx.rows(
      "update membership_spell set left_on = $3, status = 'ENDED', version = version + 1 where organization_id = $1 and id = $2",
      [tx.organizationId, found.id, input.leftOn],
    );
    await refreshStages(tx, [member.id]);
    const activityId = await record(tx, ctx, {
      verb: 'spell.ended',
      subject: { kind: 'membership_spell', id: found.id },
      memberId: member.id,
      locationId: place.id,
      facts: { leftOn: input.leftOn, before: found.version },
    });
    return { type: 'SpellEndedOn', spellId: found.id, activityId };
  });
}
