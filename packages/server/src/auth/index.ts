// Auth: who somebody is and what they may do: sign-ins, roles, the permission table, row scope.
// Owns: users, visits, links by mail, rate limits, API keys; the one table of permissions and the one scope predicate.
// Never knows: members, consultations, sales or any other matter of the trade.
export * from './ctx.ts';
export * from './permissions.ts';
export * from './role.ts';
export * from './scope.ts';
