import { answered } from '../activity/index.ts';
import { may, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { holdsWords, prepareSearch } from './matching.read.ts';
import { membersWithin } from './members.policy.ts';
import type { Stage } from './members.rules.ts';
import { cursorOf, readCursor, type Page, type PageAsked } from './paging.ts';

/** A line of the members' list. */
export interface MemberLine {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly homeLocationId: string;
  readonly version: number;
  /** Of the latest membership; null where there is none. */
  readonly joinedOn: Day | null;
  readonly leftOn: Day | null;
  readonly stage: Stage;
}

export interface MembersAsked extends PageAsked {
  readonly locationId?: string | null;
  readonly stage?: Stage | null;
  /** Parts of a name or mail, accents and slips of neighbouring letters forgiven. */
  readonly text?: string | null;
}

// The furthest stage of the latest membership: a rejoin starts the funnel anew.
const STAGE = `left join lateral (
    select s.id, s.joined_on, s.left_on from membership_spell s
    where s.organization_id = $1 and s.member_id = m.id and s.voided_at is null
    order by s.joined_on desc, s.created_at desc, s.id desc limit 1) spell on true
  left join lateral (
    select e.stage from stage_entry e
    where e.organization_id = $1 and e.member_id = m.id and e.spell_id = spell.id and e.voided_at is null
    order by array_position(array['JOINED', 'SET', 'SHOWED', 'CLOSED'], e.stage) desc limit 1) entered on true`;

const LINE = `m.id, m.first_name as "firstName", m.last_name as "lastName",
  m.email, m.phone, m.home_location_id as "homeLocationId", m.version,
  spell.joined_on as "joinedOn", spell.left_on as "leftOn", coalesce(entered.stage, 'JOINED') as stage`;

const ORDER = 'm.last_name collate names, m.first_name collate names, m.id';

/**
 * The members within reach by last name, first name and id. Refuses: `NotPermitted`, `InvalidInput` (a cursor that is none).
 */
export function listMembers(db: Database, ctx: Ctx, asked: MembersAsked): Promise<Page<MemberLine> | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const where = [membersWithin(may(ctx, 'readMembers'), { id: 'm.id', home: 'm.home_location_id' }, parameters)];
    const after = readCursor(asked.after, ['text', 'text', 'id']);
    if (after) where.push(`(${ORDER}) > (${bind(after[0])}::text, ${bind(after[1])}::text, ${bind(after[2])}::uuid)`);
    if (asked.locationId)
      where.push(isId(asked.locationId) ? `m.home_location_id = ${bind(asked.locationId)}` : 'false');
    if (asked.stage) where.push(`coalesce(entered.stage, 'JOINED') = ${bind(asked.stage)}`);
    return db.read(ctx.organizationId, async (query) => {
      const sought = asked.text ? await prepareSearch(query, ctx.organizationId, asked.text) : null;
      if (sought) where.push(holdsWords(sought, 'm.search_text', parameters));
      const rows = await query.rows<MemberLine>(
        `select ${LINE} from member m ${STAGE}
         where m.organization_id = $1 and m.voided_at is null and ${where.join(' and ')} order by ${ORDER} limit ${bind(asked.first + 1)}`,
        parameters,
      );
      const shown = rows.slice(0, asked.first);
      return {
        edges: shown.map((node) => ({ node, cursor: cursorOf([node.lastName, node.firstName, node.id]) })),
        hasNextPage: rows.length > asked.first,
      };
    });
  });
}

/** A membership of somebody. */
export interface SpellLine {
  readonly id: string;
  readonly locationId: string;
  readonly membership: string;
  readonly kind: 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';
  readonly status: string;
  readonly entry: 'JOINED' | 'REJOINED' | 'TRANSFERRED';
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
}

export interface NoteLine {
  readonly id: string;
  readonly body: string;
  readonly writtenByStaffId: string | null;
  readonly writtenAt: Date;
}

export interface MemberDetail extends MemberLine {
  readonly note: string | null;
  readonly spells: readonly SpellLine[];
  /** The latest 100. */
  readonly notes: readonly NoteLine[];
}

/** One member with memberships and notes. Refuses: `NotPermitted`, `NotFound`. */
export function readMember(db: Database, ctx: Ctx, memberId: string): Promise<MemberDetail | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, memberId];
    const scope = membersWithin(may(ctx, 'readMembers'), { id: 'm.id', home: 'm.home_location_id' }, parameters);
    if (!isId(memberId)) refuse(new NotFound('member'));
    return db.read(ctx.organizationId, async (query) => {
      const head = await query.one<MemberLine & { note: string | null }>(
        `select ${LINE}, m.note from member m ${STAGE}
         where m.organization_id = $1 and m.id = $2 and m.voided_at is null and ${scope}`,
        parameters,
      );
      if (!head) return refuse(new NotFound('member'));
      const spells = await query.rows<SpellLine>(
        `select id, location_id as "locationId", membership, kind, status, entry, joined_on as "joinedOn", left_on as "leftOn"
         from membership_spell where organization_id = $1 and member_id = $2 and voided_at is null order by joined_on desc, created_at desc`,
        [ctx.organizationId, memberId],
      );
      const notes = await query.rows<NoteLine>(
        `select id, body, written_by_staff_id as "writtenByStaffId", written_at as "writtenAt" from member_note
         where organization_id = $1 and member_id = $2 and voided_at is null order by written_at desc, id desc limit 100`,
        [ctx.organizationId, memberId],
      );
      return { ...head, spells, notes };
    });
  });
}

/** A member by name, as lists of other things show them. */
export interface MemberName {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly homeLocationId: string;
}

/** Names by many ids at once, in no order. The caller has judged who may see the rows that name them. */
export async function memberNamesOf(db: Database, ctx: Ctx, ids: readonly string[]): Promise<MemberName[]> {
  return db.read(ctx.organizationId, (query) =>
    query.rows<MemberName>(
      `select id, first_name as "firstName", last_name as "lastName", home_location_id as "homeLocationId"
       from member where organization_id = $1 and id = any ($2::uuid[])`,
      [ctx.organizationId, ids],
    ),
  );
}
