import { answered } from '../activity/index.ts';
import { may, withinReach, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { addDays, dayAt, isId, type Refusal } from '../kernel/index.ts';
import { CONSULTATION_SCOPE } from './consultations.read.ts';

/** What waits for somebody, in two counts. */
export interface ConsultationCounts {
  /** Today, by the calendar of each location. */
  readonly today: number;
  /** Whose time has passed, without an outcome, whenever they were. */
  readonly unlogged: number;
}

export interface CountsAsked {
  readonly locationId?: string | null;
  readonly trainerId?: string | null;
}

/** Counts the consultations within reach that wait for somebody: the same rows that the lists show. Refuses: `NotPermitted`. */
export function countConsultations(
  db: Database,
  ctx: Ctx,
  { locationId, trainerId }: CountsAsked,
): Promise<ConsultationCounts | Refusal> {
  return answered(async () => {
    const utc = dayAt(ctx.now, 'UTC');
    const parameters: unknown[] = [ctx.organizationId, ctx.now, addDays(utc, -1), addDays(utc, 1)];
    const where = ['c.organization_id = $1 and c.voided_at is null and c.is_last'];
    where.push(withinReach(may(ctx, 'readConsultations'), CONSULTATION_SCOPE, parameters));
    for (const [column, id] of [
      ['c.location_id', locationId],
      ['c.trainer_id', trainerId],
    ] as const) {
      if (id) where.push(isId(id) ? `${column} = $${parameters.push(id)}` : 'false');
    }
    const rows = where.join(' and ');
    const counts = await db.read(ctx.organizationId, (query) =>
      query.one<ConsultationCounts>(
        `select
           (select count(*) from consultation c where ${rows} and c.slot_on between $3 and $4
              and c.slot_on = ($2::timestamptz at time zone c.time_zone)::date)::integer as today,
           (select count(*) from consultation c where ${rows} and c.outcome is null and c.slot_on <= $4 and c.starts_at < $2)::integer as unlogged`,
        parameters,
      ),
    );
    return counts ?? { today: 0, unlogged: 0 };
  });
}
