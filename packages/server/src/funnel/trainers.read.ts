import type { Query } from '../db/index.ts';

/** A trainer as a line of figures needs them. */
export interface TrainerLine {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly homeLocationId: string | null;
  readonly left: boolean;
  /** What a source calls them. */
  readonly sourceId: string | null;
}

/**
 * Everybody who trains or has trained, by name, and whom `also` names; with the id that the source (the first one, unless
 * named) knows them by.
 */
export function trainersOf(
  query: Query,
  organizationId: string,
  source: string | null,
  also: readonly string[] = [],
): Promise<TrainerLine[]> {
  return query.rows<TrainerLine>(
    `select s.id, coalesce(nullif(btrim(s.first_name || ' ' || s.last_name), ''), s.email, '') as name,
       upper(left(s.first_name, 1) || left(s.last_name, 1)) as initials, s.home_location_id as "homeLocationId",
       s.voided_at is not null as left, x.external_id as "sourceId"
     from staff s
     left join lateral (
       select e.external_id from external_ref e join source o on o.organization_id = $1 and o.id = e.source_id
       where e.organization_id = $1 and e.kind = 'staff' and e.target_id = s.id and ($2::text is null or o.name_key = fold_text($2))
       order by o.created_at, o.id, e.external_id limit 1) x on true
     where s.organization_id = $1 and (s.is_trainer or s.id = any ($3::uuid[]))
     order by s.last_name collate names, s.first_name collate names, s.id`,
    [organizationId, source, also],
  );
}
