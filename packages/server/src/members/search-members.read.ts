import { answered } from '../activity/index.ts';
import { may, reachOf, type Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { FOLDED_NAME, holdsWords, isLike, meansPhone, prepareSearch } from './matching.read.ts';
import { membersWithin } from './members.policy.ts';
import type { Sought } from './search.rules.ts';
import { cursorOf, readCursor, type Page, type PageAsked } from './paging.ts';

/** Somebody found. Mail and phone are null where the reader may know the name alone (`known` is false). */
export interface MemberFound {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly homeLocationId: string;
  readonly known: boolean;
}

type Ranked = MemberFound & { readonly rank: number };

const COLUMNS = { id: 'm.id', home: 'm.home_location_id' };
const NAME = "fold_text(m.first_name || ' ' || m.last_name)";

/** `EXACT` finds the words as typed, `ALIKE` what resembles them. */
type Way = 'EXACT' | 'ALIKE';

async function find(query: Query, ctx: Ctx, sought: Sought, way: Way, page: PageAsked): Promise<Ranked[]> {
  const means = way === 'EXACT' ? holdsWords : isLike;
  const parameters: unknown[] = [ctx.organizationId, sought.folded];
  const scopeOf = (operation: 'readMembers' | 'findMembers'): string => {
    const reach = reachOf(ctx, operation);
    return reach ? membersWithin(reach, COLUMNS, parameters) : 'false';
  };
  const [known, found] = [scopeOf('readMembers'), scopeOf('findMembers')];
  const contains = means(sought, way === 'EXACT' ? 'm.search_text' : FOLDED_NAME, parameters);
  const phone = meansPhone(sought, 'm.phone_key', parameters);
  const named = means(sought, NAME, parameters);
  const after = readCursor(page.after, ['number', 'id', 'text']);
  const later = after
    ? `where (-f.rank, f.id) > (-$${parameters.push(after[0])}::numeric, $${parameters.push(after[1])}::uuid)`
    : '';
  return query.rows<Ranked>(
    `select f.* from (
       select m.id, m.first_name as "firstName", m.last_name as "lastName", m.home_location_id as "homeLocationId", k.known,
         case when k.known then m.email end as email, case when k.known then m.phone end as phone,
         round(case when ${phone} then 2 when starts_with(${NAME}, $2) then 1.5 when strpos(${NAME}, $2) > 0 then 1.2
           else word_similarity($2, case when k.known then m.search_text else ${NAME} end) end::numeric, 4) as rank
       from member m cross join lateral (select ${known} as known) k
       where m.organization_id = $1 and m.voided_at is null and (${contains} or ${phone})
         and (k.known or (${found}) and ${named})
     ) f ${later} order by f.rank desc, f.id limit $${parameters.push(page.first + 1)}`,
    parameters,
  );
}

/** Which way to search, and what it found first: what only resembles is looked for when nothing holds the words as typed. */
async function findEitherWay(
  query: Query,
  ctx: Ctx,
  sought: Sought,
  page: PageAsked,
): Promise<{ way: Way; rows: Ranked[] }> {
  const after = readCursor(page.after, ['number', 'id', 'text']);
  const exact = after?.[2] === 'ALIKE' ? [] : await find(query, ctx, sought, 'EXACT', page);
  // Row-level security keeps trigram indexes out of use, so likeness is judged row by row: never without need.
  if (exact.length > 0 || after?.[2] === 'EXACT') return { way: 'EXACT', rows: exact };
  return { way: 'ALIKE', rows: sought.alike ? await find(query, ctx, sought, 'ALIKE', page) : [] };
}

/**
 * Looks members up by name, phone or e-mail; accents and typing errors are forgiven, a phone number is compared by its last
 * digits. Others than one's own are found by name only, and shown by name only. The best match comes first.
 *
 * Refuses: `NotPermitted`, `InvalidInput` (a cursor that is none).
 */
export function searchMembers(
  db: Database,
  ctx: Ctx,
  text: string,
  page: PageAsked,
): Promise<Page<MemberFound> | Refusal> {
  return answered(async () => {
    may(ctx, 'readMembers');
    return db.read(ctx.organizationId, async (query) => {
      const sought = await prepareSearch(query, ctx.organizationId, text);
      if (!sought) return { edges: [], hasNextPage: false };
      const { way, rows } = await findEitherWay(query, ctx, sought, page);
      return {
        edges: rows.slice(0, page.first).map(({ rank, ...node }) => ({ node, cursor: cursorOf([rank, node.id, way]) })),
        hasNextPage: rows.length > page.first,
      };
    });
  });
}
