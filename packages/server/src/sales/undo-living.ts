import { type Act, laterOn, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import type { Day } from '../kernel/index.ts';
import { refreshPackages } from './refresh-packages.ts';
import { settleSales } from './settle-sales.ts';

const LATER: Readonly<Record<string, string>> = {
  'package.frozen': 'a freeze since',
  'package.unfrozen': 'the end of the freeze',
  'package.unexpired': 'another extension since',
  'package.transferred': 'sessions moved into another package since',
  'package.replaced': 'sessions moved into another package since',
  'sale.refunded': 'a refund since',
};

async function lockMembers(tx: Tx, act: Act, other: unknown): Promise<void> {
  await tx.rows(
    'select m.id from member m where m.organization_id = $1 and m.id = any ($2::uuid[]) order by m.id for no key update',
    [tx.organizationId, [act.memberId, other].filter((id) => typeof id === 'string')],
  );
}

async function refuseIfChanged(tx: Tx, act: Act): Promise<void> {
  const later = await laterOn(tx, act);
  refuseIfBuiltOn([...new Set(later.flatMap((verb) => LATER[verb] ?? []))]);
}

/** Sessions taken from a package on or after a day, which the undoing would leave uncovered. */
async function takenFrom(tx: Tx, packageId: unknown, from: Day | null): Promise<string[]> {
  const found = await tx.one<{ n: number }>(
    `select count(*) as n from session_effect f where f.organization_id = $1 and f.package_id = $2
       and ($3::date is null or f.held_on >= $3)`,
    [tx.organizationId, packageId, from],
  );
  const n = found?.n ?? 0;
  return n === 0 ? [] : [n === 1 ? 'a session taken since' : `${n} sessions taken since`];
}

async function undoFreeze(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  await lockMembers(tx, act, null);
  await refuseIfChanged(tx, act);
  await tx.rows('update package_freeze set voided_at = now() where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.facts['freezeId'],
  ]);
  await refreshPackages(tx, [act.subjectId]);
}

async function putBackExpiry(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const before = act.facts['before'] as { expiresOn: Day | null };
  await tx.rows(
    'update session_package set expires_on = $3, version = version + 1 where organization_id = $1 and id = $2',
    [tx.organizationId, act.subjectId, before.expiresOn],
  );
  await settleSales(tx, ctx, act.memberId);
  await refreshPackages(tx, [act.subjectId]);
}

async function undoUnfreeze(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await lockMembers(tx, act, null);
  await refuseIfChanged(tx, act);
  refuseIfBuiltOn(await takenFrom(tx, act.subjectId, act.facts['on'] as Day));
  await tx.rows('update package_freeze set frozen_until = null where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.facts['freezeId'],
  ]);
  await putBackExpiry(tx, ctx, act);
}

async function undoUnexpire(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await lockMembers(tx, act, null);
  await refuseIfChanged(tx, act);
  const { expiresOn } = act.facts['before'] as { expiresOn: Day };
  const after = await tx.one<{ day: Day }>('select ($2::date + 1) as day where $1::uuid is not null', [
    tx.organizationId,
    expiresOn,
  ]);
  refuseIfBuiltOn(await takenFrom(tx, act.subjectId, after?.day ?? expiresOn));
  await putBackExpiry(tx, ctx, act);
}

/** The package that was made never was: what had moved into it is where it came from. */
async function undoPackage(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const { packageId, toMemberId = act.memberId } = act.facts as { packageId: string; toMemberId?: string | null };
  await lockMembers(tx, act, toMemberId);
  const later = await tx.rows<{ verb: string }>(
    `select a.verb from activity a where a.organization_id = $1 and a.subject_kind = 'session_package' and a.subject_id = $2
       and a.undoes_id is null and a.id <> $3
       and not exists (select 1 from activity u where u.organization_id = $1 and u.undoes_id = a.id)`,
    [tx.organizationId, packageId, act.id],
  );
  refuseIfBuiltOn([
    ...(await takenFrom(tx, packageId, null)),
    ...new Set(later.flatMap(({ verb }) => LATER[verb] ?? 'a change since')),
  ]);
  await tx.rows(
    'update session_package set voided_at = now(), version = version + 1 where organization_id = $1 and id = $2',
    [tx.organizationId, packageId],
  );
  await settleSales(tx, ctx, toMemberId);
  if (toMemberId !== act.memberId) await settleSales(tx, ctx, act.memberId);
}

/** How the verbs that change a package after the sale are undone. */
export const livingUndoers: Undoers = {
  'package.frozen': undoFreeze,
  'package.unfrozen': undoUnfreeze,
  'package.unexpired': undoUnexpire,
  'package.transferred': undoPackage,
  'package.replaced': undoPackage,
  'sessions.given': undoPackage,
};
