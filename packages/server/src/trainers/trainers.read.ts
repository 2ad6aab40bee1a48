import { answered } from '../activity/index.ts';
import { may, withinReach, type Ctx } from '../auth/index.ts';
import type { Database, Query, Tx } from '../db/index.ts';
import { isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';

/** A location as verbs need it: its clock, its country (for phone numbers) and its currency. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly currency: string;
}

/** Somebody who works here. */
export interface StaffName {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly isTrainer: boolean;
  readonly homeLocationId: string | null;
}

/** What a trainer is paid from `heldFrom` until the day before `heldUntil`. */
export interface PayRate {
  readonly id: string;
  readonly payPerSessionMinor: number;
  /** Of what a sale collected, in basis points. */
  readonly commissionBp: number;
  readonly currency: string;
  readonly heldFrom: Day;
  readonly heldUntil: Day | null;
}

const PLACE = 'id, name, time_zone as "timeZone", country, currency';
const STAFF = `s.id, s.first_name as "firstName", s.last_name as "lastName", s.is_trainer as "isTrainer", s.home_location_id as "homeLocationId"`;
const RATE = `id, pay_per_session_minor as "payPerSessionMinor", commission_bp as "commissionBp", currency,
  held_from as "heldFrom", held_until as "heldUntil"`;

/** A living location of the organization, which stays open until the commit. Refuses `NotFound`. */
export async function placeOf(tx: Tx, organizationId: string, locationId: string): Promise<Place> {
  const sql = `select ${PLACE} from location where organization_id = $1 and id = $2 and voided_at is null for key share`;
  const place = isId(locationId) ? await tx.one<Place>(sql, [organizationId, locationId]) : null;
  return place ?? refuse(new NotFound('location'));
}

/** Locations by many ids at once, in no order. */
export function placesOf(query: Query, organizationId: string, ids: readonly string[]): Promise<Place[]> {
  return query.rows<Place>(`select ${PLACE} from location where organization_id = $1 and id = any ($2::uuid[])`, [
    organizationId,
    ids,
  ]);
}

/** Staff by many ids at once, in no order; those who left too, for the past is told with their names. */
export function staffOfIds(query: Query, organizationId: string, ids: readonly string[]): Promise<StaffName[]> {
  return query.rows<StaffName>(
    `select ${STAFF} from staff s where s.organization_id = $1 and s.id = any ($2::uuid[])`,
    [organizationId, ids],
  );
}

/** Somebody who works here still, and does until the commit, trainer or not. Refuses `NotFound`. */
export async function colleagueOf(tx: Tx, organizationId: string, staffId: string): Promise<StaffName> {
  const sql = `select ${STAFF} from staff s
    where s.organization_id = $1 and s.id = $2 and s.voided_at is null for key share`;
  const found = isId(staffId) ? await tx.one<StaffName>(sql, [organizationId, staffId]) : null;
  return found ?? refuse(new NotFound('staff member'));
}

/**
 * A trainer who works here still, locked until the commit, so that two bookings of one trainer are judged one after the
 * other. Anybody who trains may train at any location: clubs lend each other trainers, and what a file brings knows no
 * such bounds. Refuses `NotFound`.
 */
export async function lockTrainer(tx: Tx, trainerId: string): Promise<StaffName> {
  const sql = `select ${STAFF} from staff s
    where s.organization_id = $1 and s.id = $2 and s.is_trainer and s.voided_at is null for no key update`;
  const found = isId(trainerId) ? await tx.one<StaffName>(sql, [tx.organizationId, trainerId]) : null;
  return found ?? refuse(new NotFound('trainer'));
}

/** The trainers that somebody may set a consultation with, by name. Refuses `NotPermitted`. */
export function listTrainers(db: Database, ctx: Ctx): Promise<StaffName[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId];
    const scope = withinReach(may(ctx, 'readTrainers'), { location: 's.home_location_id', own: ['s.id'] }, parameters);
    return db.read(ctx.organizationId, (query) =>
      query.rows<StaffName>(
        `select ${STAFF} from staff s where s.organization_id = $1 and s.is_trainer and s.voided_at is null and ${scope}
         order by s.last_name collate names, s.first_name collate names, s.id`,
        parameters,
      ),
    );
  });
}

/** The rate that held on a day, or null where none did. */
export function payRateOn(query: Query, organizationId: string, staffId: string, day: Day): Promise<PayRate | null> {
  return query.one<PayRate>(
    `select ${RATE} from pay_rate where organization_id = $1 and staff_id = $2 and voided_at is null
       and held_from <= $3 and (held_until is null or held_until > $3)`,
    [organizationId, staffId, day],
  );
}

/** All rates of one trainer, the newest first. Refuses `NotPermitted`, `NotFound`. */
export function payRatesOf(db: Database, ctx: Ctx, staffId: string): Promise<PayRate[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, staffId];
    const scope = withinReach(may(ctx, 'readPayRates'), { location: 's.home_location_id', own: ['s.id'] }, parameters);
    if (!isId(staffId)) refuse(new NotFound('staff member'));
    return db.read(ctx.organizationId, async (query) => {
      const seen = await query.one(
        `select 1 from staff s where s.organization_id = $1 and s.id = $2 and ${scope}`,
        parameters,
      );
      if (!seen) refuse(new NotFound('staff member'));
      return query.rows<PayRate>(
        `select ${RATE} from pay_rate where organization_id = $1 and staff_id = $2 and voided_at is null order by held_from desc`,
        [ctx.organizationId, staffId],
      );
    });
  });
}
