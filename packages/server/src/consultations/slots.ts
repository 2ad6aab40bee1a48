import type { KeptFact } from '../activity/index.ts';
import { isWithinReach, may, type Ctx, type Operation } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import {
  dayAt,
  InvalidInput,
  instantOf,
  isId,
  localTimeAt,
  newId,
  NotFound,
  refuse,
  type LocalTime,
} from '../kernel/index.ts';
import type { Place } from '../trainers/index.ts';
import { SlotTaken } from './consultations.refusals.ts';
import type { Objection, Outcome, Slot } from './consultations.rules.ts';

/** A stored slot, locked. */
export interface StoredSlot extends Slot {
  readonly id: string;
  readonly chainId: string;
  readonly placeInChain: number;
  readonly memberId: string;
  readonly locationId: string;
  readonly trainerId: string;
  readonly walkIn: boolean;
  readonly minutes: number;
  readonly timeZone: string;
  readonly slotOn: string;
  readonly isLast: boolean;
  readonly late: boolean;
  readonly objection: Objection | null;
  readonly guardsSlot: boolean;
  readonly version: number;
}

/** A consultation's content as its versions keep it. */
export const CONSULTATION: KeptFact = {
  fact: 'consultation',
  table: 'consultation',
  columns: [
    'is_last',
    'outcome',
    'late',
    'outcome_at',
    'objection',
    'objection_note',
    'follow_up_on',
    'voided_at',
    'trainer_id',
    'location_id',
    'starts_at',
    'slot_on',
    'minutes',
  ],
};

const SLOT = `c.id, c.chain_id as "chainId", c.place_in_chain as "placeInChain", c.member_id as "memberId", c.location_id as "locationId",
  c.trainer_id as "trainerId", c.walk_in as "walkIn", c.starts_at as "startsAt", c.minutes, c.time_zone as "timeZone", c.slot_on as "slotOn",
  c.outcome, c.is_last as "isLast", c.late, c.objection, c.guards_slot as "guardsSlot", c.version`;

/** A living slot by id, locked, whoever's it is; or null. */
export function slotById(tx: Tx, id: string): Promise<StoredSlot | null> {
  return tx.one<StoredSlot>(
    `select ${SLOT} from consultation c where c.organization_id = $1 and c.id = $2 and c.voided_at is null for update`,
    [tx.organizationId, id],
  );
}

/** A living slot within reach of an operation, locked. Trainers reach those that they hold. Refuses `NotPermitted`, `NotFound`. */
export async function lockSlot(tx: Tx, ctx: Ctx, operation: Operation, id: string): Promise<StoredSlot> {
  const reach = may(ctx, operation);
  const slot = isId(id) ? await slotById(tx, id) : null;
  if (!slot || !isWithinReach(reach, { locationId: slot.locationId, own: [slot.trainerId] }))
    return refuse(new NotFound('consultation'));
  return slot;
}

/** The instant of a local start. Refuses `InvalidInput` what is no time, or an hour that the clocks skip. */
export function startOf(startsAtLocal: LocalTime, place: Place): Date {
  return (
    instantOf(startsAtLocal, place.timeZone) ??
    refuse(
      new InvalidInput(
        'startsAtLocal',
        `There is no such hour at ${place.name} on that day.`,
        'Give a time such as 2026-11-18T10:00; in spring the clocks skip one.',
      ),
    )
  );
}

/** Refuses with `InvalidInput` a length that no consultation has. */
export function refuseOddLength(minutes: number): void {
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480)
    refuse(new InvalidInput('minutes', 'A consultation lasts 5 to 480 minutes.', 'Give its length in whole minutes.'));
}

/** The open slot of the trainer that overlaps, or null; files' bookings count too. The trainer is locked by the caller. */
export function overlapping(
  tx: Tx,
  slot: { readonly trainerId: string; readonly startsAt: Date; readonly minutes: number; readonly except?: string },
): Promise<StoredSlot | null> {
  return tx.one<StoredSlot>(
    `select ${SLOT} from consultation c
     where c.organization_id = $1 and c.trainer_id = $2 and c.voided_at is null and c.outcome is null and c.id is distinct from $5::uuid
       and c.slot_on between ($3::timestamptz - interval '2 days')::date and ($3::timestamptz + interval '2 days')::date
       and slot_range(c.starts_at, c.minutes) && slot_range($3, $4)
     order by c.starts_at limit 1`,
    [tx.organizationId, slot.trainerId, slot.startsAt, slot.minutes, slot.except ?? null],
  );
}

/** Refuses with `SlotTaken`, naming the other, when the trainer has an open slot that overlaps. */
export async function refuseIfTaken(tx: Tx, slot: Parameters<typeof overlapping>[1]): Promise<void> {
  const other = await overlapping(tx, slot);
  if (other) refuse(new SlotTaken(other.id, localTimeAt(other.startsAt, other.timeZone), other.minutes));
}

/** What a new slot says; the rest follows from the chain. */
export interface NewSlot {
  readonly chainId: string;
  readonly memberId: string;
  readonly trainerId: string;
  readonly place: Place;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly bookedAt: Date;
  readonly bookedByStaffId: string | null;
}

/** Writes the first slot of a chain: the set. The set counts for the member's home when they joined. */
export async function insertFirstSlot(tx: Tx, slot: NewSlot, walkIn: boolean): Promise<string> {
  const id = newId();
  const { place } = slot;
  await tx.rows('insert into consultation_chain (organization_id, id, member_id, walk_in) values ($1, $2, $3, $4)', [
    tx.organizationId,
    slot.chainId,
    slot.memberId,
    walkIn,
  ]);
  await tx.rows(
    `insert into consultation (organization_id, id, chain_id, place_in_chain, member_id, location_id, trainer_id, walk_in, starts_at, slot_on,
       minutes, time_zone, booked_at, booked_on, set_on, set_by_staff_id, booked_by_staff_id, guards_slot, home_location_id)
     select $1, $2, $3, 1, m.id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $14, true,
       coalesce((select s.location_id from membership_spell s
         where s.organization_id = $1 and s.member_id = m.id and s.voided_at is null and s.joined_on <= $13
         order by s.joined_on desc, s.created_at desc limit 1), m.home_location_id)
     from member m where m.organization_id = $1 and m.id = $4`,
    [
      tx.organizationId,
      id,
      slot.chainId,
      slot.memberId,
      place.id,
      slot.trainerId,
      walkIn,
      slot.startsAt,
      dayAt(slot.startsAt, place.timeZone),
      slot.minutes,
      place.timeZone,
      slot.bookedAt,
      dayAt(slot.bookedAt, place.timeZone),
      slot.bookedByStaffId,
    ],
  );
  return id;
}

/** Writes the slot that takes over from another; who set the chain, when and for which home stays as it was. */
export async function insertNextSlot(tx: Tx, from: StoredSlot, slot: NewSlot): Promise<string> {
  const id = newId();
  const { place } = slot;
  await tx.rows(
    `insert into consultation (organization_id, id, chain_id, place_in_chain, member_id, location_id, trainer_id, walk_in, starts_at, slot_on,
       minutes, time_zone, booked_at, booked_on, set_on, set_by_staff_id, booked_by_staff_id, guards_slot, home_location_id)
     select $1, $3, c.chain_id,
       (select max(n.place_in_chain) + 1 from consultation n where n.organization_id = $1 and n.chain_id = c.chain_id and n.voided_at is null),
       c.member_id, $4, $5, c.walk_in, $6, $7, $8, $9, $10, $11, c.set_on, c.set_by_staff_id, $12, true, c.home_location_id
     from consultation c where c.organization_id = $1 and c.id = $2`,
    [
      tx.organizationId,
      from.id,
      id,
      place.id,
      slot.trainerId,
      slot.startsAt,
      dayAt(slot.startsAt, place.timeZone),
      slot.minutes,
      place.timeZone,
      slot.bookedAt,
      dayAt(slot.bookedAt, place.timeZone),
      slot.bookedByStaffId,
    ],
  );
  return id;
}

/** What is written when it is said how a slot went. */
export interface OutcomeWritten {
  readonly outcome: Outcome;
  readonly late?: boolean;
  readonly at: Date;
  readonly isLast?: boolean;
}

/** Writes an outcome; the version before stays behind it. */
export async function writeOutcome(
  tx: Tx,
  slot: StoredSlot,
  { outcome, late = false, at, isLast = true }: OutcomeWritten,
): Promise<void> {
  await tx.rows(
    `update consultation set outcome = $3, late = $4, outcome_at = $5, is_last = $6, version = version + 1
     where organization_id = $1 and id = $2`,
    [tx.organizationId, slot.id, outcome, late, at, isLast],
  );
}
