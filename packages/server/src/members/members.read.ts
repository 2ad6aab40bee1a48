import { answered } from '../activity/index.ts';
import { may, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { membersWithin } from './members.policy.ts';
import type { Channel } from './consent.rules.ts';
import type { Stage } from './members.rules.ts';

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

/** The latest membership. The statement's $1 is the organization, its member is `m`. */
export const SPELL_JOIN = `left join lateral (
    select s.id, s.joined_on, s.left_on, s.kind, s.entry, s.rescinded_on, s.time_zone from membership_spell s
    where s.organization_id = $1 and s.member_id = m.id and s.voided_at is null
    order by s.joined_on desc, s.created_at desc, s.id desc limit 1) spell on true`;

/** The furthest stage of that membership: a rejoin starts the funnel anew. */
export const STAGE_JOIN = `left join lateral (
    select e.stage from stage_entry e
    where e.organization_id = $1 and e.member_id = m.id and e.spell_id = spell.id and e.voided_at is null
    order by array_position(array['JOINED', 'SET', 'SHOWED', 'CLOSED'], e.stage) desc limit 1) entered on true`;

/** The columns of a `MemberLine`. */
export const LINE = `m.id, m.first_name as "firstName", m.last_name as "lastName",
  m.email, m.phone, m.home_location_id as "homeLocationId", m.version,
  spell.joined_on as "joinedOn", spell.left_on as "leftOn", coalesce(entered.stage, 'JOINED') as stage`;

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

/** A consent as it was given, and until when it held. */
export interface ConsentLine {
  readonly id: string;
  readonly channel: Channel;
  /** The words that were agreed to. */
  readonly wording: string;
  readonly givenOn: Day;
  readonly recordedByStaffId: string | null;
  readonly withdrawnOn: Day | null;
  readonly withdrawalRecordedByStaffId: string | null;
}

/** A stage that somebody entered; `takenBackAt` where the facts behind it went again. */
export interface StageLine {
  readonly id: string;
  readonly spellId: string;
  readonly stage: Stage;
  readonly enteredOn: Day;
  readonly takenBackAt: Date | null;
}

export interface MemberDetail extends MemberLine {
  readonly note: string | null;
  /** Every stage ever entered, the latest entered first; the latest 100. */
  readonly stageHistory: readonly StageLine[];
  /** The latest 100, those that hold first. */
  readonly consents: readonly ConsentLine[];
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
        `select ${LINE}, m.note from member m ${SPELL_JOIN} ${STAGE_JOIN}
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
      const stageHistory = await query.rows<StageLine>(
        `select id, spell_id as "spellId", stage, entered_on as "enteredOn", voided_at as "takenBackAt" from stage_entry
         where organization_id = $1 and member_id = $2
         order by entered_on desc, array_position(array['JOINED', 'SET', 'SHOWED', 'CLOSED'], stage) desc, voided_at desc nulls first, id limit 100`,
        [ctx.organizationId, memberId],
      );
      const consents = await query.rows<ConsentLine>(
        `select id, channel, wording, given_on as "givenOn", recorded_by_staff_id as "recordedByStaffId", withdrawn_on as "withdrawnOn",
           withdrawal_recorded_by_staff_id as "withdrawalRecordedByStaffId" from consent
         where organization_id = $1 and member_id = $2 and voided_at is null
         order by withdrawn_on is not null, given_on desc, recorded_at desc, id limit 100`,
        [ctx.organizationId, memberId],
      );
      return { ...head, spells, notes, stageHistory, consents };
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
