import type { Ctx, Grant, Role } from '../../packages/server/src/auth/index.ts';
import { connect, type Database } from '../../packages/server/src/db/database.ts';
import type { Tx } from '../../packages/server/src/db/index.ts';
import { addDays, dayAt, newId, type Day } from '../../packages/server/src/kernel/index.ts';
import { settleBooks } from '../../packages/server/src/sales/index.ts';
import { freshDatabase } from './database.ts';

/** The fixed moment of most tests: Wednesday, 18 November 2026, 10:00 at the main location. */
export const NOW: Date = new Date('2026-11-18T15:00:00Z');

/** A database of a test's own, opened as the application. Close it in `afterAll`. */
export interface OpenWorld {
  readonly db: Database;
  readonly adminUrl: string;
  close(): Promise<void>;
}

/** Opens a fresh database; `entities` are those of the features under test. */
export async function openWorld(entities: Parameters<typeof connect>[1] = []): Promise<OpenWorld> {
  const world = await freshDatabase();
  const db = await connect(world.appUrl, entities);
  const close = async (): Promise<void> => {
    await db.close();
    await world.drop();
  };
  return { db, adminUrl: world.adminUrl, close };
}

/** A small organization: two locations, one person for each role, two trainers at the main location and one elsewhere. */
export interface Club {
  readonly db: Database;
  readonly organizationId: string;
  /** Main: America/New_York, USD, US. */
  readonly locationId: string;
  /** Elsewhere: America/Denver, USD, US. */
  readonly elsewhereId: string;
  readonly staff: {
    readonly owner: string;
    readonly manager: string;
    readonly trainer: string;
    readonly otherTrainer: string;
    readonly trainerElsewhere: string;
    readonly managerElsewhere: string;
    readonly frontDesk: string;
    readonly accountant: string;
  };
  /** As one of its people at a moment (`NOW` when left out). */
  as(person: keyof Club['staff'], now?: Date): Ctx;
  /** One row by SQL, as the organization. */
  one<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row | null>;
  /** Rows by SQL, as the organization. */
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

const PEOPLE = {
  owner: { role: 'OWNER', name: ['Olga', 'Owner'], at: null },
  manager: { role: 'MANAGER', name: ['Mona', 'Manager'], at: 'main' },
  trainer: { role: 'TRAINER', name: ['Tom', 'Trainer'], at: 'main' },
  otherTrainer: { role: 'TRAINER', name: ['Tessa', 'Trainer'], at: 'main' },
  trainerElsewhere: { role: 'TRAINER', name: ['Theo', 'Trainer'], at: 'elsewhere' },
  managerElsewhere: { role: 'MANAGER', name: ['Max', 'Manager'], at: 'elsewhere' },
  frontDesk: { role: 'FRONT_DESK', name: ['Fay', 'Desk'], at: 'main' },
  accountant: { role: 'ACCOUNTANT', name: ['Ada', 'Count'], at: null },
} as const satisfies Record<
  keyof Club['staff'],
  { role: Role; name: readonly [string, string]; at: 'main' | 'elsewhere' | null }
>;

async function addLocation(tx: Tx, id: string, name: string, timeZone: string): Promise<void> {
  await tx.rows(
    'insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, $5, $6)',
    [tx.organizationId, id, name, timeZone, 'USD', 'US'],
  );
}

async function addPerson(
  tx: Tx,
  id: string,
  person: (typeof PEOPLE)[keyof Club['staff']],
  locationId: string | null,
): Promise<void> {
  await tx.rows(
    `insert into staff (organization_id, id, first_name, last_name, home_location_id, is_trainer) values ($1, $2, $3, $4, $5, $6)`,
    [tx.organizationId, id, person.name[0], person.name[1], locationId, person.role === 'TRAINER'],
  );
  await tx.rows(
    `insert into role_grant (organization_id, id, staff_id, role, location_id, held_from) values ($1, $2, $3, $4, $5, '2026-01-01')`,
    [tx.organizationId, newId(), id, person.role, locationId],
  );
}

/** Makes the club. Its name carries its id, so that many fit into one database. */
export async function aClub(db: Database): Promise<Club> {
  const [organizationId, locationId, elsewhereId] = [newId(), newId(), newId()];
  const people = Object.keys(PEOPLE) as (keyof Club['staff'])[];
  const staff = Object.fromEntries(people.map((person) => [person, newId()])) as unknown as Club['staff'];
  const placeOf = (at: 'main' | 'elsewhere' | null): string | null =>
    at === null ? null : at === 'main' ? locationId : elsewhereId;
  await db.transact(organizationId, async (tx) => {
    await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [
      organizationId,
      `Club ${organizationId}`,
    ]);
    await addLocation(tx, locationId, 'Main', 'America/New_York');
    await addLocation(tx, elsewhereId, 'Elsewhere', 'America/Denver');
    for (const person of people) await addPerson(tx, staff[person], PEOPLE[person], placeOf(PEOPLE[person].at));
  });
  const as = (person: keyof Club['staff'], now: Date = NOW): Ctx => ({
    organizationId,
    actor: { kind: 'PERSON', userId: staff[person], staffId: staff[person], visitId: staff[person] },
    grants: [{ role: PEOPLE[person].role, locationId: placeOf(PEOPLE[person].at) } satisfies Grant],
    requestId: 'test',
    now,
  });
  const rows = <Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> =>
    db.read(organizationId, (query) => query.rows<Row>(sql, parameters));
  return {
    db,
    organizationId,
    locationId,
    elsewhereId,
    staff,
    as,
    rows,
    one: async <Row>(sql: string, parameters?: readonly unknown[]) => (await rows<Row>(sql, parameters))[0] ?? null,
  };
}

/** A believable member with one membership spell. Everything may be overridden. */
export interface MemberLike {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly phoneKey?: string | null;
  readonly locationId?: string;
  readonly joinedOn?: Day;
  readonly leftOn?: Day | null;
  readonly kind?: 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';
}

/** Adds a member (Mia Member, joined 1 November 2026 at the main location, unless told otherwise) and returns the ids. */
export async function aMember(club: Club, like: MemberLike = {}): Promise<{ memberId: string; spellId: string }> {
  const [memberId, spellId] = [newId(), newId()];
  const locationId = like.locationId ?? club.locationId;
  await club.db.transact(club.organizationId, async (tx) => {
    await tx.rows(
      `insert into member (organization_id, id, first_name, last_name, email, phone, phone_key, home_location_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        club.organizationId,
        memberId,
        like.firstName ?? 'Mia',
        like.lastName ?? 'Member',
        like.email ?? null,
        like.phone ?? null,
        like.phoneKey ?? null,
        locationId,
      ],
    );
    await tx.rows(
      `insert into membership_spell (organization_id, id, member_id, location_id, membership, kind, status, joined_on, left_on, time_zone)
       select $1, $2, $3, l.id, 'Standard', $5, case when $7::date is null then 'ACTIVE' else 'ENDED' end, $6, $7, l.time_zone
       from location l where l.organization_id = $1 and l.id = $4`,
      [
        club.organizationId,
        spellId,
        memberId,
        locationId,
        like.kind ?? 'STANDARD',
        like.joinedOn ?? '2026-11-01',
        like.leftOn ?? null,
      ],
    );
  });
  return { memberId, spellId };
}

/** A believable consultation: one chain of one slot. */
export interface ConsultationLike {
  readonly trainerId?: string;
  readonly locationId?: string;
  readonly startsAt?: Date;
  readonly bookedAt?: Date;
  readonly minutes?: number;
  readonly outcome?: 'SHOWED' | 'NO_SHOW' | 'CANCELLED_BY_MEMBER' | 'CANCELLED_BY_CLUB' | null;
  readonly late?: boolean;
  readonly walkIn?: boolean;
}

/** Adds a consultation (tomorrow at the same hour with Tom, booked three days ago, unless told otherwise). Projections are not refreshed. */
export async function aConsultation(
  club: Club,
  memberId: string,
  like: ConsultationLike = {},
): Promise<{ consultationId: string; chainId: string }> {
  const [consultationId, chainId] = [newId(), newId()];
  const startsAt = like.startsAt ?? new Date(NOW.getTime() + 86_400_000);
  const bookedAt = like.bookedAt ?? new Date(NOW.getTime() - 3 * 86_400_000);
  await club.db.transact(club.organizationId, async (tx) => {
    const place = await tx.one<{ id: string; time_zone: string }>(
      'select id, time_zone from location where organization_id = $1 and id = $2',
      [club.organizationId, like.locationId ?? club.locationId],
    );
    const zone = place?.time_zone ?? 'UTC';
    const trainerId = like.trainerId ?? club.staff.trainer;
    await tx.rows('insert into consultation_chain (organization_id, id, member_id, walk_in) values ($1, $2, $3, $4)', [
      club.organizationId,
      chainId,
      memberId,
      like.walkIn ?? false,
    ]);
    await tx.rows(
      `insert into consultation (organization_id, id, chain_id, place_in_chain, member_id, location_id, trainer_id, walk_in, starts_at,
         slot_on, minutes, time_zone, booked_at, booked_on, set_on, set_by_staff_id, booked_by_staff_id, home_location_id, outcome, late, outcome_at)
       select $1, $2, $3, 1, m.id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $6, $6, m.home_location_id, $14, $15,
         case when $14::text is null then null else $8::timestamptz end
       from member m where m.organization_id = $1 and m.id = $4`,
      [
        club.organizationId,
        consultationId,
        chainId,
        memberId,
        place?.id,
        trainerId,
        like.walkIn ?? false,
        startsAt,
        dayAt(startsAt, zone),
        like.minutes ?? 45,
        zone,
        bookedAt,
        dayAt(bookedAt, zone),
        like.outcome ?? null,
        like.late ?? false,
      ],
    );
  });
  return { consultationId, chainId };
}

/** What a package needs to be believable. */
export interface PackageLike {
  readonly kind?: 'INTRO' | 'NEW' | 'RENEWAL' | 'REACTIVATION' | 'UPGRADE' | 'ADD_ON' | 'REPLACEMENT';
  readonly soldOn?: Day;
  readonly priceMinor?: number;
  readonly sessions?: number;
  readonly sellerId?: string;
  readonly locationId?: string;
}

/** Adds a package sold (10 sessions for 1,000.00 by Tom on the day of `NOW`, unless told otherwise). Projections are not refreshed. */
export async function aPackage(club: Club, memberId: string, like: PackageLike = {}): Promise<{ packageId: string }> {
  const packageId = newId();
  const soldOn = like.soldOn ?? dayAt(NOW, 'America/New_York');
  const sellerId = like.sellerId ?? club.staff.trainer;
  await club.db.transact(club.organizationId, async (tx) => {
    await tx.rows(
      `insert into session_package (organization_id, id, member_id, location_id, item, intro, kind, kind_inferred, sessions, price_minor,
         currency, sold_at, sold_on, time_zone, expires_on, owner_staff_id)
       values ($1, $2, $3, $4, 'Ten sessions', $5, $6, false, $7, $8, 'USD', ($9::date + time '12:00') at time zone 'America/New_York', $9,
         'America/New_York', $10, $11)`,
      [
        club.organizationId,
        packageId,
        memberId,
        like.locationId ?? club.locationId,
        like.kind === 'INTRO',
        like.kind ?? 'NEW',
        like.sessions ?? 10,
        like.priceMinor ?? 100_000,
        soldOn,
        addDays(soldOn, 180),
        sellerId,
      ],
    );
    await tx.rows(
      'insert into sale_split (organization_id, package_id, staff_id, part_bp, amount_minor, sold_on) values ($1, $2, $3, 10000, $4, $5)',
      [club.organizationId, packageId, sellerId, like.priceMinor ?? 100_000, soldOn],
    );
    await settleBooks(tx, [memberId], { now: NOW, staffId: null });
  });
  return { packageId };
}

/** A believable session: an hour of training, booked unless an outcome is given. */
export interface SessionLike {
  readonly memberId: string;
  readonly trainerId: string;
  readonly locationId: string;
  readonly startsAt: Date;
  readonly outcome?: 'COMPLETED' | 'NO_SHOW' | 'LATE_CANCELLED' | 'CANCELLED' | null;
}

/** Adds a session of a member who is there, as a file would tell of it; nothing is drawn from it. Returns its id, whether or not. */
export async function aSession(club: Club, like: SessionLike): Promise<{ sessionId: string }> {
  const sessionId = newId();
  await club.db.transact(club.organizationId, (tx) =>
    tx.rows(
      `insert into visit_fact (organization_id, id, member_id, trainer_id, location_id, starts_at, held_on, minutes, time_zone, outcome)
       select $1, $2, m.id, $4, l.id, $6, ($6::timestamptz at time zone l.time_zone)::date, 60, l.time_zone, $7
       from member m join location l on l.organization_id = $1 and l.id = $5 where m.organization_id = $1 and m.id = $3`,
      [
        club.organizationId,
        sessionId,
        like.memberId,
        like.trainerId,
        like.locationId,
        like.startsAt,
        like.outcome ?? null,
      ],
    ),
  );
  return { sessionId };
}
