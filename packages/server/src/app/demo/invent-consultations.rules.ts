import { OBJECTIONS } from './cast.rules.ts';
import { sellPackages } from './invent-packages.rules.ts';
import {
  anyMoment,
  dayText,
  freeSlot,
  type Guest,
  type Inventing,
  type Slot,
  stamp,
  touch,
  type Trainer,
  trainersOn,
} from './inventing.rules.ts';
import type { Row } from './rows.rules.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A chain being told: who set it, when, and its slots so far. */
interface Chain {
  readonly id: string;
  readonly guest: Guest;
  readonly trainer: Trainer;
  readonly setOn: number;
  readonly setBy: string;
  readonly walkIn: boolean;
  place: number;
}

interface Booked {
  readonly at: Date;
  readonly day: number;
  readonly by: string;
}

interface Ending {
  readonly outcome: string | null;
  readonly late?: boolean;
  readonly outcomeAt?: Date;
  readonly isLast?: boolean;
  readonly objection?: Row;
}

function writeSlot(world: Inventing, chain: Chain, slot: Slot, booked: Booked, ending: Ending): string {
  const { guest } = chain;
  const id = world.dice.id(booked.at);
  chain.place += 1;
  touch(guest, slot.day);
  world.rows.consultation.push({
    id,
    chain_id: chain.id,
    place_in_chain: chain.place,
    is_last: ending.isLast ?? true,
    member_id: guest.memberId,
    location_id: guest.place.id,
    trainer_id: chain.trainer.id,
    walk_in: chain.walkIn,
    starts_at: stamp(slot.at),
    slot_on: dayText(slot.day),
    minutes: 45,
    time_zone: guest.place.clock.zone,
    booked_at: stamp(booked.at),
    booked_on: dayText(booked.day),
    set_on: dayText(chain.setOn),
    set_by_staff_id: chain.setBy,
    booked_by_staff_id: booked.by,
    home_location_id: guest.place.id,
    outcome: ending.outcome,
    late: ending.late ?? false,
    outcome_at: ending.outcomeAt ? stamp(ending.outcomeAt) : null,
    guards_slot: true,
    objection: null,
    objection_note: null,
    follow_up_on: null,
    ...ending.objection,
  });
  return id;
}

function openChain(world: Inventing, guest: Guest, trainer: Trainer, day: number, at: Date, walkIn: boolean): Chain {
  const id = world.dice.id(at);
  // Most are set by the trainer who will hold them, some by the front desk.
  const setBy = walkIn || world.dice.chance(0.68) ? trainer.id : guest.place.frontDeskId;
  world.rows.consultation_chain.push({ id, member_id: guest.memberId, walk_in: walkIn });
  return { id, guest, trainer, setOn: day, setBy, walkIn, place: 0 };
}

/** How a due slot ended: by the trainer's share of shows; yesterday's are often still unlogged. */
function endingOf(world: Inventing, trainer: Trainer, slot: Slot, bookedAt: Date): Ending {
  const { dice, today } = world;
  const age = today - slot.day;
  if (age <= 0) return { outcome: null };
  if (dice.chance(age === 1 ? 0.45 : age < 7 ? 0.09 : 0.003)) return { outcome: null };
  const after = new Date(slot.at.getTime() + 50 * MINUTE_MS);
  if (dice.chance(0.025)) return { outcome: 'CANCELLED_BY_CLUB', outcomeAt: new Date(slot.at.getTime() - 2 * HOUR_MS) };
  if (dice.chance(trainer.showShare)) return { outcome: 'SHOWED', outcomeAt: after };
  if (dice.chance(0.58)) return { outcome: 'NO_SHOW', outcomeAt: after };
  const ahead = dice.chance(0.4) ? dice.between(1, 22) : dice.between(26, 60);
  const outcomeAt = new Date(Math.max(bookedAt.getTime() + 20 * MINUTE_MS, slot.at.getTime() - ahead * HOUR_MS));
  return { outcome: 'CANCELLED_BY_MEMBER', late: slot.at.getTime() - outcomeAt.getTime() < 24 * HOUR_MS, outcomeAt };
}

const WAITS = [
  [0, 8],
  [1, 26],
  [2, 25],
  [3, 17],
  [4, 10],
  [6, 8],
  [8, 6],
] as const;

/** Sets a consultation on a day before today and tells what became of it: moved, held or not, booked again, closed. */
export function setConsultation(world: Inventing, guest: Guest, setDay: number, mayComeAgain = 2): void {
  const { dice, today } = world;
  if (setDay >= today) return;
  const trainer = dice.weighted(trainersOn(guest.place, setDay));
  const setAt = anyMoment(world, guest.place, setDay, [9, 17]);
  const chain = openChain(world, guest, trainer, setDay, setAt, false);
  let booked: Booked = { at: setAt, day: setDay, by: chain.setBy };
  const wait = dice.weighted(WAITS);
  let slot = freeSlot(world, guest.place, trainer.id, setDay + wait, wait === 0 ? 20 : 6);
  for (let moves = 0; moves < 2 && dice.chance(0.13); moves++) {
    const movedOn = dice.between(booked.day, slot.day - 1);
    const movedAt = anyMoment(world, guest.place, movedOn, [18, 20]);
    if (movedOn >= today || movedOn < booked.day || movedAt <= booked.at) break;
    writeSlot(world, chain, slot, booked, { outcome: 'RESCHEDULED', outcomeAt: movedAt, isLast: false });
    booked = { at: movedAt, day: movedOn, by: dice.chance(0.6) ? trainer.id : guest.place.frontDeskId };
    slot = freeSlot(world, guest.place, trainer.id, Math.max(slot.day, movedOn + 1) + dice.between(1, 5));
  }
  finishChain(world, chain, slot, booked, mayComeAgain);
}

/** Somebody at the desk is seen at once: booked within the hour. */
export function walkIn(world: Inventing, guest: Guest, day: number, showShare: number): void {
  if (day >= world.today) return;
  const trainer = world.dice.weighted(trainersOn(guest.place, day));
  const slot = freeSlot(world, guest.place, trainer.id, day);
  if (slot.day >= world.today) return;
  const at = new Date(slot.at.getTime() - world.dice.between(5, 40) * MINUTE_MS);
  const chain = openChain(world, guest, { ...trainer, showShare }, slot.day, at, true);
  finishChain(world, chain, slot, { at, day: slot.day, by: trainer.id }, 0);
}

function finishChain(world: Inventing, chain: Chain, slot: Slot, booked: Booked, mayComeAgain: number): void {
  const { dice } = world;
  const ending = endingOf(world, chain.trainer, slot, booked.at);
  if (ending.outcome === 'SHOWED') return held(world, chain, slot, booked, ending, mayComeAgain);
  writeSlot(world, chain, slot, booked, ending);
  if (ending.outcome === null || mayComeAgain === 0) return;
  if (dice.chance(ending.outcome === 'CANCELLED_BY_CLUB' ? 0.7 : 0.36)) {
    setConsultation(world, chain.guest, slot.day + dice.between(1, 5), mayComeAgain - 1);
  }
}

/** Of a trainer's closes, those that the first talk brings; the rest comes of being called back. */
const ON_THE_FIRST_TALK = 0.97;

/** Days from the show to the sale, or null where there is none: a strong trainer closes more on the spot. */
function daysToSale(world: Inventing, trainer: Trainer): number | null {
  const { dice } = world;
  if (dice.chance(trainer.closeShare * ON_THE_FIRST_TALK)) return dice.chance(0.56) ? 0 : dice.between(1, 24);
  return dice.chance(0.04) ? dice.between(31, 85) : null;
}

function held(world: Inventing, chain: Chain, slot: Slot, booked: Booked, ending: Ending, mayComeAgain: number): void {
  const { dice, today } = world;
  const { guest, trainer } = chain;
  const days = guest.isClient ? null : daysToSale(world, trainer);
  const saleDay = days !== null && slot.day + days < today ? slot.day + days : null;
  if (saleDay === slot.day || !dice.chance(0.85)) {
    writeSlot(world, chain, slot, booked, ending);
  } else {
    recordObjection(world, chain, slot, booked, ending, saleDay);
  }
  if (saleDay !== null) return sellPackages(world, guest, trainer, saleDay, 'NEW');
  if (!guest.isClient && dice.chance(0.07)) return sellPackages(world, guest, trainer, slot.day, 'INTRO');
  if (mayComeAgain === 0 || !dice.chance(0.1)) return;
  const back = slot.day + dice.between(6, 35);
  if (dice.chance(0.5)) walkIn(world, guest, back, 0.95);
  else setConsultation(world, guest, back, 0);
}

function recordObjection(
  world: Inventing,
  chain: Chain,
  slot: Slot,
  booked: Booked,
  ending: Ending,
  saleDay: number | null,
): void {
  const { dice, today } = world;
  const why = dice.weighted(OBJECTIONS.map((line) => [line, line.weight] as const));
  const dueOn = slot.day + dice.between(3, 24);
  const id = writeSlot(world, chain, slot, booked, {
    ...ending,
    objection: { objection: why.objection, objection_note: why.note, follow_up_on: dayText(dueOn) },
  });
  const overdue = today - dueOn;
  const doneDay =
    saleDay ??
    (overdue > 0 && dice.chance(overdue > 12 ? 0.97 : 0.6) ? Math.min(today - 1, dueOn + dice.between(0, 2)) : null);
  const doneAt = doneDay === null ? null : anyMoment(world, chain.guest.place, doneDay);
  world.rows.next_step.push({
    id: dice.id(slot.at),
    member_id: chain.guest.memberId,
    location_id: chain.guest.place.id,
    kind: 'FOLLOW_UP',
    what: why.step,
    owner_staff_id: chain.trainer.id,
    due_on: dayText(dueOn),
    consultation_id: id,
    done_on: doneDay === null ? null : dayText(doneDay),
    done_at: doneAt === null ? null : stamp(doneAt),
    created_at: stamp(slot.at),
  });
}
