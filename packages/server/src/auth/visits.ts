import type { Database } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import { hashOf, newToken } from './secrets.ts';

/** A visit ends when nobody was seen for this long. */
export const VISIT_IDLE_HOURS = 12;
/** And after this long in any case. */
export const VISIT_DAYS = 30;

/** Who opens a visit, where, and from where. */
export interface VisitStart {
  readonly userId: string;
  readonly organizationId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly now: Date;
}

/** An open visit and its token, which is told once and stored nowhere. */
export interface OpenedVisit {
  readonly visitId: string;
  readonly token: string;
}

const clipped = (text: string | null, length: number) => (text === null ? null : text.slice(0, length));

/** Opens a visit; null when the user has no place in that organization. */
export async function startVisit(db: Database, start: VisitStart): Promise<OpenedVisit | null> {
  const visitId = newId();
  const token = newToken();
  const end = new Date(start.now.getTime() + VISIT_DAYS * 86_400_000);
  const opened = await db.global.one<{ opened: boolean }>(
    'select visit_start($1, $2, $3, $4, $5, $6, $7, $8) as opened',
    [
      visitId,
      hashOf(token),
      start.userId,
      start.organizationId,
      start.now,
      end,
      clipped(start.address, 64),
      clipped(start.userAgent, 300),
    ],
  );
  return opened?.opened ? { visitId, token } : null;
}

/** An open visit: whose, and in which organization. */
export interface Visit {
  readonly visitId: string;
  readonly userId: string;
  readonly organizationId: string;
}

/** The open visit of a token, or null; notes that somebody was seen. */
export function visitOf(db: Database, token: string, now: Date): Promise<Visit | null> {
  return db.global.one<Visit>(
    `select visit_id as "visitId", user_id as "userId", organization_id as "organizationId"
     from visit_of($1, $2, make_interval(hours => $3))`,
    [hashOf(token), now, VISIT_IDLE_HOURS],
  );
}
