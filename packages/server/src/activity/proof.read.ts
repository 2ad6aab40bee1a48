import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { firstDigest } from './sealing.rules.ts';
import { type SealBreach, walkSeal } from './verify-seal.ts';

/** How far the log is sealed. */
export interface ActivityProof {
  /** The place of the last link, which is how many lines are sealed. */
  readonly sealedRows: number;
  /** When the last line that is sealed happened, and when it was sealed; null while nothing is. */
  readonly sealedUntil: Date | null;
  readonly sealedAt: Date | null;
  /** The digest at the end of the chain, in hexadecimal: whoever wrote it down can tell later that nothing before it changed. */
  readonly headDigest: string;
}

/** What walking along the whole chain found. */
export interface ActivityVerification {
  readonly verifiedAt: Date;
  readonly sealedRows: number;
  /** Lines written since the sealer last passed. */
  readonly unsealedRows: number;
  readonly headDigest: string;
  readonly isWhole: boolean;
  readonly breachCount: number;
  /** The first of them, at most a hundred. */
  readonly breaches: readonly SealBreach[];
}

const BREACHES_TOLD = 100;

/** How far the organization's log is sealed, without proving it. Refuses (thrown): `NotPermitted`. */
export async function readActivityProof(db: Database, ctx: Ctx): Promise<ActivityProof> {
  may(ctx, 'verify');
  const head = await db.read(ctx.organizationId, (query) =>
    query.one<Omit<ActivityProof, 'headDigest'> & { digest: Buffer }>(
      `select s.position as "sealedRows", a.happened_at as "sealedUntil", s.sealed_at as "sealedAt", s.digest
       from activity_seal s left join activity a on a.organization_id = $1 and a.id = s.activity_id
       where s.organization_id = $1 order by s.position desc limit 1`,
      [ctx.organizationId],
    ),
  );
  const { digest = firstDigest(ctx.organizationId), ...rest } = head ?? {
    sealedRows: 0,
    sealedUntil: null,
    sealedAt: null,
  };
  return { ...rest, headDigest: digest.toString('hex') };
}

/** Proves the organization's log now, line by line. Refuses (thrown): `NotPermitted`. */
export async function verifyActivity(db: Database, ctx: Ctx): Promise<ActivityVerification> {
  may(ctx, 'verify');
  const { sealedRows, unsealedRows, breaches, headDigest } = await walkSeal(db, ctx.organizationId);
  return {
    verifiedAt: ctx.now,
    sealedRows,
    unsealedRows,
    headDigest: headDigest.toString('hex'),
    isWhole: breaches.length === 0,
    breachCount: breaches.length,
    breaches: breaches.slice(0, BREACHES_TOLD),
  };
}
