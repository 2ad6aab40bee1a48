import { Dice } from './dice.rules.ts';
import type { DemoGroup, Row } from './rows.rules.ts';

const OUTCOME_VERBS: Readonly<Record<string, string>> = {
  SHOWED: 'consultation.showed',
  NO_SHOW: 'consultation.missed',
  CANCELLED_BY_MEMBER: 'consultation.cancelled',
  CANCELLED_BY_CLUB: 'consultation.cancelled',
};

type Facts = Readonly<Record<string, unknown>>;
/** A row of the log, as its table takes it. */
export type LogRow = Readonly<Record<string, string | null | Facts>>;

/** One act: `by` whom, `at` which moment, on which row. */
interface Told {
  readonly verb: string;
  readonly by: unknown;
  readonly at: unknown;
  readonly kind: string;
  readonly subject: Row;
  readonly facts?: Facts;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function tellSlots(group: DemoGroup): Told[] {
  const slots = group.rows.consultation;
  const places = new Map(slots.map((slot) => [`${slot['chain_id']} ${slot['place_in_chain']}`, slot]));
  return slots.flatMap((slot): Told[] => {
    const on = { kind: 'consultation', subject: slot };
    const told: Told[] = [];
    const { chain_id: chainId, trainer_id: trainerId, starts_at: startsAt, walk_in: walkIn, outcome } = slot;
    if (slot['place_in_chain'] === 1) {
      const verb = walkIn ? 'consultation.walked-in' : 'consultation.set';
      told.push({
        ...on,
        verb,
        by: slot['set_by_staff_id'],
        at: slot['booked_at'],
        facts: { chainId, trainerId, startsAt, walkIn },
      });
    }
    const next = places.get(`${chainId} ${Number(slot['place_in_chain']) + 1}`);
    if (outcome === 'RESCHEDULED' && next) {
      const facts = { toId: next['id'], before: 1, trainerId: next['trainer_id'], startsAt: next['starts_at'] };
      told.push({ ...on, verb: 'consultation.moved', by: next['booked_by_staff_id'], at: slot['outcome_at'], facts });
    }
    const verb = OUTCOME_VERBS[String(outcome)];
    const facts = { before: 1, outcome, outcomeBefore: null, late: slot['late'] };
    if (verb) told.push({ ...on, verb, by: trainerId, at: slot['outcome_at'], facts });
    return told;
  });
}

function idsBy(rows: readonly Row[], isMeant: (row: Row) => boolean): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const row of rows.filter(isMeant)) {
    const key = String(row['package_id']);
    ids.set(key, [...(ids.get(key) ?? []), String(row['id'])]);
  }
  return ids;
}

function tellSales({ rows }: DemoGroup): Told[] {
  const soldOn = new Map(rows.session_package.map((sale) => [String(sale['id']), sale['sold_on']]));
  const dues = idsBy(rows.payment_due, () => true);
  const paidAtOnce = idsBy(
    rows.payment,
    (payment) => payment['collected_on'] === soldOn.get(String(payment['package_id'])),
  );
  return rows.session_package.map((sale) => {
    const packageId = String(sale['id']);
    const facts = {
      packageId,
      dueIds: dues.get(packageId) ?? [],
      paymentIds: paidAtOnce.get(packageId) ?? [],
      closing: null,
    };
    return {
      verb: 'package.sold',
      kind: 'session_package',
      subject: sale,
      by: sale['owner_staff_id'],
      at: sale['sold_at'],
      facts,
    };
  });
}

/** The log of what was invented, as the verbs themselves would have written it, so that each act can be undone from it. */
export function inventLog(group: DemoGroup): LogRow[] {
  const dice = new Dice(`${group.name} ${group.today} log`);
  const homes = new Map(group.rows.member.map((member) => [textOf(member['id']), member['home_location_id']]));
  const notes = group.rows.member_note.map((note): Told => ({
    verb: 'note.written',
    kind: 'member_note',
    subject: note,
    by: note['written_by_staff_id'],
    at: note['written_at'],
  }));
  return [...tellSlots(group), ...tellSales(group), ...notes].map(({ verb, by, at, kind, subject, facts }) => ({
    id: dice.id(new Date(String(at))),
    verb,
    actor_kind: 'PERSON',
    actor_staff_id: textOf(by),
    location_id: textOf(subject['location_id'] ?? homes.get(textOf(subject['member_id']))),
    member_id: textOf(subject['member_id']),
    subject_kind: kind,
    subject_id: textOf(subject['id']),
    facts: facts ?? {},
    happened_at: textOf(at),
  }));
}
