import type { Undoers } from '../activity/index.ts';
import { undoers as consultations } from '../consultations/index.ts';
import { undoers as members } from '../members/index.ts';
import { undoers as sales } from '../sales/index.ts';
import { undoers as tasks } from '../tasks/index.ts';
import { undoers as trainers } from '../trainers/index.ts';

/** How each act is undone, by its verb: what the features answer to the port that `activity` declares. */
export const UNDOERS: Undoers = { ...trainers, ...members, ...tasks, ...consultations, ...sales };
