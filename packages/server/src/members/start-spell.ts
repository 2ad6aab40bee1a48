import { command, record } from '../activity/index.ts';
import { isWithinReach, may, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, InvalidInput, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { placeOf, type Place } from '../trainers/index.ts';
import { lockMember } from './lock-member.ts';
import { AlreadyMember } from './members.refusals.ts';
import { entryAfter, type Entry } from './members.rules.ts';
import { refreshStages } from './refresh-stages.ts';
import { insertSpell, lastSpell, refuseUnlessCome, type StoredSpell } from './spells.ts';

export interface StartSpell {
  readonly memberId: string;
  readonly locationId: string;
  readonly membership: string;
  readonly kind: 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';
  /** The day of joining there: today or earlier, not before the latest spell. */
  readonly joinedOn: Day;
}

export interface SpellStarted {
  readonly type: 'SpellStarted';
  readonly spellId: string;
  /** `REJOINED` is a new eligible member, `TRANSFERRED` is not, `RESUMED` went on with the old spell. */
  readonly entry: Entry;
  readonly activityId: string;
}

function entryOrRefuse(last: StoredSpell | null, place: Place, on: Day): Entry {
  if (last && on < (last.leftOn ?? last.joinedOn))
    refuse(
      new InvalidInput(
        'joinedOn',
        'The latest membership reaches beyond that day.',
        `Give a day from ${last.leftOn ?? last.joinedOn} on.`,
      ),
    );
  return entryAfter(last, place.id, on) ?? refuse(new AlreadyMember(last?.id ?? '', last?.joinedOn ?? on));
}

async function write(tx: Tx, input: StartSpell, place: Place, last: StoredSpell | null, entry: Entry): Promise<string> {
  if (last && entry === 'RESUMED') {
    const resume = `update membership_spell set left_on = null, status = 'ACTIVE', version = version + 1 where organization_id = $1 and id = $2`;
    await tx.rows(resume, [tx.organizationId, last.id]);
    return last.id;
  }
  if (last && last.leftOn === null) {
    const end = `update membership_spell set left_on = $3, status = 'ENDED', version = version + 1 where organization_id = $1 and id = $2`;
    await tx.rows(end, [tx.organizationId, last.id, input.joinedOn]);
  }
  const spellId = await insertSpell(tx, { ...input, place, entry: entry === 'RESUMED' ? 'JOINED' : entry });
  await tx.rows(
    'update member set home_location_id = $3, version = version + 1 where organization_id = $1 and id = $2',
    [tx.organizationId, input.memberId, place.id],
  );
  return spellId;
}

/**
 * Somebody joins again, or moves to another location: a rejoin after 90 days away, a transfer, or the old spell going on
 * (the rule is `entryAfter`). The member's home becomes that location. Activity: `spell.started`.
 *
 * Refuses: `NotPermitted`, `NotFound` (member, location), `InvalidInput`, `AlreadyMember`.
 */
export function startSpell(
  db: Database,
  ctx: Ctx,
  input: StartSpell,
  idempotencyKey: string,
): Promise<SpellStarted | Refusal> {
  return command(db, ctx, { operation: 'startSpell', idempotencyKey, input }, async (tx): Promise<SpellStarted> => {
    const reach = may(ctx, 'addMember');
    const member = await lockMember(tx, ctx, 'changeMember', input.memberId);
    const place = await placeOf(tx, ctx.organizationId, input.locationId);
    if (!isWithinReach(reach, { locationId: place.id, own: [] })) refuse(new NotFound('location'));
    refuseUnlessCome('joinedOn', input.joinedOn, dayAt(ctx.now, place.timeZone));
    const last = await lastSpell(tx, member.id);
    const entry = entryOrRefuse(last, place, input.joinedOn);
    const spellId = await write(tx, input, place, last, entry);
    await refreshStages(tx, [member.id]);
    const activityId = await record(tx, ctx, {
      verb: 'spell.started',
      subject: { kind: 'membership_spell', id: spellId },
      memberId: member.id,
      locationId: place.id,
      facts: {
        entry,
        lastId: last?.id ?? null,
        lastVersion: last?.version ?? null,
        lastWasOpen: last?.leftOn === null,
        homeBefore: member.homeLocationId,
      },
    });
    return { type: 'SpellStarted', spellId, entry, activityId };
  });
}
