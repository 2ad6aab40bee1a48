import { AuthResolver } from '../auth/auth.resolver.ts';

/** Every feature's resolvers: what the API is made of. */
export const RESOLVERS = [AuthResolver] as const;
