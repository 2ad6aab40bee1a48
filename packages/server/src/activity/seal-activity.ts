import type { Database, Tx } from '../db/index.ts';
import { firstDigest, nextDigest } from './sealing.rules.ts';

/** Rows sealed in one transaction: bounded, so that a long log never holds its lock for long. */
const BATCH = 1_000;

/**
 * A row's content as the seal sees it. One array in JSON, because joined texts could be shifted between columns unseen;
 * the instant in microseconds, because its text would depend on the session's zone.
 */
export const SEALED_CONTENT = `jsonb_build_array(a.id, a.verb, a.actor_kind, a.actor_staff_id, a.actor_key_id, a.location_id, a.member_id,
  a.subject_kind, a.subject_id, a.undoes_id, a.import_run_id, a.facts,
  (extract(epoch from a.happened_at) * 1000000)::bigint, a.written_by::text)::text`;

/**
 * Whether the transaction that wrote a row has surely ended, so that nothing can still commit before it. A number that
 * this server has not yet given out comes from the server that a backup was taken of: those transactions ended there.
 */
export const settled = (column: string) =>
  `(${column} < pg_snapshot_xmin(pg_current_snapshot()) or ${column} >= pg_snapshot_xmax(pg_current_snapshot()))`;

/** Waits for whoever does the same work for this organization, until the transaction ends. */
export async function takeTurn(tx: Tx, work: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [`${work} ${tx.organizationId}`]);
}

interface LastLink {
  readonly position: number;
  readonly digest: Buffer;
  /** Of the row it seals; null when that row is gone. */
  readonly writtenBy: string | null;
  readonly activityId: string;
  /** Its row was written on the server that a backup was taken of. */
  readonly foreign: boolean | null;
}

async function lastLink(tx: Tx): Promise<LastLink | null> {
  return tx.one<LastLink>(
    `select s.position, s.digest, a.written_by::text as "writtenBy", s.activity_id as "activityId",
       a.written_by >= pg_snapshot_xmax(pg_current_snapshot()) as foreign
     from activity_seal s left join activity a on a.organization_id = $1 and a.id = s.activity_id
     where s.organization_id = $1 order by s.position desc limit 1`,
    [tx.organizationId],
  );
}

/** What is to be sealed next, in commit order. Behind the last sealed row where its place is known, else anywhere. */
async function unsealed(tx: Tx, last: LastLink | null): Promise<{ id: string; content: string }[]> {
  const from = last && last.writtenBy !== null && !last.foreign ? last : null;
  return tx.rows(
    `select a.id, ${SEALED_CONTENT} as content from activity a
     where a.organization_id = $1 and ${settled('a.written_by')}
       ${from ? 'and (a.written_by, a.id) > ($2::xid8, $3::uuid)' : ''}
       and not exists (select from activity_seal s where s.organization_id = $1 and s.activity_id = a.id)
     order by a.written_by >= pg_snapshot_xmax(pg_current_snapshot()) desc, a.written_by, a.id limit ${BATCH}`,
    from ? [tx.organizationId, from.writtenBy, from.activityId] : [tx.organizationId],
  );
}

async function sealBatch(tx: Tx): Promise<number> {
  await takeTurn(tx, 'seal');
  const last = await lastLink(tx);
  const rows = await unsealed(tx, last);
  let digest = last?.digest ?? firstDigest(tx.organizationId);
  const digests = rows.map((row) => (digest = nextDigest(digest, row.content)).toString('hex'));
  if (rows.length === 0) return 0;
  await tx.rows(
    `insert into activity_seal (organization_id, position, activity_id, digest, sealed_at)
     select $1, $2::bigint + link.place, link.id, decode(link.digest, 'hex'), clock_timestamp()
     from unnest($3::uuid[], $4::text[]) with ordinality as link (id, digest, place)`,
    [tx.organizationId, last?.position ?? 0, rows.map(({ id }) => id), digests],
  );
  return rows.length;
}

/**
 * Chains the organization's activity that is surely committed, in commit order, and returns how many rows it sealed. Never
 * called inside a command: it would make an organization's commands wait for each other.
 */
export async function sealActivity(db: Database, organizationId: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const batch = await db.transact(organizationId, sealBatch);
    sealed += batch;
    if (batch < BATCH) return sealed;
  }
}
