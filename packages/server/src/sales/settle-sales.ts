import { type Ctx, staffOf } from '../auth/index.ts';
import { refreshJourneys } from '../consultations/index.ts';
import type { Tx } from '../db/index.ts';
import { settleBooks } from './books/index.ts';
import { reinferKinds } from './reinfer-kinds.ts';

/** What follows from a member's sales once one has come, changed or gone: the books, the kinds that nobody stated, the journeys. */
export async function settleSales(tx: Tx, ctx: Ctx, memberId: string | null): Promise<void> {
  if (memberId === null) return;
  await settleBooks(tx, [memberId], { now: ctx.now, staffId: staffOf(ctx) });
  await reinferKinds(tx, [memberId]);
  await refreshJourneys(tx, [memberId]);
}
