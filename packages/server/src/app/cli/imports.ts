import { answered } from '../../activity/index.ts';
import { type ImportRunLine, readImportRuns, settleStaleRuns, undoImport } from '../../imports/index.ts';
import { isRefusal, newId } from '../../kernel/index.ts';
import type { Typed } from './arguments.ts';
import { actorIn, type House, organizationsMeant } from './open-house.ts';
import { CannotDo, EXIT, type Outcome } from './outcome.ts';
import { tableLines } from './table.rules.ts';

type Line = ImportRunLine & { readonly organization: string };

function cellsOf(line: Line): string[] {
  const count = (verdict: string) => String(line.counts[verdict] ?? 0);
  const began = line.startedAt.toISOString().slice(0, 16).replace('T', ' ');
  return [
    line.runId,
    began,
    line.organization,
    line.source,
    line.state.toLowerCase(),
    ...['CREATE', 'UPDATE', 'UNCHANGED', 'REFUSED'].map(count),
  ];
}

/** `imports`: the runs of one organization or of all, newest first. */
export async function imports(house: House, typed: Typed): Promise<Outcome> {
  const lines: Line[] = [];
  for (const organization of await organizationsMeant(house, typed)) {
    // A run whose process was killed is told as what it is.
    await settleStaleRuns(house.db, organization.id);
    const ctx = await actorIn(house, typed, organization.id);
    const runs = ctx ? await answered(() => readImportRuns(house.db, ctx, 100)) : [];
    if (isRefusal(runs)) throw new CannotDo(runs.message);
    lines.push(...runs.map((run) => ({ ...run, organization: organization.name })));
  }
  lines.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const heading = ['run', 'began (UTC)', 'organization', 'source', 'state', 'new', 'changed', 'same', 'refused'];
  const words = lines.length === 0 ? ['Nothing was imported yet.'] : tableLines([heading, ...lines.map(cellsOf)]);
  return { exitCode: EXIT.done, data: lines, words };
}

/** `undo RUN`: takes a whole import back. The run is looked for in the organization that was named, else in all. */
export async function undoRun(house: House, typed: Typed): Promise<Outcome> {
  let reason = `There is no import ${typed.place}.`;
  for (const organization of await organizationsMeant(house, typed)) {
    const ctx = await actorIn(house, typed, organization.id);
    if (!ctx) continue;
    const answer = await undoImport(house.db, ctx, { runId: typed.place }, newId());
    if (!isRefusal(answer)) {
      return {
        exitCode: EXIT.done,
        data: answer,
        words: [`Undone at ${organization.name}: ${answer.rowsTakenBack} rows are as before.`],
      };
    }
    if (answer.refusal !== 'NotFound') reason = answer.message;
  }
  throw new CannotDo(reason);
}
