import { FIRST_NAMES, LAST_NAMES, NOTES } from './cast.rules.ts';
import { weekdayOf } from './calendar.rules.ts';
import { setConsultation, walkIn } from './invent-consultations.rules.ts';
import { sellPackages } from './invent-packages.rules.ts';
import { anyMoment, dayText, type Guest, type Inventing, type Place, stamp, trainersOn } from './inventing.rules.ts';

type SpellKind = 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';

const WEEKDAYS = [0.6, 1.4, 1.15, 1.1, 1.0, 0.9, 0.85];
/** New year brings people, high summer and December do not. */
const MONTHS = [1.4, 1.15, 1.0, 0.97, 0.95, 0.9, 0.85, 0.95, 1.12, 1.03, 0.95, 0.8];
/** Days from joining to being asked; past 30 it no longer counts for the set rate. */
const SET_AFTER = [
  [0, 44],
  [1, 12],
  [2, 8],
  [4, 9],
  [7, 8],
  [11, 6],
  [17, 5],
  [25, 4],
  [36, 3],
  [52, 1],
] as const;

/** Everybody who joins a place on one day. */
export function inventJoins(world: Inventing, place: Place, day: number): void {
  const month = Number(dayText(day).slice(5, 7)) - 1;
  const expected = place.cast.joinsPerDay * (WEEKDAYS[weekdayOf(day)] ?? 1) * (MONTHS[month] ?? 1);
  const joins = Math.floor(expected * (0.6 + world.dice.share() * 0.8) + world.dice.share());
  for (let nth = 0; nth < joins; nth++) inventMember(world, place, day);
}

/**
 * Only a hundred lines of an area are kept for stories (555-0100 to 555-0199). The first hundred members have them at home; the
 * others in areas that no telephone is in (their middle digit is 9), so that no two share a number.
 */
function areaOf(number: number, home: string): string {
  const block = Math.floor(number / 100) % 81;
  return block === 0 ? home : `${2 + Math.floor((block - 1) / 10)}9${(block - 1) % 10}`;
}

function inventMember(world: Inventing, place: Place, day: number): void {
  const { dice, rows } = world;
  const at = anyMoment(world, place, day, [8, 19]);
  const kind = dice.weighted<SpellKind>([
    ['STANDARD', 94],
    ['COMPLIMENTARY', 4],
    ['STAFF', 2],
  ]);
  const memberId = dice.id(at);
  const first = dice.pick(FIRST_NAMES);
  const last = dice.pick(LAST_NAMES);
  const number = rows.member.length + 1;
  const line = String(100 + (number % 100)).padStart(4, '0');
  const area = areaOf(number, place.cast.areaCode);
  rows.member.push({
    id: memberId,
    first_name: first,
    last_name: last,
    email: dice.chance(0.93) ? `${ascii(first)}.${ascii(last)}.${number}@mail.example` : null,
    phone: `(${area}) 555-${line}`,
    phone_key: `+1${area}555${line}`,
    home_location_id: place.id,
    is_staff: kind === 'STAFF',
    created_at: stamp(at),
  });
  const guest: Guest = { memberId, place, joined: day, busyUntil: day, isClient: false };
  tellFunnel(world, guest, kind);
  if (dice.chance(0.07)) writeNote(world, guest);
  tellMembership(world, guest, kind, at);
}

const ascii = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll('ø', 'o')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

function tellFunnel(world: Inventing, guest: Guest, kind: SpellKind): void {
  const { dice } = world;
  if (kind === 'STAFF') return;
  const shares = kind === 'STANDARD' ? guest.place.cast.setShare : 0.25;
  if (dice.chance(shares)) return setConsultation(world, guest, guest.joined + dice.weighted(SET_AFTER));
  if (dice.chance(0.06)) return walkIn(world, guest, guest.joined + dice.between(0, 20), 0.97);
  const bought = guest.joined + dice.between(2, 40);
  if (dice.chance(0.02)) sellPackages(world, guest, dice.weighted(trainersOn(guest.place, bought)), bought, 'NEW');
}

function writeNote(world: Inventing, guest: Guest): void {
  const day = Math.min(guest.joined + world.dice.between(0, 10), world.today - 1);
  const at = anyMoment(world, guest.place, day);
  world.rows.member_note.push({
    id: world.dice.id(at),
    member_id: guest.memberId,
    body: world.dice.pick(NOTES),
    written_by_staff_id: world.dice.weighted(trainersOn(guest.place, day)).id,
    written_at: stamp(at),
  });
}

/** A few go back on it at once; some leave after the first weeks, once nothing is going on; some come back much later. */
function tellMembership(world: Inventing, guest: Guest, kind: SpellKind, at: Date): void {
  const { dice, today } = world;
  const idle = guest.busyUntil === guest.joined;
  const rescinded = idle && dice.chance(0.03) ? guest.joined + dice.between(1, 10) : null;
  const months = Math.floor(Math.log(1 - dice.share()) / Math.log(1 - 0.035));
  const left = rescinded ?? Math.max(guest.joined + 45, guest.busyUntil + 14) + months * 30 + dice.between(0, 29);
  const isOver = left < today;
  writeSpell(world, guest, {
    kind,
    at,
    joined: guest.joined,
    left: isOver ? left : null,
    rescinded: isOver ? rescinded : null,
    entry: dice.chance(0.02) ? 'TRANSFERRED' : 'JOINED',
  });
  const back = left + dice.between(95, 240);
  if (!isOver || rescinded !== null || back >= today || !dice.chance(0.15)) return;
  const again: Guest = { ...guest, joined: back, busyUntil: back, isClient: false };
  writeSpell(world, again, {
    kind,
    at: anyMoment(world, guest.place, back),
    joined: back,
    left: null,
    rescinded: null,
    entry: 'REJOINED',
  });
  tellFunnel(world, again, kind);
}

interface Spell {
  readonly kind: SpellKind;
  readonly at: Date;
  readonly joined: number;
  readonly left: number | null;
  readonly rescinded: number | null;
  readonly entry: 'JOINED' | 'REJOINED' | 'TRANSFERRED';
}

const MEMBERSHIPS = {
  STANDARD: ['Standard', 'Standard', 'Premium', 'Off-peak'],
  STAFF: ['Staff'],
  COMPLIMENTARY: ['Complimentary'],
} as const;

function writeSpell(world: Inventing, guest: Guest, spell: Spell): void {
  const { dice } = world;
  world.rows.membership_spell.push({
    id: dice.id(spell.at),
    member_id: guest.memberId,
    location_id: guest.place.id,
    membership: dice.pick(MEMBERSHIPS[spell.kind]),
    kind: spell.kind,
    status: spell.left !== null ? 'ENDED' : dice.chance(0.03) ? 'FROZEN' : 'ACTIVE',
    joined_on: dayText(spell.joined),
    left_on: spell.left === null ? null : dayText(spell.left),
    entry: spell.entry,
    rescinded_on: spell.rescinded === null ? null : dayText(spell.rescinded),
    time_zone: guest.place.clock.zone,
    created_at: stamp(spell.at),
  });
}
