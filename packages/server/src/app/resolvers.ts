import { AuthResolver } from '../auth/auth.resolver.ts';
import * as consultations from '../consultations/consultations.resolver.ts';
import * as funnel from '../funnel/funnel.resolver.ts';
import * as members from '../members/members.resolver.ts';
import * as reports from '../reports/reports.resolver.ts';

/** Every feature's resolvers: what the API is made of. */
export const RESOLVERS: readonly object[] = [
  AuthResolver,
  ...Object.values(members),
  ...Object.values(consultations),
  ...Object.values(funnel),
  ...Object.values(reports),
];
