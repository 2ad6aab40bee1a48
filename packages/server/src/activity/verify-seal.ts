import type { Database, Query } from '../db/index.ts';
import { SEALED_CONTENT } from './seal-activity.ts';
import { firstDigest, nextDigest } from './sealing.rules.ts';

/** What is wrong with the log, and where. */
export interface SealBreach {
  readonly kind: 'TAMPERED' | 'MISSING' | 'SEAL_MISSING';
  /** Null when the link itself is gone, so that nobody can say which row it sealed. */
  readonly activityId: string | null;
  readonly position: number;
}

/** The proof of an organization's log. */
export interface SealReport {
  readonly sealedRows: number;
  /** Rows written since the sealer last passed. */
  readonly unsealedRows: number;
  readonly breaches: readonly SealBreach[];
}

interface Link {
  readonly position: number;
  readonly activityId: string;
  readonly digest: Buffer;
  readonly content: string | null;
}

const PAGE = 5_000;

function linksAfter(query: Query, organizationId: string, position: number): Promise<Link[]> {
  return query.rows<Link>(
    `select s.position, s.activity_id as "activityId", s.digest, case when a.id is not null then ${SEALED_CONTENT} end as content
     from activity_seal s left join activity a on a.organization_id = $1 and a.id = s.activity_id
     where s.organization_id = $1 and s.position > $2 order by s.position limit ${PAGE}`,
    [organizationId, position],
  );
}

/** Each link is judged against the stored one before it, so that one changed row is one breach and not all that follow. */
function breachesIn(links: readonly Link[], from: { position: number; digest: Buffer }): SealBreach[] {
  const breaches: SealBreach[] = [];
  let { position, digest } = from;
  for (const link of links) {
    for (let gone = position + 1; gone < link.position; gone++)
      breaches.push({ kind: 'SEAL_MISSING', activityId: null, position: gone });
    const whole = link.position === position + 1;
    const { activityId } = link;
    if (link.content === null) breaches.push({ kind: 'MISSING', activityId, position: link.position });
    else if (whole && !nextDigest(digest, link.content).equals(link.digest))
      breaches.push({ kind: 'TAMPERED', activityId, position: link.position });
    ({ position, digest } = link);
  }
  return breaches;
}

/** A walk along the whole chain: what it proved, and the digest at its end. */
export interface SealWalk extends SealReport {
  readonly headDigest: Buffer;
}

/** Walks along an organization's chain in one snapshot. */
export async function walkSeal(db: Database, organizationId: string): Promise<SealWalk> {
  return db.read(organizationId, async (query) => {
    const breaches: SealBreach[] = [];
    let last = { position: 0, digest: firstDigest(organizationId) };
    let sealedRows = 0;
    for (;;) {
      const links = await linksAfter(query, organizationId, last.position);
      breaches.push(...breachesIn(links, last));
      sealedRows += links.length;
      last = links.at(-1) ?? last;
      if (links.length < PAGE) break;
    }
    const tail = await query.one<{ rows: number }>(
      `select count(*) as rows from activity a where a.organization_id = $1
         and not exists (select from activity_seal s where s.organization_id = $1 and s.activity_id = a.id)`,
      [organizationId],
    );
    return { sealedRows, unsealedRows: tail?.rows ?? 0, breaches, headDigest: last.digest };
  });
}

/** Proves an organization's log against its seal: names every changed or missing row, and counts the unsealed tail. */
export async function verifySeal(db: Database, organizationId: string): Promise<SealReport> {
  const { sealedRows, unsealedRows, breaches } = await walkSeal(db, organizationId);
  return { sealedRows, unsealedRows, breaches };
}
