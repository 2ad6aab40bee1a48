import { splitMoney } from '../../kernel/index.ts';
import {
  anyMoment,
  dayText,
  freeSlot,
  type Guest,
  type Inventing,
  stamp,
  touch,
  type Trainer,
  trainersOn,
} from './inventing.rules.ts';
import type { OfferCast } from './cast.rules.ts';

type Kind = 'INTRO' | 'NEW' | 'RENEWAL' | 'REACTIVATION';
type Offer = OfferCast & { readonly id: string };

/** A sale being told. */
interface Sale {
  readonly id: string;
  readonly guest: Guest;
  readonly seller: Trainer;
  readonly offer: Offer;
  readonly kind: Kind;
  readonly day: number;
  readonly at: Date;
  readonly priceMinor: number;
  readonly expires: number;
  readonly refund: Refund | null;
}

interface Refund {
  readonly day: number;
  readonly rescinded: boolean;
}

function chooseOffer(world: Inventing, kind: Kind): Offer {
  const wanted = world.offers.filter(({ intro }) => intro === (kind === 'INTRO'));
  return world.dice.weighted(wanted.map((offer) => [offer, Math.max(1, offer.weight)] as const));
}

/** Few new clients change their mind: most of these within two weeks, before the first session. */
function refundOf(world: Inventing, kind: Kind, day: number): Refund | null {
  const { dice, today } = world;
  if (kind !== 'NEW' || !dice.chance(0.035)) return null;
  const rescinded = dice.chance(0.65);
  const refundDay = day + (rescinded ? dice.between(2, 12) : dice.between(20, 50));
  return refundDay < today ? { day: refundDay, rescinded } : null;
}

/** Sells a package on a day before today and tells what follows: sessions, payments, refund, the next package. */
export function sellPackages(world: Inventing, guest: Guest, seller: Trainer, day: number, kind: Kind): void {
  const { dice } = world;
  if (day >= world.today) return;
  const offer = chooseOffer(world, kind);
  const at = anyMoment(world, guest.place, day, [20, 21]);
  const priceMinor = dice.chance(0.06)
    ? Math.round((offer.priceMinor * dice.between(88, 95)) / 10000) * 100
    : offer.priceMinor;
  const expires = day + offer.validDays;
  const sale: Sale = {
    id: dice.id(at),
    guest,
    seller,
    offer,
    kind,
    day,
    at,
    priceMinor,
    expires,
    refund: refundOf(world, kind, day),
  };
  if (kind !== 'INTRO' && !sale.refund?.rescinded) guest.isClient = true;
  touch(guest, day);
  writeSale(world, sale);
  writeSplit(world, sale);
  writePayments(world, sale);
  if (sale.refund?.rescinded) return touch(guest, sale.refund.day);
  if (dice.chance(0.3)) planCheckIn(world, sale);
  const endedOn = tellSessions(world, sale);
  if (endedOn !== null && !sale.refund) sellNext(world, sale, endedOn);
}

function writeSale(world: Inventing, sale: Sale): void {
  const { offer, guest, refund } = sale;
  world.rows.session_package.push({
    id: sale.id,
    member_id: guest.memberId,
    location_id: guest.place.id,
    offer_id: offer.id,
    item: offer.name,
    intro: offer.intro,
    kind: sale.kind,
    kind_inferred: false,
    sessions: offer.sessions,
    price_minor: sale.priceMinor,
    currency: 'USD',
    sold_at: stamp(sale.at),
    sold_on: dayText(sale.day),
    time_zone: guest.place.clock.zone,
    expires_on: dayText(sale.expires),
    owner_staff_id: sale.seller.id,
    refunded_on: refund ? dayText(refund.day) : null,
    refunded_minor: refund ? sale.priceMinor : null,
    rescinded: refund?.rescinded ?? false,
    channel: world.dice.chance(0.85) ? 'Club' : 'Phone',
    commission_bp: sale.seller.commissionBp,
  });
}

function writeSplit(world: Inventing, sale: Sale): void {
  const { dice } = world;
  const others = trainersOn(sale.guest.place, sale.day).filter(([trainer]) => trainer.id !== sale.seller.id);
  const helper = sale.kind === 'NEW' && others.length > 0 && dice.chance(0.12) ? dice.weighted(others) : null;
  const parts = helper
    ? dice.pick([
        [5000, 5000],
        [7000, 3000],
      ])
    : [10_000];
  const amounts = splitMoney(sale.priceMinor, parts);
  [sale.seller.id, ...(helper ? [helper.id] : [])].forEach((staffId, index) =>
    world.rows.sale_split.push({
      package_id: sale.id,
      staff_id: staffId,
      part_bp: parts[index] ?? 0,
      amount_minor: amounts[index] ?? 0,
      sold_on: dayText(sale.day),
    }),
  );
}

/** At once, or in three monthly parts; the odd one comes late. */
function writePayments(world: Inventing, sale: Sale): void {
  const { dice, today, rows } = world;
  const inParts = sale.priceMinor > 100_000 && dice.chance(0.55);
  const amounts = inParts ? splitMoney(sale.priceMinor, [3334, 3333, 3333]) : [sale.priceMinor];
  amounts.forEach((amountMinor, index) => {
    const dueDay = sale.day + index * 30;
    if (sale.refund && dueDay > sale.refund.day) return;
    const money = { package_id: sale.id, amount_minor: amountMinor, currency: 'USD' };
    rows.payment_due.push({ id: dice.id(sale.at), due_on: dayText(dueDay), ...money });
    const paidDay = dueDay + (index === 0 || dice.chance(0.8) ? 0 : dice.between(1, 9));
    if (paidDay >= today || (today - dueDay < 40 && index > 0 && dice.chance(0.12))) return;
    rows.payment.push({
      id: dice.id(sale.at),
      collected_on: dayText(paidDay),
      method: dice.pick(['Card', 'Card', 'Card', 'Transfer', 'Cash']),
      ...money,
    });
  });
}

function planCheckIn(world: Inventing, sale: Sale): void {
  const { dice, today } = world;
  const dueDay = sale.day + dice.between(8, 14);
  const done = dueDay < today && dice.chance(today - dueDay > 8 ? 0.98 : 0.6);
  const doneAt = done ? anyMoment(world, sale.guest.place, dueDay) : null;
  world.rows.next_step.push({
    id: dice.id(sale.at),
    member_id: sale.guest.memberId,
    location_id: sale.guest.place.id,
    kind: 'NEXT_STEP',
    what: dice.pick([
      'Ask how the first sessions felt',
      'Write the plan for the next four weeks',
      'Measure again and compare',
    ]),
    owner_staff_id: sale.seller.id,
    due_on: dayText(dueDay),
    consultation_id: null,
    done_on: done ? dayText(dueDay) : null,
    done_at: doneAt === null ? null : stamp(doneAt),
    created_at: stamp(sale.at),
  });
}

const OUTCOMES = [
  ['COMPLETED', 89],
  ['NO_SHOW', 4],
  ['LATE_CANCELLED', 3],
  ['CANCELLED', 4],
] as const;

/** The package's sessions up to today and the next ones booked; answers the day the package ended, or null while it runs. */
function tellSessions(world: Inventing, sale: Sale): number | null {
  const { dice, today } = world;
  const everyDays = dice.pick([2.4, 3.5, 3.5, 5, 7]);
  const until = Math.min(sale.expires, sale.refund?.day ?? sale.expires);
  let left: number = sale.offer.sessions;
  let ahead = 0;
  let last = sale.day;
  for (
    let day = sale.day + dice.between(1, 4);
    left > 0 && day <= until;
    day = last + Math.max(1, Math.round(everyDays + dice.between(-1, 1)))
  ) {
    const slot = freeSlot(world, sale.guest.place, sale.seller.id, Math.max(day, sale.day + 1));
    last = slot.day;
    if (slot.day > until || ahead === 2) break;
    const outcome = slot.day < today ? dice.weighted(OUTCOMES) : null;
    if (outcome === null) ahead += 1;
    else if (outcome !== 'CANCELLED') left -= 1;
    writeVisit(world, sale, slot, outcome);
  }
  if (left === 0) return last;
  return until < today ? until : null;
}

function writeVisit(world: Inventing, sale: Sale, slot: { day: number; at: Date }, outcome: string | null): void {
  world.rows.visit_fact.push({
    id: world.dice.id(slot.at),
    member_id: sale.guest.memberId,
    trainer_id: sale.seller.id,
    location_id: sale.guest.place.id,
    service: 'PT 60',
    starts_at: stamp(slot.at),
    held_on: dayText(slot.day),
    minutes: 60,
    time_zone: sale.guest.place.clock.zone,
    outcome,
  });
  touch(sale.guest, slot.day);
}

/** After an intro most buy a full package; after a full one most renew, a few come back much later. */
function sellNext(world: Inventing, sale: Sale, endedOn: number): void {
  const { dice } = world;
  if (sale.kind === 'INTRO') {
    if (dice.chance(0.78)) sellPackages(world, sale.guest, sale.seller, endedOn + dice.between(0, 14), 'NEW');
  } else if (dice.chance(sale.seller.renewShare)) {
    sellPackages(
      world,
      sale.guest,
      sale.seller,
      endedOn +
        dice.weighted([
          [0, 6],
          [2, 3],
          [9, 2],
          [22, 1],
        ]),
      'RENEWAL',
    );
  } else if (dice.chance(0.12)) {
    sellPackages(world, sale.guest, sale.seller, endedOn + dice.between(40, 110), 'REACTIVATION');
  }
}
