import { type Act, laterOn, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import { type Ctx, may, type Operation, staffOf, whoMay } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { InvalidInput, NotPermitted, refuse } from '../kernel/index.ts';
import { type GrantsGiven, putGrantsBack, rolesFromNow } from './give-grants.ts';
import { refuseWithoutOwner } from './grants.ts';
import { type HeldGrant, mayHandleGrant } from './people.rules.ts';
import { takePlace } from './take-place.ts';

/**
 * Locks the person and refuses what the undoer could not do as an act: the roles that come and go, and those held now, are
 * theirs to give and take.
 */
async function lockForUndo(tx: Tx, ctx: Ctx, act: Act, operation: Operation, roles: GrantsGiven): Promise<void> {
  const reach = may(ctx, operation);
  await tx.rows('select id from staff where organization_id = $1 and id = $2 for update', [
    tx.organizationId,
    act.subjectId,
  ]);
  const held = await rolesFromNow(tx, ctx, act.subjectId);
  if (![...held, ...roles.begun, ...roles.moved, ...roles.ended].every((grant) => mayHandleGrant(reach, grant))) {
    refuse(new NotPermitted('This person’s roles reach further than yours. Ask an owner.', whoMay('openLocation')));
  }
  // A link that was sent changes nothing that an undo would lose.
  refuseIfBuiltOn((await laterOn(tx, act)).filter((verb) => verb !== 'person.linked'));
}

/** What somebody did since an act gave them a role, or a place, and that still holds. */
async function doneSince(tx: Tx, act: Act): Promise<string[]> {
  const acts = await tx.rows<{ what: string }>(
    `select distinct a.verb as what from activity a join activity it on it.organization_id = $1 and it.id = $2
     where a.organization_id = $1 and a.actor_staff_id = $3 and a.undoes_id is null and (a.happened_at, a.id) > (it.happened_at, it.id)
       and not exists (select from activity u where u.organization_id = $1 and u.undoes_id = a.id)
     order by 1`,
    [tx.organizationId, act.id, act.subjectId],
  );
  return acts.map(({ what }) => `${what} by this person`);
}

async function factsOf(tx: Tx, what: 'facts_of_staff' | 'facts_of_trainer', staffId: string): Promise<string[]> {
  const sql = {
    facts_of_staff: 'select what from facts_of_staff($1, $2)',
    facts_of_trainer: 'select what from facts_of_trainer($1, $2)',
  };
  return (await tx.rows<{ what: string }>(sql[what], [tx.organizationId, staffId])).map((fact) => fact.what);
}

/** Puts the staff row back to what it said before somebody took it over. Mail that a file changed since is kept. */
async function putStaffBack(tx: Tx, staffId: string, userId: string, before: number): Promise<void> {
  const was = await tx.one<{ trained: boolean }>(
    `select (v.content ->> 'is_trainer')::boolean as trained from staff_version v
     where v.organization_id = $1 and v.staff_id = $2 and v.version = $3`,
    [tx.organizationId, staffId, before],
  );
  if (!was?.trained) refuseIfBuiltOn(await factsOf(tx, 'facts_of_trainer', staffId));
  await tx.rows(
    `update staff s set user_id = (v.content ->> 'user_id')::uuid, is_trainer = (v.content ->> 'is_trainer')::boolean,
       email = case when lower(btrim(s.email)) = lower(btrim(user_email($4))) then v.content ->> 'email' else s.email end,
       version = s.version + 1
     from staff_version v where s.organization_id = $1 and s.id = $2 and v.organization_id = $1 and v.staff_id = s.id and v.version = $3`,
    [tx.organizationId, staffId, before, userId],
  );
}

interface Placing extends GrantsGiven {
  readonly userId: string;
  readonly staffBefore: number | null;
}

/** Nobody was let in: the place and its visits end, an invitation that waits stays unsent, a staff row that was there stays. */
async function undoPlacing(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const { userId, staffBefore, ...roles } = act.facts as unknown as Placing;
  await lockForUndo(tx, ctx, act, 'invitePerson', roles);
  if (act.subjectId === staffOf(ctx))
    refuse(new InvalidInput('activityId', 'Nobody shows themselves out.', 'Ask another owner or manager.'));
  refuseIfBuiltOn(await doneSince(tx, act));
  await putGrantsBack(tx, ctx, roles);
  if (staffBefore === null) {
    refuseIfBuiltOn(await factsOf(tx, 'facts_of_staff', act.subjectId));
    await tx.rows('update staff set voided_at = $3, version = version + 1 where organization_id = $1 and id = $2', [
      tx.organizationId,
      act.subjectId,
      ctx.now,
    ]);
  } else {
    await putStaffBack(tx, act.subjectId, userId, staffBefore);
  }
  if (roles.begun.some(({ role }) => role === 'OWNER')) await refuseWithoutOwner(tx, ctx);
  await takePlace(tx, ctx, userId);
}

/** The roles are what they were; the person signs in again, so that no token outlives its rights. */
async function undoChangeGrants(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const { becameTrainer, ...roles } = act.facts as unknown as GrantsGiven & { readonly becameTrainer: boolean };
  await lockForUndo(tx, ctx, act, 'changeGrants', roles);
  if (roles.begun.length > 0) refuseIfBuiltOn(await doneSince(tx, act));
  await putGrantsBack(tx, ctx, roles);
  if ([...roles.begun, ...roles.moved].some(({ role }) => role === 'OWNER')) await refuseWithoutOwner(tx, ctx);
  if (becameTrainer) {
    refuseIfBuiltOn(await factsOf(tx, 'facts_of_trainer', act.subjectId));
    await tx.rows('update staff set is_trainer = false, version = version + 1 where organization_id = $1 and id = $2', [
      tx.organizationId,
      act.subjectId,
    ]);
  }
  await tx.rows(
    `select visits_end_there(s.user_id, s.organization_id, $3, $4) from staff s
     where s.organization_id = $1 and s.id = $2 and s.user_id is not null`,
    [tx.organizationId, act.subjectId, ctx.actor.kind === 'PERSON' ? ctx.actor.visitId : null, ctx.now],
  );
}

/** The person was never shown out: the roles and the place are theirs again. Their visits stay ended; they sign in. */
async function undoDisablePerson(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const { userId, ended } = act.facts as unknown as { readonly userId: string | null; readonly ended: HeldGrant[] };
  await lockForUndo(tx, ctx, act, 'disablePerson', { begun: [], moved: [], ended });
  await putGrantsBack(tx, ctx, { begun: [], moved: [], ended });
  if (userId !== null) await tx.rows('select place_add($1, $2)', [userId, tx.organizationId]);
}

/** How each act on somebody's place and roles is undone. */
export const peopleUndoers: Undoers = {
  'person.invited': undoPlacing,
  'user.added': undoPlacing,
  'grants.changed': undoChangeGrants,
  'person.disabled': undoDisablePerson,
  'person.linked': {
    never: 'A link that was sent can not be called back. Disable the person if they are not to come in.',
  },
};
