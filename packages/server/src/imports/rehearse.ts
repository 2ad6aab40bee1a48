import type { Tx } from '../db/index.ts';
import { drawBooks } from './draw-books.ts';
import { mergeVisits, touchedMembers, mergeSales } from './merge-facts.ts';
import { bringsMany, mergeMembers, mergeStaff } from './merge-people.ts';
import { awaitTurn, mergeOf } from './merge-run.ts';
import type { RunAtWork } from './run-at-work.ts';

/** Whether a run tells of sessions: which package pays for which is known only when all of them are drawn in their order. */
export async function tellsOfSessions(tx: Tx, runId: string): Promise<boolean> {
  const one = await tx.one(
    `select 1 as one from import_row where organization_id = $1 and run_id = $2 and kind = 'visits' and content is not null limit 1`,
    [tx.organizationId, runId],
  );
  return one !== null;
}

interface Uncovered {
  readonly place: number;
  readonly reasons: readonly unknown[];
}

/** Draws the run's sessions as the merge will, and takes all of it back: what remains is which of them nothing covers. */
async function drawn(tx: Tx, run: RunAtWork): Promise<Uncovered[]> {
  await tx.rows('savepoint rehearsal');
  await awaitTurn(tx);
  const work = await mergeOf(tx, run);
  for (const step of [mergeStaff, mergeMembers, mergeSales, mergeVisits]) await step(work);
  if (await bringsMany(work, ['members', 'sales', 'visits'])) await tx.rows('select analyze_facts()');
  await drawBooks(work, await touchedMembers(work));
  const uncovered = await tx.rows<Uncovered>(
    `select place, reasons from import_row where organization_id = $1 and run_id = $2 and kind = 'visits' and verdict = 'REFUSED'
       and content is not null and member_id is not null order by place`,
    [tx.organizationId, run.runId],
  );
  await tx.rows('rollback to savepoint rehearsal');
  return uncovered;
}

/**
 * Finds the sessions of a judged run that no package would cover, and refuses their rows as the merge will: people see before
 * the run what they would else read after it. Nothing of the rehearsal stays.
 */
export async function rehearse(tx: Tx, run: RunAtWork): Promise<void> {
  if (!(await tellsOfSessions(tx, run.runId))) return;
  const uncovered = await drawn(tx, run);
  if (uncovered.length === 0) return;
  await tx.rows(
    `update import_row r set verdict = 'REFUSED', reasons = u.reasons
     from jsonb_to_recordset($3::jsonb) as u(place bigint, reasons jsonb)
     where r.organization_id = $1 and r.run_id = $2 and r.place = u.place`,
    [tx.organizationId, run.runId, JSON.stringify(uncovered)],
  );
}
