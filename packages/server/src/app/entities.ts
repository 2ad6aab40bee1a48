import type { connect } from '../db/index.ts';
import { entities as tasks } from '../tasks/index.ts';

/** Every feature's stored classes: what the unit of work knows. */
export const ENTITIES: Parameters<typeof connect>[1] = [...tasks];
