import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import type { OverwriteRule } from './house.read.ts';

/** One run's merge: the running transaction, the run, its day at the organization and whose word wins per column. */
export interface Merge {
  readonly tx: Tx;
  readonly runId: string;
  readonly sourceId: string;
  /** The day of the run: what a transfer or a new rate is dated by. */
  readonly today: string;
  readonly overwrite: Readonly<Record<string, Readonly<Record<string, OverwriteRule>>>>;
  /** Who brings it in, and when. */
  readonly ctx: Ctx;
}

/** Keeps what a row was before the run changes it, and which rows the run makes; undo reads nothing else. */
export async function keepBefore(merge: Merge, table: ChangedTable, kind: string): Promise<void> {
  await merge.tx.rows(KEEP_BEFORE[table], [merge.tx.organizationId, merge.runId, kind]);
}

/** The tables that an import changes. */
export type ChangedTable = 'staff' | 'member' | 'consultation' | 'session_package' | 'visit_fact';

const keepBeforeSql = (table: ChangedTable) => `
  insert into import_change (organization_id, run_id, target_table, target_id, before, version_after)
  select r.organization_id, r.run_id, '${table}', r.target_id, to_jsonb(t), coalesce(t.version + 1, 1)
  from import_row r left join ${table} t on t.organization_id = r.organization_id and t.id = r.target_id
  where r.organization_id = $1 and r.run_id = $2 and r.kind = $3 and r.verdict in ('CREATE', 'UPDATE')`;

const KEEP_BEFORE: Record<ChangedTable, string> = {
  staff: keepBeforeSql('staff'),
  member: keepBeforeSql('member'),
  consultation: keepBeforeSql('consultation'),
  session_package: keepBeforeSql('session_package'),
  visit_fact: keepBeforeSql('visit_fact'),
};

/** Column by column: the file's word, the file's only where ours is empty, or ours (the rules come as one bound document). */
const worded = (column: string, ours: string, theirs: string) =>
  `case coalesce($3::jsonb ->> '${column}', 'OVERWRITE') when 'KEEP' then ${ours}
     when 'FILL_EMPTY' then coalesce(nullif(${ours}, ''), ${theirs}) else ${theirs} end`;

const STAFF_COLUMNS = `c(first_name text, last_name text, email text, job_title text, is_trainer boolean, home_location_id uuid,
  pay_per_session_minor bigint, commission_bp integer, currency text)`;

/** Staff, and their pay rates from the run's day on (for somebody new: from the beginning). */
export async function mergeStaff(merge: Merge): Promise<void> {
  const { tx, runId } = merge;
  const bound = [tx.organizationId, runId];
  await keepBefore(merge, 'staff', 'staff');
  await tx.rows(
    `insert into staff (organization_id, id, first_name, last_name, email, job_title, is_trainer, home_location_id)
     select $1, r.target_id, c.first_name, c.last_name, c.email, c.job_title, c.is_trainer, c.home_location_id
     from import_row r cross join lateral jsonb_to_record(r.content) as ${STAFF_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'staff' and r.verdict = 'CREATE'`,
    bound,
  );
  await tx.rows(
    `update staff s set first_name = c.first_name, last_name = c.last_name,
       email = ${worded('email', 's.email', 'c.email')}, job_title = ${worded('role', 's.job_title', 'c.job_title')},
       is_trainer = case when c.job_title is null then s.is_trainer else c.is_trainer end, home_location_id = c.home_location_id, version = s.version + 1
     from import_row r cross join lateral jsonb_to_record(r.content) as ${STAFF_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'staff' and r.verdict = 'UPDATE'
       and s.organization_id = $1 and s.id = r.target_id`,
    [...bound, JSON.stringify(merge.overwrite['staff'] ?? {})],
  );
  await mergeRates(merge);
}

async function mergeRates({ tx, runId, today }: Merge): Promise<void> {
  const changed = `from import_row r cross join lateral jsonb_to_record(r.content) as ${STAFF_COLUMNS}
    where r.organization_id = $1 and r.run_id = $2 and r.kind = 'staff' and r.verdict in ('CREATE', 'UPDATE')
      and c.pay_per_session_minor is not null`;
  const differing = await tx.rows<{
    staff_id: string;
    pay: number;
    commission: number;
    currency: string;
    rate_id: string | null;
    same_day: boolean;
  }>(
    `select r.target_id as staff_id, c.pay_per_session_minor as pay, coalesce(c.commission_bp, 0) as commission, c.currency,
       p.id as rate_id, p.held_from = $3::date as same_day
     ${changed.replace('where', `left join pay_rate p on p.organization_id = $1 and p.staff_id = r.target_id and p.voided_at is null and p.held_until is null where`)}
       and (p.id is null or p.pay_per_session_minor <> c.pay_per_session_minor or p.commission_bp <> coalesce(c.commission_bp, 0))`,
    [tx.organizationId, runId, today],
  );
  for (const rate of differing) {
    if (rate.rate_id !== null) {
      await tx.rows(
        `insert into import_change (organization_id, run_id, target_table, target_id, before)
         select organization_id, $3, 'pay_rate', id, to_jsonb(p) from pay_rate p where organization_id = $1 and id = $2`,
        [tx.organizationId, rate.rate_id, runId],
      );
      // A rate of the same day is replaced, not ended: a period must hold at least a day.
      await tx.rows(
        rate.same_day
          ? 'update pay_rate set voided_at = now() where organization_id = $1 and id = $2 and $3::date is not null'
          : 'update pay_rate set held_until = $3 where organization_id = $1 and id = $2',
        [tx.organizationId, rate.rate_id, today],
      );
    }
    const id = newId();
    await tx.rows(
      `insert into pay_rate (organization_id, id, staff_id, pay_per_session_minor, commission_bp, currency, held_from)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        tx.organizationId,
        id,
        rate.staff_id,
        rate.pay,
        rate.commission,
        rate.currency,
        rate.rate_id === null ? '2000-01-01' : today,
      ],
    );
    await tx.rows(
      "insert into import_change (organization_id, run_id, target_table, target_id) values ($1, $2, 'pay_rate', $3)",
      [tx.organizationId, runId, id],
    );
  }
}

const MEMBER_COLUMNS = `c(first_name text, last_name text, email text, phone text, phone_key text, note text,
  home_location_id uuid, time_zone text, joined_on date, membership text, spell_kind text, entry text, status text,
  rescinded boolean, spell_id uuid)`;

/** Members and their membership spells: a later joining date after leaving is a rejoin, another location a transfer. */
export async function mergeMembers(merge: Merge): Promise<void> {
  const { tx, runId } = merge;
  const bound = [tx.organizationId, runId];
  await keepBefore(merge, 'member', 'members');
  await tx.rows(
    `insert into member (organization_id, id, first_name, last_name, email, phone, phone_key, home_location_id, is_staff, note)
     select $1, r.target_id, c.first_name, c.last_name, c.email, c.phone, c.phone_key, c.home_location_id, c.spell_kind = 'STAFF', c.note
     from import_row r cross join lateral jsonb_to_record(r.content) as ${MEMBER_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'members' and r.verdict = 'CREATE'`,
    bound,
  );
  await tx.rows(
    `insert into membership_spell (organization_id, id, member_id, location_id, membership, kind, status, joined_on, entry,
       rescinded_on, time_zone)
     select $1, c.spell_id, r.target_id, c.home_location_id, c.membership, c.spell_kind, c.status, c.joined_on, c.entry,
       case when c.rescinded then c.joined_on end, c.time_zone
     from import_row r cross join lateral jsonb_to_record(r.content) as ${MEMBER_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'members' and r.verdict = 'CREATE'`,
    bound,
  );
  await mergeSpellChanges(merge);
  if (await bringsMany(merge, ['members'])) await tx.rows('select analyze_members()');
  await tx.rows(
    `update member m set first_name = ${worded('firstName', 'm.first_name', 'c.first_name')},
       last_name = ${worded('lastName', 'm.last_name', 'c.last_name')}, email = ${worded('email', 'm.email', 'c.email')},
       phone = ${worded('phone', 'm.phone', 'c.phone')}, phone_key = ${worded('phone', 'm.phone_key', 'c.phone_key')},
       note = ${worded('note', 'm.note', 'c.note')}, home_location_id = c.home_location_id,
       is_staff = c.spell_kind = 'STAFF', version = m.version + 1
     from import_row r cross join lateral jsonb_to_record(r.content) as ${MEMBER_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'members' and r.verdict = 'UPDATE'
       and m.organization_id = $1 and m.id = r.target_id`,
    [...bound, JSON.stringify(merge.overwrite['members'] ?? {})],
  );
}

/** So many new rows that plans made for the house before them would no longer hold. */
const MANY = 1000;

/** Whether the run brings so many rows of these kinds that the database must look at what it holds again. */
export async function bringsMany({ tx, runId }: Merge, kinds: readonly string[]): Promise<boolean> {
  const many = await tx.one(
    `select 1 as one from import_row where organization_id = $1 and run_id = $2 and kind = any ($3) and verdict = 'CREATE' offset $4 limit 1`,
    [tx.organizationId, runId, kinds, MANY],
  );
  return many !== null;
}

/** The latest living spell of each changed member, and whether the file tells of a new one. */
const SPELL_CHANGES = `
  with changed as (
    select r.target_id as member_id, c.*, s.id as old_id, s.location_id as old_location_id, s.joined_on as old_joined_on,
      c.joined_on >= s.joined_on + 90 and (s.left_on is not null or s.status in ('ENDED', 'INACTIVE')) as rejoins,
      s.location_id <> c.home_location_id as transfers
    from import_row r cross join lateral jsonb_to_record(r.content) as ${MEMBER_COLUMNS}
    join lateral (select * from membership_spell x where x.organization_id = $1 and x.member_id = r.target_id and x.voided_at is null
      order by x.joined_on desc, x.id desc limit 1) s on true
    where r.organization_id = $1 and r.run_id = $2 and r.kind = 'members' and r.verdict = 'UPDATE')`;

async function mergeSpellChanges({ tx, runId, today }: Merge): Promise<void> {
  const bound = [tx.organizationId, runId];
  await tx.rows(
    `${SPELL_CHANGES}
     insert into import_change (organization_id, run_id, target_table, target_id, before, version_after)
     select $1, $2, 'membership_spell', s.id, to_jsonb(s), s.version + 1
     from changed c join membership_spell s on s.organization_id = $1 and s.id = c.old_id`,
    bound,
  );
  await tx.rows(
    `${SPELL_CHANGES}, made as (
       insert into membership_spell (organization_id, id, member_id, location_id, membership, kind, status, joined_on, entry,
         rescinded_on, time_zone)
       select $1, c.spell_id, c.member_id, c.home_location_id, c.membership, c.spell_kind, c.status,
         case when c.rejoins then c.joined_on else greatest($3::date, c.old_joined_on) end,
         case when c.rejoins then 'REJOINED' else 'TRANSFERRED' end,
         case when c.rescinded then c.joined_on end, c.time_zone
       from changed c where c.rejoins or c.transfers returning id)
     insert into import_change (organization_id, run_id, target_table, target_id)
     select $1, $2, 'membership_spell', id from made`,
    [...bound, today],
  );
  await tx.rows(
    `update membership_spell s set version = s.version + 1,
       left_on = case when n.id is null then s.left_on else coalesce(s.left_on, greatest(n.joined_on, s.joined_on)) end,
       joined_on = case when n.id is null then c.joined_on else s.joined_on end,
       membership = case when n.id is null then c.membership else s.membership end,
       kind = case when n.id is null then c.spell_kind else s.kind end,
       status = case when n.id is null then c.status else 'ENDED' end,
       rescinded_on = case when n.id is null then (case when c.rescinded then coalesce(s.rescinded_on, c.joined_on) end) else s.rescinded_on end
     from import_change h
     join import_row r on r.organization_id = h.organization_id and r.run_id = h.run_id and r.kind = 'members' and r.verdict = 'UPDATE'
     cross join lateral jsonb_to_record(r.content) as ${MEMBER_COLUMNS}
     left join membership_spell n on n.organization_id = r.organization_id and n.id = c.spell_id
     where h.organization_id = $1 and h.run_id = $2 and h.target_table = 'membership_spell' and h.before is not null
       and s.organization_id = $1 and s.id = h.target_id and s.member_id = r.target_id`,
    bound,
  );
}
