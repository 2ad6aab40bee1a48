import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import type { ImportKind } from './reading/index.ts';
import { lockSource } from './rename-source.ts';

export interface MappingForgotten {
  readonly type: 'MappingForgotten';
  readonly sourceId: string;
  readonly activityId: string;
}

/**
 * Forgets how a source's files of one kind were read: the next one is read by what it shows itself. What was imported stays.
 * Refuses: `NotPermitted`, `NotFound`, and what `command` refuses.
 */
export function forgetMapping(
  db: Database,
  ctx: Ctx,
  input: { readonly sourceId: string; readonly kind: ImportKind },
  idempotencyKey: string,
): Promise<MappingForgotten | Refusal> {
  return command<MappingForgotten>(db, ctx, { operation: 'forgetMapping', idempotencyKey, input }, async (tx) => {
    may(ctx, 'changeSources');
    const source = await lockSource(tx, input.sourceId);
    await tx.rows(
      `update source_profile set headings = '{}', date_order = null, overwrite = '{}', updated_at = $4
       where organization_id = $1 and source_id = $2 and kind = $3`,
      [tx.organizationId, source.id, input.kind, ctx.now],
    );
    const activityId = await record(tx, ctx, {
      verb: 'mapping.forgotten',
      subject: { kind: 'source', id: source.id },
      facts: { kind: input.kind },
    });
    return { type: 'MappingForgotten', sourceId: source.id, activityId };
  });
}
