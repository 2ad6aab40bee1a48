import type { Ctx } from '../auth/index.ts';
import { refreshJourneys } from '../consultations/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { addDays, type Day, newId } from '../kernel/index.ts';

/** A slot of a built club: by default set on its day, shown up to, with the first trainer. */
export interface BuiltSlot {
  readonly on: Day;
  readonly setOn?: Day;
  readonly outcome?: 'SHOWED' | 'NO_SHOW' | 'CANCELLED_BY_MEMBER' | 'CANCELLED_BY_CLUB' | 'RESCHEDULED' | null;
  readonly late?: boolean;
  readonly walkIn?: boolean;
  readonly trainer?: string;
  readonly at?: string;
  readonly location?: string;
  /** The slots that this one moved to, in order. */
  readonly movedTo?: readonly BuiltSlot[];
}

export interface BuiltSale {
  readonly on: Day;
  readonly kind?: string;
  readonly priceMinor?: number;
  readonly rescinded?: boolean;
  readonly location?: string;
  readonly currency?: string;
  /** Seller → share in basis points; the first trainer alone by default. */
  readonly split?: Readonly<Record<string, number>>;
}

/** A member of a built club and everything that happened to them. */
export interface BuiltMember {
  readonly joined: Day;
  readonly kind?: 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';
  readonly entry?: 'JOINED' | 'REJOINED' | 'TRANSFERRED';
  readonly rescindedOn?: Day;
  readonly location?: string;
  readonly slots?: readonly BuiltSlot[];
  readonly sales?: readonly BuiltSale[];
  /** Days of completed sessions. */
  readonly sessions?: readonly Day[];
}

/** A club of two locations and two trainers, empty, in Denver's time. */
export interface SmallClub {
  readonly north: string;
  readonly south: string;
  readonly ann: string;
  readonly ben: string;
  add(...members: readonly BuiltMember[]): Promise<string[]>;
}

const ZONE = 'America/Denver';
const at = (day: Day, time: string) => `${day}T${time}:00-07:00`;

async function addSlots(tx: Tx, club: SmallClub, memberId: string, home: string, first: BuiltSlot): Promise<void> {
  const chain = [first, ...(first.movedTo ?? [])];
  const chainId = newId();
  await tx.rows('insert into consultation_chain (organization_id, id, member_id, walk_in) values ($1, $2, $3, $4)', [
    tx.organizationId,
    chainId,
    memberId,
    first.walkIn ?? false,
  ]);
  for (const [place, slot] of chain.entries()) {
    const isLast = place === chain.length - 1;
    const outcome = isLast ? (slot.outcome === undefined ? 'SHOWED' : slot.outcome) : 'RESCHEDULED';
    const bookedOn = slot.setOn ?? slot.on;
    await tx.rows(
      `insert into consultation (organization_id, id, chain_id, place_in_chain, is_last, member_id, location_id, trainer_id, walk_in,
         starts_at, slot_on, time_zone, booked_at, booked_on, set_on, set_by_staff_id, home_location_id, outcome, late, outcome_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        tx.organizationId,
        newId(),
        chainId,
        place + 1,
        isLast,
        memberId,
        slot.location ?? home,
        slot.trainer ?? club.ann,
        first.walkIn ?? false,
        at(slot.on, slot.at ?? '10:00'),
        slot.on,
        ZONE,
        at(bookedOn, '08:00'),
        bookedOn,
        first.setOn ?? first.on,
        first.trainer ?? club.ann,
        home,
        outcome,
        slot.late ?? false,
        outcome && at(slot.on, '12:00'),
      ],
    );
  }
}

async function addSale(tx: Tx, club: SmallClub, memberId: string, home: string, sale: BuiltSale): Promise<void> {
  const id = newId();
  const price = sale.priceMinor ?? 10_000;
  await tx.rows(
    `insert into session_package (organization_id, id, member_id, location_id, item, kind, kind_inferred, sessions, price_minor, currency,
       sold_at, sold_on, time_zone, rescinded) values ($1, $2, $3, $4, 'PT 10', $5, false, 10, $6, $7, $8, $9, $10, $11)`,
    [
      tx.organizationId,
      id,
      memberId,
      sale.location ?? home,
      sale.kind ?? 'NEW',
      price,
      sale.currency ?? 'USD',
      at(sale.on, '11:00'),
      sale.on,
      ZONE,
      sale.rescinded ?? false,
    ],
  );
  for (const [staffId, part] of Object.entries(sale.split ?? { [club.ann]: 10_000 })) {
    await tx.rows(
      'insert into sale_split (organization_id, package_id, staff_id, part_bp, amount_minor, sold_on) values ($1, $2, $3, $4, $5, $6)',
      [tx.organizationId, id, staffId, part, (price * part) / 10_000, sale.on],
    );
  }
}

async function addMember(tx: Tx, club: SmallClub, member: BuiltMember): Promise<string> {
  const id = newId();
  const home = member.location ?? club.north;
  await tx.rows(
    `insert into member (organization_id, id, first_name, last_name, home_location_id) values ($1, $2, 'Mia', 'Member', $3)`,
    [tx.organizationId, id, home],
  );
  await tx.rows(
    `insert into membership_spell (organization_id, id, member_id, location_id, kind, joined_on, entry, rescinded_on, time_zone)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.organizationId,
      newId(),
      id,
      home,
      member.kind ?? 'STANDARD',
      member.joined,
      member.entry ?? 'JOINED',
      member.rescindedOn ?? null,
      ZONE,
    ],
  );
  for (const slot of member.slots ?? []) await addSlots(tx, club, id, home, slot);
  for (const sale of member.sales ?? []) await addSale(tx, club, id, home, sale);
  for (const day of member.sessions ?? []) {
    await tx.rows(
      `insert into visit_fact (organization_id, id, member_id, trainer_id, location_id, starts_at, held_on, minutes, time_zone, outcome)
       values ($1, $2, $3, $4, $5, $6, $7, 60, $8, 'COMPLETED')`,
      [tx.organizationId, newId(), id, club.ann, home, at(day, '09:00'), day, ZONE],
    );
  }
  return id;
}

/** Builds the club in the organization of `ctx`. */
export async function buildSmallClub(db: Database, ctx: Ctx): Promise<SmallClub> {
  const [north, south, ann, ben] = [newId(), newId(), newId(), newId()];
  const club: SmallClub = {
    north,
    south,
    ann,
    ben,
    add: (...members) =>
      db.transact(ctx.organizationId, async (tx) => {
        const ids: string[] = [];
        for (const member of members) ids.push(await addMember(tx, club, member));
        await refreshJourneys(tx, ids);
        return ids;
      }),
  };
  await db.transact(ctx.organizationId, async (tx) => {
    await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [ctx.organizationId, 'Club']);
    for (const [id, name] of [
      [north, 'North'],
      [south, 'South'],
    ]) {
      await tx.rows(
        `insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, 'USD', 'US')`,
        [ctx.organizationId, id, name, ZONE],
      );
    }
    for (const [id, name] of [
      [ann, 'Ann'],
      [ben, 'Ben'],
    ]) {
      await tx.rows(
        `insert into staff (organization_id, id, first_name, last_name, is_trainer, home_location_id) values ($1, $2, $3, 'Example', true, $4)`,
        [ctx.organizationId, id, name, north],
      );
    }
  });
  return club;
}

/** Days from the first of June 2026 on: `june(31)` is the first of July. */
export const june = (day: number): Day => addDays('2026-06-01', day - 1);
