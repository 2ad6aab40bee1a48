import type { Database, Query } from '../db/index.ts';
import { hashOf, newToken } from './secrets.ts';

/** What a link is for: a first password, or a new one. */
export type LinkPurpose = 'INVITATION' | 'PASSWORD';

/** How long a link may wait: an invitation over a long weekend, a forgotten password only until the mail is read. */
export const LINK_HOURS: Record<LinkPurpose, number> = { INVITATION: 7 * 24, PASSWORD: 1 };

/** Makes a link's token, which is told once and stored only as a hash. */
export async function mintLink(query: Query, userId: string, purpose: LinkPurpose, now: Date): Promise<string> {
  const token = newToken();
  const end = new Date(now.getTime() + LINK_HOURS[purpose] * 3_600_000);
  await query.rows('select link_add($1, $2, $3, $4)', [hashOf(token), userId, purpose, end]);
  return token;
}

/** Whether the link still opens; what the screen asks before it shows the form. */
export async function isLinkOpen(db: Database, token: string, now: Date): Promise<boolean> {
  return (await db.global.one('select user_id from link_of($1, $2)', [hashOf(token), now])) !== null;
}
