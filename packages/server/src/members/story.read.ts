import { answered, mayTakeBack } from '../activity/index.ts';
import { may, staffOf, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { membersWithin } from './members.policy.ts';
import { cursorOf, readCursor, type Page, type PageAsked } from './paging.ts';

/** One thing that happened with a member: an act of the log, or what a file told of. Names are today's. */
export interface StoryLine {
  /** The log's own id of an act; of what files told, a word and an id. */
  readonly id: string;
  /** The act that undo is asked with; null for what files told of. */
  readonly activityId: string | null;
  readonly happenedAt: Date;
  /** `noun.verbed`, as the log says it. */
  readonly verb: string;
  readonly actorName: string | null;
  readonly actorKind: 'PERSON' | 'API_KEY' | 'COMMAND_LINE' | 'JOB' | null;
  readonly locationName: string | null;
  /** The clock of the place where it happened. */
  readonly timeZone: string;
  /** What it was about in words: a step, a package's name, a note's beginning, a membership's name, a channel. */
  readonly what: string | null;
  /** When the consultation or visit that it is about starts. */
  readonly startsAt: Date | null;
  /** The day that was said: due, joined, left, agreed. */
  readonly onDay: Day | null;
  /** The trainer of the consultation or visit, or whose the step is. */
  readonly withName: string | null;
  readonly importRunId: string | null;
  /** This line undid another act; or another line undid this one. */
  readonly isUndoing: boolean;
  readonly isUndone: boolean;
  /** Whether the reader may take it back, as far as roles and time say. */
  readonly canUndo: boolean;
}

type Stored = Omit<StoryLine, 'canUndo'> & {
  readonly actorStaffId: string | null;
  readonly locationId: string | null;
  readonly micros: string;
};

const NAME = (alias: string) => `nullif(btrim(${alias}.first_name || ' ' || ${alias}.last_name), '')`;

const LINES = `select e.entry as id, case when e.actor_kind is not null then e.entry end as "activityId", e.happened_at as "happenedAt", e.verb,
    coalesce(${NAME('s')}, k.name, ${NAME('i')}) as "actorName", e.actor_kind as "actorKind", e.actor_staff_id as "actorStaffId",
    e.location_id as "locationId", l.name as "locationName", coalesce(l.time_zone, h.time_zone) as "timeZone", e.what, e.starts_at as "startsAt",
    e.on_day as "onDay", ${NAME('w')} as "withName", e.import_run_id as "importRunId", e.undoes_id is not null as "isUndoing",
    e.undone_by_id is not null as "isUndone", (extract(epoch from e.happened_at) * 1000000)::bigint::text as micros
  from story_of_member($1, $2) e
    left join staff s on s.organization_id = $1 and s.id = e.actor_staff_id
    left join api_key k on k.organization_id = $1 and k.id = e.actor_key_id
    left join import_run r on r.organization_id = $1 and r.id = e.import_run_id
    left join staff i on i.organization_id = $1 and i.id = r.staff_id
    left join staff w on w.organization_id = $1 and w.id = e.with_staff_id
    left join location l on l.organization_id = $1 and l.id = e.location_id
    left join member m on m.organization_id = $1 and m.id = $2
    left join location h on h.organization_id = $1 and h.id = m.home_location_id`;

/**
 * What happened with a member, the latest first: whoever reads the member reads the story, acts of others included; it tells no
 * amounts. Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (a cursor that is none).
 */
export function readStory(
  db: Database,
  ctx: Ctx,
  memberId: string,
  page: PageAsked,
): Promise<Page<StoryLine> | Refusal> {
  return answered(async () => {
    const scoped: unknown[] = [ctx.organizationId, memberId];
    const scope = membersWithin(may(ctx, 'readMembers'), { id: 'm.id', home: 'm.home_location_id' }, scoped);
    if (!isId(memberId)) refuse(new NotFound('member'));
    const parameters: unknown[] = [ctx.organizationId, memberId];
    const after = readCursor(page.after, ['text', 'text']);
    const behind = after
      ? `where (f.micros::bigint, f.id) < ($${parameters.push(microsOf(after[0]))}::bigint, $${parameters.push(after[1])}::text)`
      : '';
    return db.read(ctx.organizationId, async (query) => {
      const seen = await query.one(
        `select 1 from member m where m.organization_id = $1 and m.id = $2 and m.voided_at is null and ${scope}`,
        scoped,
      );
      if (!seen) refuse(new NotFound('member'));
      const rows = await query.rows<Stored>(
        `select f.* from (${LINES}) f ${behind} order by f.micros::bigint desc, f.id desc limit $${parameters.push(page.first + 1)}`,
        parameters,
      );
      const edges = rows
        .slice(0, page.first)
        .map((row) => ({ node: shown(ctx, row), cursor: cursorOf([row.micros, row.id]) }));
      return { edges, hasNextPage: rows.length > page.first };
    });
  });
}

const microsOf = (part: string | number | undefined): string =>
  /^-?\d{1,18}$/.test(String(part)) ? String(part) : '0';

function shown(ctx: Ctx, { actorStaffId, locationId, micros: _, ...line }: Stored): StoryLine {
  const isActOfOurs = line.activityId !== null && line.importRunId === null && !line.isUndoing && !line.isUndone;
  const act = { ...line, actorStaffId, locationId, mine: actorStaffId !== null && actorStaffId === staffOf(ctx) };
  return { ...line, canUndo: isActOfOurs && mayTakeBack(ctx, act) };
}
