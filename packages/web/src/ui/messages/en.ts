import { activity } from './en/activity.ts';
import { app } from './en/app.ts';
import { board } from './en/board.ts';
import { compare } from './en/compare.ts';
import { consultations } from './en/consultations.ts';
import { door } from './en/door.ts';
import { figures } from './en/figures.ts';
import { funnel } from './en/funnel.ts';
import { imports } from './en/imports.ts';
import { kit } from './en/kit.ts';
import { log } from './en/log.ts';
import { members } from './en/members.ts';
import { profile } from './en/profile.ts';
import { rows } from './en/rows.ts';
import { sales } from './en/sales.ts';
import { settings } from './en/settings.ts';
import { work } from './en/work.ts';

/** The English catalogue, one file for each area of the screens. Messages are in the ICU notation (message.ts). */
export const en = {
  ...activity,
  ...app,
  ...board,
  ...compare,
  ...consultations,
  ...door,
  ...figures,
  ...funnel,
  ...imports,
  ...kit,
  ...log,
  ...members,
  ...profile,
  ...rows,
  ...sales,
  ...settings,
  ...work,
} as const;

export type Catalogue = typeof en;
