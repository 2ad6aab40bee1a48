import { answered } from '../activity/index.ts';
import { may, reachOf, withinReach, type Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { InvalidInput, isDay, isId, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { FOLDED_NAME, holdsWords, isLike, meansPhone, prepareSearch } from './matching.read.ts';
import { LINE, SPELL_JOIN, STAGE_JOIN, type MemberLine } from './members.read.ts';
import { membersWithin } from './members.policy.ts';
import type { Stage } from './members.rules.ts';
import { cursorOf, readCursor, type Page, type PageAsked } from './paging.ts';

/** Which members. What is left out asks for all. */
export interface MemberFilter {
  readonly locationId?: string | null;
  readonly stage?: Stage | null;
  /** Parts of a name, mail or phone; accents and slips are forgiven, and what only resembles is found when nothing holds the words. */
  readonly text?: string | null;
  /** The connected system that told of them, or `none`: added by hand. */
  readonly sourceId?: string | null;
  /** Whose clients: met, to be met, or owner of the package. */
  readonly trainerId?: string | null;
  /** Whose next step it is. */
  readonly stepOwnerId?: string | null;
  /** Both days in, of the latest membership. */
  readonly joinedFrom?: Day | null;
  readonly joinedTo?: Day | null;
  /** New members who joined so many days ago or longer and have no consultation set. */
  readonly notSetDays?: number | null;
  readonly nextStep?: 'NONE' | 'OPEN' | 'OVERDUE' | null;
}

/** By name; the latest joined first; the next step that is due first. */
export type MemberOrder = 'NAME' | 'JOINED' | 'NEXT_STEP';

export interface MembersAsked extends PageAsked, MemberFilter {
  readonly order?: MemberOrder | null;
}

/** Added by hand: no connected system told of them. */
export const BY_HAND = 'none';

const NEVER_JOINED = '0001-01-01';
const NO_STEP = '9999-12-31';

interface OrderTerms {
  readonly by: string;
  readonly stepKey: string;
  readonly behind: (bound: readonly string[]) => string;
  readonly parts: Parameters<typeof readCursor>[1];
  readonly keyOf: (row: Row) => readonly string[];
}
type Row = MemberLine & { readonly joinedKey: Day; readonly stepKey: Day };

const ORDERS: Record<MemberOrder, OrderTerms> = {
  NAME: {
    stepKey: 'null',
    by: 'm.last_name collate names, m.first_name collate names, m.id',
    behind: ([last, first, id]) =>
      `(m.last_name collate names, m.first_name collate names, m.id) > (${last}::text, ${first}::text, ${id}::uuid)`,
    parts: ['text', 'text', 'id'],
    keyOf: (row) => [row.lastName, row.firstName, row.id],
  },
  JOINED: {
    stepKey: 'null',
    by: `coalesce(spell.joined_on, '${NEVER_JOINED}') desc, m.id desc`,
    behind: ([day, id]) => `(coalesce(spell.joined_on, '${NEVER_JOINED}'), m.id) < (${day}::date, ${id}::uuid)`,
    parts: ['day', 'id'],
    keyOf: (row) => [row.joinedKey, row.id],
  },
  NEXT_STEP: {
    stepKey: `coalesce(step.due_on, '${NO_STEP}')`,
    by: `coalesce(step.due_on, '${NO_STEP}'), m.id`,
    behind: ([day, id]) => `(coalesce(step.due_on, '${NO_STEP}'), m.id) > (${day}::date, ${id}::uuid)`,
    parts: ['day', 'id'],
    keyOf: (row) => [row.stepKey, row.id],
  },
};

/** A question about members as SQL: its joins, its conditions, and what they bind. The statement's $1 is the organization. */
interface Asked {
  readonly from: string;
  readonly where: string;
  readonly parameters: unknown[];
}

function refuseOddFilter(filter: MemberFilter): void {
  for (const field of ['joinedFrom', 'joinedTo'] as const) {
    const day = filter[field];
    if (day && !isDay(day)) refuse(new InvalidInput(field, 'That day does not exist.', 'Write it as 2026-11-18.'));
  }
  const days = filter.notSetDays;
  if (days !== null && days !== undefined && (!Number.isInteger(days) || days < 0 || days > 3650))
    refuse(new InvalidInput('notSetDays', 'That is no number of days.', 'Give 0 to 3650 days.'));
}

const STEP_STATE: Record<NonNullable<MemberFilter['nextStep']>, (now: string) => string> = {
  NONE: () => 'step.due_on is null',
  OPEN: () => 'step.due_on is not null',
  OVERDUE: (now) => `step.due_on < (${now}::timestamptz at time zone spell.time_zone)::date`,
};

const NEW_AND_NOT_SET = `coalesce(entered.stage, 'JOINED') = 'JOINED' and spell.left_on is null and spell.kind = 'STANDARD'
  and spell.entry <> 'TRANSFERRED' and spell.rescinded_on is null`;

function conditions(ctx: Ctx, filter: MemberFilter, parameters: unknown[]): string[] {
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const byId = (condition: (bound: string) => string, id: string | null | undefined): string[] =>
    id ? [isId(id) ? condition(bind(id)) : 'false'] : [];
  const told = "select from external_ref e where e.organization_id = $1 and e.kind = 'member' and e.target_id = m.id";
  const { sourceId } = filter;
  return [
    ...byId((id) => `m.home_location_id = ${id}`, filter.locationId),
    ...(filter.stage ? [`coalesce(entered.stage, 'JOINED') = ${bind(filter.stage)}`] : []),
    ...(sourceId === BY_HAND
      ? [`not exists (${told})`]
      : byId((id) => `exists (${told} and e.source_id = ${id})`, sourceId)),
    ...byId((id) => `m.id in (select oc.member_id from own_clients($1, ${id}) oc)`, filter.trainerId),
    ...byId((id) => `${id}::uuid = any (step.owners)`, filter.stepOwnerId),
    ...(filter.joinedFrom ? [`spell.joined_on >= ${bind(filter.joinedFrom)}::date`] : []),
    ...(filter.joinedTo ? [`spell.joined_on <= ${bind(filter.joinedTo)}::date`] : []),
    ...(typeof filter.notSetDays === 'number'
      ? [
          `${NEW_AND_NOT_SET} and spell.joined_on <= (${bind(ctx.now)}::timestamptz at time zone spell.time_zone)::date - ${bind(filter.notSetDays)}::integer`,
        ]
      : []),
    ...(filter.nextStep ? [STEP_STATE[filter.nextStep](filter.nextStep === 'OVERDUE' ? bind(ctx.now) : '')] : []),
  ];
}

function stepJoin(ctx: Ctx, parameters: unknown[]): string {
  const reach = reachOf(ctx, 'readNextSteps');
  const scope = reach
    ? withinReach(reach, { location: 's.location_id', own: ['s.owner_staff_id'] }, parameters)
    : 'false';
  return `left join lateral (select min(s.due_on) as due_on, array_agg(s.owner_staff_id) as owners
    from open_steps($1) s where s.member_id = m.id and ${scope}) step on true`;
}

/** Which way the words are meant: as they stand where anybody holds them so, else as what resembles them. */
async function wordsOf(query: Query, ctx: Ctx, text: string, asked: Asked): Promise<string> {
  const sought = await prepareSearch(query, ctx.organizationId, text);
  if (!sought) return 'true';
  // Bound apart: a parameter that its statement does not use is refused by the database.
  const bound = [...asked.parameters];
  const holds = `(${holdsWords(sought, 'm.search_text', bound)} or ${meansPhone(sought, 'm.phone_key', bound)})`;
  const anybody =
    !sought.alike ||
    (await query.one(`select 1 from member m ${asked.from} where ${asked.where} and ${holds} limit 1`, bound));
  if (!anybody) return isLike(sought, FOLDED_NAME, asked.parameters);
  asked.parameters.push(...bound.slice(asked.parameters.length));
  return holds;
}

/** A look-up stands in the statement only where something asks about it; `shown` says what the page itself asks about. */
async function askedOf(query: Query, ctx: Ctx, filter: MemberFilter, shown: string): Promise<Asked> {
  const parameters: unknown[] = [ctx.organizationId];
  const scope = membersWithin(may(ctx, 'readMembers'), { id: 'm.id', home: 'm.home_location_id' }, parameters);
  const where = ['m.organization_id = $1 and m.voided_at is null', scope, ...conditions(ctx, filter, parameters)].join(
    ' and ',
  );
  const uses = (alias: string): boolean => `${shown} ${where}`.includes(`${alias}.`);
  const joins = [
    ...(uses('spell') || uses('entered') ? [SPELL_JOIN] : []),
    ...(uses('entered') ? [STAGE_JOIN] : []),
    ...(uses('step') ? [stepJoin(ctx, parameters)] : []),
  ];
  const asked = { from: joins.join(' '), where, parameters };
  const words = filter.text ? await wordsOf(query, ctx, filter.text, asked) : 'true';
  return { ...asked, where: `${where} and ${words}` };
}

/** The members within reach that a filter keeps. Refuses: `NotPermitted`, `InvalidInput` (a day, a cursor that is none). */
export function listMembers(db: Database, ctx: Ctx, told: MembersAsked): Promise<Page<MemberLine> | Refusal> {
  return answered(async () => {
    may(ctx, 'readMembers');
    refuseOddFilter(told);
    const order = ORDERS[told.order ?? 'NAME'];
    const after = readCursor(told.after, order.parts);
    return db.read(ctx.organizationId, async (query) => {
      const columns = `${LINE}, coalesce(spell.joined_on, '${NEVER_JOINED}') as "joinedKey", ${order.stepKey} as "stepKey"`;
      const { from, where, parameters } = await askedOf(query, ctx, told, columns);
      const bind = (value: unknown): string => `$${parameters.push(value)}`;
      const behind = after ? `and ${order.behind(after.map(bind))}` : '';
      const rows = await query.rows<Row>(
        `select ${columns} from member m ${from} where ${where} ${behind} order by ${order.by} limit ${bind(told.first + 1)}`,
        parameters,
      );
      const edges = rows.slice(0, told.first).map(({ joinedKey, stepKey, ...node }) => ({
        node,
        cursor: cursorOf(order.keyOf({ ...node, joinedKey, stepKey })),
      }));
      return { edges, hasNextPage: rows.length > told.first };
    });
  });
}

/** How many members a filter keeps. Refuses as `listMembers` does. */
export function countMembers(db: Database, ctx: Ctx, filter: MemberFilter): Promise<number | Refusal> {
  return answered(async () => {
    may(ctx, 'readMembers');
    refuseOddFilter(filter);
    return db.read(ctx.organizationId, async (query) => {
      const { from, where, parameters } = await askedOf(query, ctx, filter, '');
      const row = await query.one<{ n: number }>(
        `select count(*) as n from member m ${from} where ${where}`,
        parameters,
      );
      return row?.n ?? 0;
    });
  });
}

/** A connected system that told of members. */
export interface SourceName {
  readonly id: string;
  readonly name: string;
}

/** The connected systems by name: what members can be filtered by, 200 at most. Refuses: `NotPermitted`. */
export function memberSources(db: Database, ctx: Ctx): Promise<SourceName[] | Refusal> {
  return answered(() => {
    may(ctx, 'readMembers');
    return db.read(ctx.organizationId, (query) =>
      query.rows<SourceName>(
        'select s.id, s.name from source s where s.organization_id = $1 order by s.name collate names, s.id limit 200',
        [ctx.organizationId],
      ),
    );
  });
}
