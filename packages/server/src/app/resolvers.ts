import * as activity from '../activity/activity.resolver.ts';
import { AuthResolver } from '../auth/auth.resolver.ts';
import * as consultations from '../consultations/consultations.resolver.ts';
import * as funnel from '../funnel/funnel.resolver.ts';
import * as drafts from '../imports/drafts.resolver.ts';
import * as imports from '../imports/imports.resolver.ts';
import * as keeping from '../members/keeping.resolver.ts';
import * as members from '../members/members.resolver.ts';
import * as reports from '../reports/reports.resolver.ts';
import * as work from '../reports/work-list.resolver.ts';
import * as living from '../sales/living.resolver.ts';
import * as sales from '../sales/sales.resolver.ts';
import * as sessions from '../sessions/sessions.resolver.ts';
import * as profile from '../setup/profile.resolver.ts';
import * as selling from '../sales/selling.resolver.ts';
import * as setup from '../setup/setup.resolver.ts';
import * as tasks from '../tasks/tasks.resolver.ts';
import * as trainers from '../trainers/trainers.resolver.ts';
import * as undo from './undo.resolver.ts';

const FEATURES = [
  activity,
  setup,
  profile,
  trainers,
  members,
  keeping,
  tasks,
  consultations,
  sales,
  selling,
  living,
  sessions,
  funnel,
  reports,
  work,
  imports,
  drafts,
  undo,
];

/** Every feature's resolvers: what the API is made of. */
export const RESOLVERS: readonly object[] = [
  AuthResolver,
  ...FEATURES.flatMap((feature) => Object.values<object>(feature)),
];
