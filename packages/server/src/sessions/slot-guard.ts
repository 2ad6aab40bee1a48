import type { Refusal } from '../kernel/index.ts';
import { TrainerIsBusy } from './sessions.refusals.ts';

/** Whether the database's own guard said no: two sessions of one trainer may not overlap. */
const isOverlap = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23P01' && error.message.includes('one_at_a_time');

/** The answer, or `TrainerIsBusy` where somebody else took the hour in the same moment. */
export async function refusedIfBusy<Answer>(work: () => Promise<Answer | Refusal>): Promise<Answer | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (isOverlap(error)) return new TrainerIsBusy();
    throw error;
  }
}
