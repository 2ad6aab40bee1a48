import { command, record } from '../activity/index.ts';
import { isWithinReach, may, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { InvalidInput, isCurrency, isDay, newId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { colleagueOf } from './trainers.read.ts';

export interface SetPayRate {
  readonly staffId: string;
  readonly payPerSessionMinor: number;
  readonly commissionBp: number;
  readonly currency: string;
  /** The first day on which it holds; a past or future day alike. */
  readonly from: Day;
}

export interface PayRateSet {
  readonly type: 'PayRateSet';
  readonly payRateId: string;
  readonly activityId: string;
}

interface Held {
  readonly id: string;
  readonly held_from: Day;
  readonly held_until: Day | null;
}

function check(input: SetPayRate): void {
  const { payPerSessionMinor: pay, commissionBp: commission } = input;
  if (!isDay(input.from)) refuse(new InvalidInput('from', 'That day does not exist.', 'Write it as 2026-11-18.'));
  if (!Number.isSafeInteger(pay) || pay < 0)
    refuse(new InvalidInput('payPerSessionMinor', 'Pay is never below zero.', 'Give whole minor units.'));
  if (!Number.isInteger(commission) || commission < 0 || commission > 10_000)
    refuse(
      new InvalidInput('commissionBp', 'A commission lies between 0 and 100 %.', 'Give basis points from 0 to 10000.'),
    );
  if (!isCurrency(input.currency))
    refuse(new InvalidInput('currency', 'There is no such currency.', 'Give its code, such as USD.'));
}

/** Ends the rate that held on the day, or takes its place where it began on that very day; a later rate still begins when it did. */
async function makeRoom(
  tx: Tx,
  staffId: string,
  from: Day,
): Promise<{ touched: Held | null; replaced: boolean; until: Day | null }> {
  const touched = await tx.one<Held>(
    `select id, held_from, held_until from pay_rate where organization_id = $1 and staff_id = $2 and voided_at is null
       and held_from <= $3 and (held_until is null or held_until > $3) for update`,
    [tx.organizationId, staffId, from],
  );
  const next = await tx.one<{ held_from: Day }>(
    `select held_from from pay_rate where organization_id = $1 and staff_id = $2 and voided_at is null and held_from > $3
     order by held_from limit 1`,
    [tx.organizationId, staffId, from],
  );
  const replaced = touched?.held_from === from;
  const change = replaced ? 'voided_at = now() where $3::date is not null and' : 'held_until = $3 where';
  if (touched)
    await tx.rows(`update pay_rate set ${change} organization_id = $1 and id = $2`, [
      tx.organizationId,
      touched.id,
      from,
    ]);
  return { touched, replaced, until: touched ? touched.held_until : (next?.held_from ?? null) };
}

/**
 * Sets what somebody is paid from a day on; the rate before ends there, and nothing earlier is rewritten (README, "Pay
 * and commission": rates are effective-dated). Activity: `pay-rate.set`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput`.
 */
export function setPayRate(
  db: Database,
  ctx: Ctx,
  input: SetPayRate,
  idempotencyKey: string,
): Promise<PayRateSet | Refusal> {
  return command(db, ctx, { operation: 'setPayRate', idempotencyKey, input }, async (tx) => {
    const reach = may(ctx, 'setPayRate');
    check(input);
    const person = await colleagueOf(tx, ctx.organizationId, input.staffId);
    if (!isWithinReach(reach, { locationId: person.homeLocationId, own: [] })) refuse(new NotFound('staff member'));
    await tx.rows('select 1 from staff where organization_id = $1 and id = $2 for no key update', [
      tx.organizationId,
      person.id,
    ]);
    const { touched, replaced, until } = await makeRoom(tx, person.id, input.from);
    const payRateId = newId();
    await tx.rows(
      `insert into pay_rate (organization_id, id, staff_id, pay_per_session_minor, commission_bp, currency, held_from, held_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tx.organizationId,
        payRateId,
        person.id,
        input.payPerSessionMinor,
        input.commissionBp,
        input.currency,
        input.from,
        until,
      ],
    );
    const activityId = await record(tx, ctx, {
      verb: 'pay-rate.set',
      subject: { kind: 'pay_rate', id: payRateId },
      locationId: person.homeLocationId,
      facts: {
        staffId: person.id,
        from: input.from,
        until,
        touchedId: touched?.id ?? null,
        touchedUntil: touched?.held_until ?? null,
        replaced,
      },
    });
    return { type: 'PayRateSet' as const, payRateId, activityId };
  });
}
