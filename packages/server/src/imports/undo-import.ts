import { command, record } from '../activity/index.ts';
import { type Ctx, may, staffOf } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { isId, NotFound, refuse, Refusal, SomethingBuiltOnIt } from '../kernel/index.ts';
import { settleBooks } from '../sales/index.ts';
import { awaitTurn, refreshProjections } from './merge-run.ts';
import { runsWithin } from './imports.read.ts';

/** The run is not one that can be undone: a dry run, one already undone, or one that never finished. */
export class NothingToUndo extends Refusal {
  readonly refusal = 'NothingToUndo';
  constructor(state: string) {
    super(
      state === 'UNDONE'
        ? 'This import was undone already.'
        : 'This import changed nothing, so there is nothing to undo.',
    );
  }
}

/** So many members taken back that the database must look at what it holds again. */
const MANY_MEMBERS = 1_000;

/** The answer to an undone import. */
export interface ImportUndone {
  readonly type: 'ImportUndone';
  readonly runId: string;
  readonly rowsTakenBack: number;
  readonly activityId: string;
}

const WORDS: Record<string, string> = {
  staff: 'the staff member',
  member: 'the member',
  consultation: 'the consultation of',
  session_package: 'the sale to',
  visit_fact: 'the visit of',
  membership_spell: 'the membership of',
};

interface Restorable {
  readonly table: string;
  readonly versioned: boolean;
  readonly columns: readonly string[];
}

const RESTORABLE: readonly Restorable[] = [
  {
    table: 'staff',
    versioned: true,
    columns: ['first_name', 'last_name', 'email', 'job_title', 'home_location_id', 'is_trainer', 'voided_at'],
  },
  { table: 'pay_rate', versioned: false, columns: ['held_until', 'voided_at'] },
  {
    table: 'member',
    versioned: true,
    columns: [
      'first_name',
      'last_name',
      'email',
      'phone',
      'phone_key',
      'home_location_id',
      'is_staff',
      'note',
      'voided_at',
    ],
  },
  {
    table: 'membership_spell',
    versioned: true,
    columns: [
      'location_id',
      'membership',
      'kind',
      'status',
      'joined_on',
      'left_on',
      'entry',
      'rescinded_on',
      'voided_at',
    ],
  },
  {
    table: 'consultation',
    versioned: true,
    columns: [
      'is_last',
      'location_id',
      'trainer_id',
      'walk_in',
      'starts_at',
      'slot_on',
      'minutes',
      'time_zone',
      'booked_at',
      'booked_on',
      'set_on',
      'set_by_staff_id',
      'booked_by_staff_id',
      'home_location_id',
      'outcome',
      'late',
      'outcome_at',
      'voided_at',
    ],
  },
  {
    table: 'session_package',
    versioned: true,
    columns: [
      'location_id',
      'item',
      'intro',
      'kind',
      'kind_inferred',
      'sessions',
      'price_minor',
      'currency',
      'sold_at',
      'sold_on',
      'time_zone',
      'expires_on',
      'owner_staff_id',
      'refunded_on',
      'refunded_minor',
      'rescinded',
      'voided_at',
    ],
  },
  { table: 'payment_due', versioned: false, columns: ['voided_at'] },
  { table: 'payment', versioned: false, columns: ['voided_at'] },
  {
    table: 'visit_fact',
    versioned: true,
    columns: [
      'trainer_id',
      'location_id',
      'service',
      'starts_at',
      'held_on',
      'minutes',
      'time_zone',
      'outcome',
      'voided_at',
    ],
  },
];

// The statements are put together once, from the names above; nothing of a request ever enters them.
const STATEMENTS = RESTORABLE.map(({ table, versioned, columns }) => ({
  table,
  touched: versioned
    ? `select h.target_table as "table", h.target_id as id from import_change h join ${table} t on t.organization_id = $1 and t.id = h.target_id
       where h.organization_id = $1 and h.run_id = $2 and h.target_table = '${table}'
         and (t.version <> h.version_after or (t.voided_at is not null)) limit 20`
    : null,
  void: `update ${table} t set voided_at = now()${versioned ? ', version = t.version + 1' : ''} from import_change h
    where h.organization_id = $1 and h.run_id = $2 and h.target_table = '${table}' and h.before is null
      and t.organization_id = $1 and t.id = h.target_id returning t.id`,
  restore: `update ${table} t set (${columns.join(', ')}${versioned ? ', version' : ''}) =
      (select ${columns.map((column) => `b.${column}`).join(', ')}${versioned ? ', t.version + 1' : ''}
       from jsonb_populate_record(null::${table}, h.before) b)
    from import_change h where h.organization_id = $1 and h.run_id = $2 and h.target_table = '${table}' and h.before is not null
      and t.organization_id = $1 and t.id = h.target_id returning t.id`,
}));

async function touchedSince(tx: Tx, runId: string): Promise<string[]> {
  const found: { table: string; id: string }[] = [];
  for (const { touched } of STATEMENTS) {
    if (touched) found.push(...(await tx.rows<{ table: string; id: string }>(touched, [tx.organizationId, runId])));
  }
  if (found.length === 0) return [];
  const names = await tx.rows<{ id: string; ref: string }>(
    `select target_id as id, coalesce(ref, '') as ref from import_row where organization_id = $1 and run_id = $2
     and target_id = any ($3::uuid[])`,
    [tx.organizationId, runId, found.map(({ id }) => id)],
  );
  const refs = new Map(names.map(({ id, ref }) => [id, ref]));
  return found.map(({ table, id }) => `${WORDS[table] ?? table} ${refs.get(id) ?? id} was changed since`);
}

/** What others hung on rows that the run made: it would hang in the air. */
async function builtSince(tx: Tx, runId: string): Promise<string[]> {
  const made = `select h.target_id from import_change h where h.organization_id = $1 and h.run_id = $2 and h.before is null`;
  const rows = await tx.rows<{ what: string; n: number }>(
    `with made as (${made})
     select 'consultations' as what, count(*) as n from consultation c where c.organization_id = $1 and c.voided_at is null
       and (c.member_id in (select target_id from made) or c.trainer_id in (select target_id from made)) and c.id not in (select target_id from made)
     union all select 'sales', count(*) from session_package p where p.organization_id = $1 and p.voided_at is null
       and p.member_id in (select target_id from made) and p.id not in (select target_id from made)
     union all select 'visits', count(*) from visit_fact v where v.organization_id = $1 and v.voided_at is null
       and (v.member_id in (select target_id from made) or v.trainer_id in (select target_id from made)) and v.id not in (select target_id from made)
     union all select 'sessions', count(*) from session_effect f where f.organization_id = $1
       and f.package_id in (select target_id from made) and f.session_id not in (select target_id from made)
       and not exists (select from import_change o where o.organization_id = $1 and o.target_id = f.session_id)
     union all select 'notes', count(*) from member_note o where o.organization_id = $1 and o.voided_at is null
       and o.member_id in (select target_id from made)
     union all select 'next steps', count(*) from next_step s where s.organization_id = $1 and s.voided_at is null
       and (s.member_id in (select target_id from made) or s.consultation_id in (select target_id from made))
     union all select 'payments', count(*) from payment y where y.organization_id = $1 and y.voided_at is null
       and y.package_id in (select target_id from made) and y.id not in (select target_id from made)
     union all select 'roles', count(*) from role_grant g where g.organization_id = $1 and g.voided_at is null
       and g.staff_id in (select target_id from made)`,
    [tx.organizationId, runId],
  );
  return rows.filter(({ n }) => n > 0).map(({ what, n }) => `${n} ${what} added since to what this import brought`);
}

async function touchedMemberIds(tx: Tx, runId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select distinct case when kind = 'members' then target_id else member_id end as id from import_row
     where organization_id = $1 and run_id = $2 and target_id is not null
       and (verdict in ('CREATE', 'UPDATE') and kind in ('members', 'consultations', 'sales', 'visits') or verdict = 'REFUSED' and kind = 'visits')`,
    [tx.organizationId, runId],
  );
  return rows.map(({ id }) => id);
}

async function restoreRefs(tx: Tx, runId: string): Promise<void> {
  await tx.rows(
    `with changed as materialized (
       select target_id, before -> 'external_ref' ->> 'fingerprint' as fingerprint, (before -> 'external_ref' ->> 'run_id')::uuid as run_id,
         before -> 'external_ref' ->> 'source_id' as source_id, before -> 'external_ref' ->> 'kind' as kind,
         before -> 'external_ref' ->> 'external_id' as external_id
       from import_change where organization_id = $1 and run_id = $2 and before ? 'external_ref')
     update external_ref e set fingerprint = c.fingerprint, run_id = c.run_id from changed c
     where e.organization_id = $1 and e.source_id = c.source_id::uuid and e.kind = c.kind and e.external_id = c.external_id`,
    [tx.organizationId, runId],
  );
  // What still names the run was first said by it.
  await tx.rows('delete from external_ref where organization_id = $1 and run_id = $2', [tx.organizationId, runId]);
}

async function takeBack(tx: Tx, runId: string): Promise<number> {
  const bound = [tx.organizationId, runId];
  let rows = 0;
  // What was made goes first, so that what it had replaced can stand in its place again.
  for (const statement of [...STATEMENTS].reverse()) rows += (await tx.rows(statement.void, bound)).length;
  await tx.rows(
    `update membership_spell s set voided_at = now(), version = s.version + 1 from member m
     where m.organization_id = $1 and m.id in (select h.target_id from import_change h where h.organization_id = $1 and h.run_id = $2
         and h.target_table = 'member' and h.before is null)
       and s.organization_id = $1 and s.member_id = m.id and s.voided_at is null`,
    bound,
  );
  await tx.rows(
    `update consultation_chain k set voided_at = now() where k.organization_id = $1 and k.voided_at is null
       and k.id in (select c.chain_id from consultation c join import_change h on h.organization_id = $1 and h.run_id = $2
         and h.target_id = c.id where c.organization_id = $1)
       and not exists (select 1 from consultation c where c.organization_id = $1 and c.chain_id = k.id and c.voided_at is null)`,
    bound,
  );
  for (const statement of STATEMENTS) rows += (await tx.rows(statement.restore, bound)).length;
  await restoreSplits(tx, runId);
  await restoreRefs(tx, runId);
  return rows;
}

async function restoreSplits(tx: Tx, runId: string): Promise<void> {
  const bound = [tx.organizationId, runId];
  await tx.rows(
    `delete from sale_split s using import_change h where h.organization_id = $1 and h.run_id = $2 and h.target_table = 'session_package'
       and s.organization_id = $1 and s.package_id = h.target_id`,
    bound,
  );
  await tx.rows(
    `insert into sale_split select b.* from import_change h
       cross join lateral jsonb_populate_recordset(null::sale_split, h.before -> 'splits') b
     where h.organization_id = $1 and h.run_id = $2 and h.target_table = 'session_package' and h.before is not null`,
    bound,
  );
}

/**
 * Undoes a whole run: what it made is voided, what it changed is as before, what its source's ids meant is as before. The
 * run and its activity remain. Every list, number and export is then as it was.
 *
 * Refuses: `NotPermitted`, `NotFound`, `NothingToUndo`, `SomethingBuiltOnIt` (names the rows that people touched later).
 */
export function undoImport(
  db: Database,
  ctx: Ctx,
  input: { runId: string },
  idempotencyKey: string,
): Promise<ImportUndone | Refusal> {
  return command<ImportUndone>(db, ctx, { operation: 'undoImport', idempotencyKey, input }, async (tx) => {
    const reach = may(ctx, 'undoImport');
    if (!isId(input.runId)) refuse(new NotFound('import'));
    await awaitTurn(tx);
    const parameters: unknown[] = [tx.organizationId, input.runId];
    const run = await tx.one<{ state: string }>(
      `select i.state from import_run i where i.organization_id = $1 and i.id = $2 and ${runsWithin(reach, parameters)} for update of i`,
      parameters,
    );
    if (!run) return refuse(new NotFound('import'));
    if (run.state !== 'COMMITTED') refuse(new NothingToUndo(run.state));
    const obstacles = [...(await touchedSince(tx, input.runId)), ...(await builtSince(tx, input.runId))];
    if (obstacles.length > 0) refuse(new SomethingBuiltOnIt(obstacles));
    const rowsTakenBack = await takeBack(tx, input.runId);
    const memberIds = await touchedMemberIds(tx, input.runId);
    // What was just voided is most of what there is: plans that still believe in it would walk through all of it.
    if (memberIds.length > MANY_MEMBERS) await tx.rows('select analyze_facts()');
    await settleBooks(tx, memberIds, { now: ctx.now, staffId: staffOf(ctx), importRunId: input.runId });
    await refreshProjections(tx, memberIds);
    await tx.rows(
      "update import_run set state = 'UNDONE', undone_at = now(), undone_by_staff_id = $3 where organization_id = $1 and id = $2",
      [tx.organizationId, input.runId, staffOf(ctx)],
    );
    const activityId = await record(tx, ctx, {
      verb: 'import.undone',
      subject: { kind: 'import_run', id: input.runId },
      importRunId: input.runId,
    });
    return { type: 'ImportUndone', runId: input.runId, rowsTakenBack, activityId };
  });
}
