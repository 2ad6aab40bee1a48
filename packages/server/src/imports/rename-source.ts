import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { InvalidInput, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';

export interface SourceRenamed {
  readonly type: 'SourceRenamed';
  readonly sourceId: string;
  readonly activityId: string;
}

/** Locks a source of the organization. Refuses `NotFound`. */
export async function lockSource(tx: Tx, sourceId: string): Promise<{ id: string; name: string }> {
  if (!isId(sourceId)) refuse(new NotFound('source'));
  const source = await tx.one<{ id: string; name: string }>(
    'select id, name from source where organization_id = $1 and id = $2 for update',
    [tx.organizationId, sourceId],
  );
  return source ?? refuse(new NotFound('source'));
}

/**
 * Calls a source by another name. What its ids mean, and how its files are read, stays with it.
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (no name, or the name of another source), and what `command` refuses.
 */
export function renameSource(
  db: Database,
  ctx: Ctx,
  input: { readonly sourceId: string; readonly name: string },
  idempotencyKey: string,
): Promise<SourceRenamed | Refusal> {
  return command<SourceRenamed>(db, ctx, { operation: 'renameSource', idempotencyKey, input }, async (tx) => {
    may(ctx, 'changeSources');
    const source = await lockSource(tx, input.sourceId);
    const name = input.name.trim();
    if (name === '' || name.length > 100)
      refuse(new InvalidInput('name', 'The source has no name, or one that is too long.', 'Use 1 to 100 characters.'));
    const taken = await tx.one(
      'select id from source where organization_id = $1 and name_key = fold_text($2) and id <> $3',
      [tx.organizationId, name, source.id],
    );
    if (taken)
      refuse(new InvalidInput('name', 'Another source has this name.', 'Choose a name that no other source has.'));
    await tx.rows('update source set name = $3 where organization_id = $1 and id = $2', [
      tx.organizationId,
      source.id,
      name,
    ]);
    const activityId = await record(tx, ctx, {
      verb: 'source.renamed',
      subject: { kind: 'source', id: source.id },
      facts: { before: source.name, after: name },
    });
    return { type: 'SourceRenamed', sourceId: source.id, activityId };
  });
}
