import type { Tx } from '../db/index.ts';
import { membersToJudge, readHistories } from './history.read.ts';
import { judgeHistory } from './history.rules.ts';

/** So many members' histories are held in memory at once; an import of any size runs in chunks of it. */
const CHUNK = 2_000;

/**
 * Derives again what a member's facts say of their sales: the kinds that nobody stated, and whether a refunded sale counts
 * as never made. To be called by whatever changes sales or visits, once the books are settled; writes only rows that differ, and no version of theirs,
 * because nobody touched them. Stated kinds are kept.
 */
export async function reinferKinds(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const distinct = [...new Set(memberIds)];
  for (let from = 0; from < distinct.length; from += CHUNK) await reinferChunk(tx, distinct.slice(from, from + CHUNK));
}

async function reinferChunk(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const toJudge = await membersToJudge(tx, tx.organizationId, memberIds);
  if (toJudge.length === 0) return;
  const histories = await readHistories(tx, tx.organizationId, toJudge);
  const judged = [...histories.values()].flatMap((packages) => [...judgeHistory(packages)]);
  await tx.rows(
    `update session_package p set kind = j.kind, rescinded = j.rescinded
     from unnest($2::uuid[], $3::text[], $4::boolean[]) as j(id, kind, rescinded)
     where p.organization_id = $1 and p.id = j.id and (p.kind, p.rescinded) is distinct from (j.kind, j.rescinded)`,
    [
      tx.organizationId,
      judged.map(([id]) => id),
      judged.map(([, { kind }]) => kind),
      judged.map(([, { rescinded }]) => rescinded),
    ],
  );
}
