import type { KeptFact } from '../activity/index.ts';
import type { Tx } from '../db/index.ts';
import { InvalidInput, isDay, newId, refuse, type Day } from '../kernel/index.ts';
import type { Place } from '../trainers/index.ts';
import type { Spell } from './members.rules.ts';

/** A stored membership spell. */
export interface StoredSpell extends Spell {
  readonly id: string;
  readonly memberId: string;
  readonly version: number;
}

/** A spell's content as its versions keep it. */
export const SPELL: KeptFact = {
  fact: 'membership_spell',
  table: 'membership_spell',
  columns: [
    'location_id',
    'membership',
    'kind',
    'status',
    'joined_on',
    'left_on',
    'entry',
    'rescinded_on',
    'voided_at',
  ],
};

const COLUMNS =
  's.id, s.member_id as "memberId", s.location_id as "locationId", s.joined_on as "joinedOn", s.left_on as "leftOn", s.version';

/** The member's latest living spell, locked. */
export function lastSpell(tx: Tx, memberId: string): Promise<StoredSpell | null> {
  return tx.one<StoredSpell>(
    `select ${COLUMNS} from membership_spell s where s.organization_id = $1 and s.member_id = $2 and s.voided_at is null
     order by s.joined_on desc, s.created_at desc, s.id desc limit 1 for update`,
    [tx.organizationId, memberId],
  );
}

/** A living spell by id, locked, or null. */
export function spellById(tx: Tx, spellId: string): Promise<StoredSpell | null> {
  return tx.one<StoredSpell>(
    `select ${COLUMNS} from membership_spell s where s.organization_id = $1 and s.id = $2 and s.voided_at is null for update`,
    [tx.organizationId, spellId],
  );
}

/** What a new spell says. */
export interface NewSpell {
  readonly memberId: string;
  readonly place: Place;
  readonly membership: string;
  readonly kind: 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';
  readonly joinedOn: Day;
  readonly entry: 'JOINED' | 'REJOINED' | 'TRANSFERRED';
}

/** Writes a spell and returns its id. */
export async function insertSpell(tx: Tx, spell: NewSpell): Promise<string> {
  const id = newId();
  await tx.rows(
    `insert into membership_spell (organization_id, id, member_id, location_id, membership, kind, joined_on, entry, time_zone)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.organizationId,
      id,
      spell.memberId,
      spell.place.id,
      spell.membership,
      spell.kind,
      spell.joinedOn,
      spell.entry,
      spell.place.timeZone,
    ],
  );
  return id;
}

/** Refuses with `InvalidInput` a day that does not exist or has not come yet at the location. */
export function refuseUnlessCome(field: string, day: Day, today: Day): void {
  if (!isDay(day)) refuse(new InvalidInput(field, 'That day does not exist.', 'Write it as 2026-11-18.'));
  if (day > today) refuse(new InvalidInput(field, 'That day has not come yet.', `Give a day up to ${today}.`));
}
