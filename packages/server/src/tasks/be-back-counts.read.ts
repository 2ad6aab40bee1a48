import { answered } from '../activity/index.ts';
import { may, withinReach, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, type Refusal } from '../kernel/index.ts';
import { BE_BACK_DAYS } from './tasks.rules.ts';

/** How many are to be followed up. */
export interface BeBackCounts {
  readonly total: number;
  /** Today at their location, or before. */
  readonly due: number;
}

export interface BeBacksCounted {
  readonly locationId?: string | null;
  readonly ownerStaffId?: string | null;
}

/** Counts the be-back queue within reach: the same rows that it lists. Refuses: `NotPermitted`. */
export function countBeBacks(db: Database, ctx: Ctx, asked: BeBacksCounted): Promise<BeBackCounts | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, ctx.now, BE_BACK_DAYS];
    const where = [
      withinReach(may(ctx, 'readNextSteps'), { location: 't.location_id', own: ['t.owner_staff_id'] }, parameters),
    ];
    for (const [column, id] of [
      ['t.location_id', asked.locationId],
      ['t.owner_staff_id', asked.ownerStaffId],
    ] as const) {
      if (id) where.push(isId(id) ? `${column} = $${parameters.push(id)}` : 'false');
    }
    const counts = await db.read(ctx.organizationId, (query) =>
      query.one<BeBackCounts>(
        `select count(*)::integer as total, (count(*) filter (where t.due_on <= d.today))::integer as due
         from next_step t join consultation_held($1) h on h.id = t.consultation_id
         join location l on l.organization_id = $1 and l.id = t.location_id
         cross join lateral (select ($2::timestamptz at time zone l.time_zone)::date as today) d
         where t.organization_id = $1 and t.voided_at is null and t.done_at is null and t.dropped_at is null
           and t.kind = 'FOLLOW_UP' and h.showed_on between d.today - $3::integer and d.today
           and t.due_on <= d.today + $3::integer and ${where.join(' and ')}`,
        parameters,
      ),
    );
    return counts ?? { total: 0, due: 0 };
  });
}
