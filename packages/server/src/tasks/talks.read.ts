import type { Query } from '../db/index.ts';
import type { Said, WhyNotNow } from './talks.rules.ts';

/** A talk about a step. */
export interface TalkLine {
  readonly id: string;
  readonly stepId: string;
  readonly said: Said;
  readonly reason: WhyNotNow | null;
  readonly note: string | null;
  readonly saidAt: Date;
  readonly saidByStaffId: string | null;
}

/** The latest talk about each of many steps, in no order. The caller has the steps from a list of its own. */
export function latestTalksOf(query: Query, organizationId: string, stepIds: readonly string[]): Promise<TalkLine[]> {
  return query.rows<TalkLine>(
    `select distinct on (t.step_id) t.id, t.step_id as "stepId", t.said, t.reason, t.note, t.talked_at as "saidAt",
       t.talked_by_staff_id as "saidByStaffId"
     from talk t where t.organization_id = $1 and t.step_id = any ($2::uuid[]) and t.voided_at is null
     order by t.step_id, t.talked_at desc, t.id desc`,
    [organizationId, stepIds],
  );
}
