import { withinReach } from '../auth/index.ts';
import type { Query } from '../db/index.ts';
import type { Day, Period } from '../kernel/index.ts';
import type { Scope } from './tally.read.ts';

/** Sessions that were held and took effect, of one location and one trainer: who delivered them, where. */
export interface SessionsCompleted {
  readonly locationId: string;
  readonly trainerId: string;
  readonly completed: number;
}

/** The completed sessions of a period as of the morning of a day, by location and trainer, from the days kept with the ledger. */
export function sessionsCompleted(
  query: Query,
  organizationId: string,
  asked: { readonly period: Period; readonly asOf: Day; readonly scope: Scope },
): Promise<SessionsCompleted[]> {
  const { period, asOf, scope } = asked;
  const parameters: unknown[] = [organizationId, period.from, period.to, asOf, scope.locationId, scope.trainerId];
  const within = withinReach(scope.reach, { location: 'd.location_id', own: ['d.staff_id'] }, parameters);
  return query.rows<SessionsCompleted>(
    `select d.location_id as "locationId", d.staff_id as "trainerId", sum(d.completed)::bigint as completed from session_day d
     where d.organization_id = $1 and d.on_day between $2 and $3 and d.on_day < $4
       and ($5::uuid is null or d.location_id = $5) and ($6::uuid is null or d.staff_id = $6) and ${within}
     group by 1, 2`,
    parameters,
  );
}
