import { addDays, dayAt, type Day } from '../../kernel/index.ts';
import { dayNumber, Diary, WallClock } from './calendar.rules.ts';
import { ACCOUNTANT, GROUP_NAME, MAIL_DOMAIN, OFFERS, OWNER, PLACES, type PlaceCast } from './cast.rules.ts';
import { Dice } from './dice.rules.ts';
import { inventJoins } from './invent-members.rules.ts';
import { dayText, type Inventing, type Place, stamp, type Trainer } from './inventing.rules.ts';
import { type DemoGroup, type DemoPerson, noRows } from './rows.rules.ts';

/** About 18 months. */
const DAYS_TOLD = 548;

/** The day that has begun at every club of the group: the demonstration knows nothing of it or later. */
export function demoToday(now: Date): Day {
  return PLACES.map(({ zone }) => dayAt(now, zone)).reduce((earliest, day) => (day < earliest ? day : earliest));
}

interface Stage extends Inventing {
  readonly start: Date;
  readonly people: DemoPerson[];
}

function hire(
  stage: Stage,
  name: readonly [string, string],
  role: DemoPerson['role'],
  place: { id: string; name: string } | null,
  since: number,
): string {
  const { dice, rows } = stage;
  const [first, last] = name;
  const staffId = dice.id(stage.start);
  // The first of each role is the one to look around as.
  const isGuide = !stage.people.some((person) => person.role === role);
  const address = isGuide ? role.replace('_', '') : `${first}.${last}`;
  const email = `${address.toLowerCase()}@${MAIL_DOMAIN}`;
  rows.staff.push({
    id: staffId,
    first_name: first,
    last_name: last,
    email,
    job_title: {
      OWNER: 'Owner',
      MANAGER: 'Manager',
      TRAINER: 'Personal trainer',
      FRONT_DESK: 'Front desk',
      ACCOUNTANT: 'Accountant',
    }[role],
    home_location_id: place?.id ?? null,
    is_trainer: role === 'TRAINER',
    created_at: stamp(stage.start),
  });
  rows.role_grant.push({
    id: dice.id(stage.start),
    staff_id: staffId,
    role,
    location_id: place?.id ?? null,
    held_from: dayText(since),
  });
  if (isGuide)
    stage.people.push({ staffId, role, email, firstName: first, lastName: last, locationName: place?.name ?? null });
  return staffId;
}

function openPlace(stage: Stage, cast: PlaceCast, since: number): Place {
  const { dice, rows, today } = stage;
  const id = dice.id(stage.start);
  const called = { id, name: cast.name };
  rows.location.push({
    ...called,
    time_zone: cast.zone,
    currency: 'USD',
    country: 'US',
    league_visible: true,
    discount_limit_bp: 1000,
  });
  const trainers = cast.trainers.map((trainer): Trainer => {
    const from = Math.max(since, today - trainer.daysHere);
    const staffId = hire(stage, trainer.name, 'TRAINER', called, from);
    rows.pay_rate.push({
      id: dice.id(stage.start),
      staff_id: staffId,
      pay_per_session_minor: trainer.payMinor,
      commission_bp: trainer.commissionBp,
      currency: 'USD',
      held_from: dayText(from),
    });
    return { ...trainer, id: staffId, from };
  });
  const managerId = hire(stage, cast.manager, 'MANAGER', called, since);
  const frontDeskId = hire(stage, cast.frontDesk, 'FRONT_DESK', called, since);
  return { id, cast, clock: new WallClock(cast.zone), managerId, frontDeskId, trainers };
}

/**
 * Invents a group of three clubs and 18 months of its life up to the morning of `today`: the same group for the same day.
 * The rates lie where the README's benchmarks lie (set 60–70 %, show about 70 %, close 30–35 %).
 */
export function inventGroup(today: Day): DemoGroup {
  const dice = new Dice(`${GROUP_NAME} ${today}`);
  const rows = noRows();
  const start = new Date(`${addDays(today, -DAYS_TOLD - 30)}T15:00:00Z`);
  const since = dayNumber(today) - DAYS_TOLD - 30;
  const organizationId = dice.id(start);
  const offers = OFFERS.map((offer) => ({ ...offer, id: dice.id(start) }));
  for (const { id, name, sessions, priceMinor, validDays, intro } of offers) {
    rows.offer.push({
      id,
      name,
      intro,
      sessions,
      price_minor: priceMinor,
      currency: 'USD',
      valid_days: validDays,
      held_from: dayText(since),
    });
  }
  const stage: Stage = { dice, diary: new Diary(), rows, today: dayNumber(today), offers, start, people: [] };
  hire(stage, OWNER, 'OWNER', null, since);
  hire(stage, ACCOUNTANT, 'ACCOUNTANT', null, since);
  const places = PLACES.map((cast) => openPlace(stage, cast, since));
  for (let day = stage.today - DAYS_TOLD; day < stage.today; day++) {
    for (const place of places) inventJoins(stage, place, day);
  }
  return { organizationId, name: GROUP_NAME, today, rows, people: stage.people };
}
