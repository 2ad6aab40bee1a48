import type { Undoers } from '../activity/index.ts';
import { undoers as consultations } from '../consultations/index.ts';
import { undoers as members } from '../members/index.ts';
import { undoers as reports } from '../reports/index.ts';
import { undoers as sales } from '../sales/index.ts';
import { undoers as setup } from '../setup/index.ts';
import { undoers as sessions } from '../sessions/index.ts';
import { undoers as tasks } from '../tasks/index.ts';
import { undoers as trainers } from '../trainers/index.ts';

// What has left the house can not be called back.
const DOWNLOADED = { never: 'What was exported has left the house and can not be taken back.' };
const exported: Undoers = {
  'figure_rows.exported': DOWNLOADED,
  'board.exported': DOWNLOADED,
  'members.exported': DOWNLOADED,
};

/** What each feature answers to undo for its verbs. */
export const UNDOERS: Undoers = {
  ...setup,
  ...trainers,
  ...members,
  ...tasks,
  ...consultations,
  ...sales,
  ...sessions,
  ...reports,
  ...exported,
};
