// Auth: who somebody is and what they may do: sign-ins, roles, the permission table, row scope.
// Owns: users, visits, links by mail, rate limits, API keys; the one table of permissions and the one scope predicate.
// Never knows: members, consultations, sales or any other matter of the trade.
export * from './api-key.rules.ts';
export * from './asking.ts';
export * from './auth.refusals.ts';
export { dayOfGrant, grantsOfStaff, heldAt } from './auth.read.ts';
export * from './choose-organization.ts';
export * from './ctx.ts';
export * from './ctx-of-house.ts';
export * from './ctx-of-key.ts';
export * from './ctx-of-visit.ts';
export * from './home-page.rules.ts';
export * from './links.ts';
export * from './request-password-link.ts';
export * from './set-password.ts';
export * from './password.rules.ts';
export * from './permissions.ts';
export * from './prove-password.ts';
export { LIMITS } from './rate-limits.ts';
export * from './role.ts';
export * from './scope.ts';
export { hashOf, hashPassword, newToken } from './secrets.ts';
export * from './sign-in.ts';
export * from './sign-out.ts';
export { sweepSignIns } from './sweep-sign-ins.ts';
export { VISIT_DAYS, VISIT_IDLE_HOURS } from './visits.ts';
export { readViewer, type Viewer } from './viewer.read.ts';
