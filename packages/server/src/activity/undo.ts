import { type Ctx, isWithinReach, may, type Reach, reachOf, staffOf } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, isId, NotFound, NotPermitted, refuse, type Refusal } from '../kernel/index.ts';
import type { ActivityLine } from './activity.read.ts';
import { AlreadyUndone, NotUndoable } from './activity.refusals.ts';
import { command } from './command.ts';
import { record } from './record.ts';
import { whyNotUndo } from './undo.rules.ts';

/** An act as its undoer sees it: which verb on what, with the facts that the verb recorded. */
export interface Act {
  readonly id: string;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly memberId: string | null;
  readonly locationId: string | null;
  readonly actorStaffId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly happenedAt: Date;
}

/**
 * What a feature answers for one of its verbs: put everything back as if the act had never happened, in the running
 * transaction. It refuses with `SomethingBuiltOnIt` when something rests on the act.
 */
export type Undoer = (tx: Tx, ctx: Ctx, act: Act) => Promise<void>;

/** A verb that nobody takes back: why, and what to do instead. */
export interface NeverUndone {
  readonly never: string;
}

/** What each feature says to the undoing of its verbs; the wiring collects it. */
export type Undoers = Readonly<Record<string, Undoer | NeverUndone>>;

function undoerOf(undoers: Undoers, verb: string): Undoer | NeverUndone {
  const found = Object.hasOwn(undoers, verb) ? undoers[verb] : undefined;
  return found ?? { never: 'This kind of act can not be undone. Change it back instead.' };
}

/** The answer to an act taken back. */
export interface ActivityUndone {
  readonly type: 'ActivityUndone';
  /** The act that was taken back, and the verb that it was. */
  readonly undoneActivityId: string;
  readonly verb: string;
  readonly memberId: string | null;
  readonly activityId: string;
}

interface StoredAct extends Act {
  readonly timeZone: string | null;
  readonly undoesId: string | null;
  readonly importRunId: string | null;
  readonly undone: boolean;
}

async function loadAct(tx: Tx, id: string): Promise<StoredAct> {
  // An appended row can not be locked by a role that may not change it; two undos of one act queue here instead.
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [`undo ${tx.organizationId} ${id}`]);
  const act = await tx.one<StoredAct>(
    `select a.id, a.verb, a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.member_id as "memberId",
       a.location_id as "locationId", a.actor_staff_id as "actorStaffId", a.facts, a.happened_at as "happenedAt",
       l.time_zone as "timeZone", a.undoes_id as "undoesId", a.import_run_id as "importRunId",
       exists (select from activity u where u.organization_id = $1 and u.undoes_id = a.id) as undone
     from activity a left join location l on l.organization_id = $1 and l.id = a.location_id
     where a.organization_id = $1 and a.id = $2`,
    [tx.organizationId, id],
  );
  return act ?? refuse(new NotFound('activity'));
}

function canSee(reach: Reach, act: Act): boolean {
  return isWithinReach(reach, { locationId: act.locationId, own: [act.actorStaffId] });
}

function refuseUnlessAllowed(ctx: Ctx, act: StoredAct): void {
  const wide = may(ctx, 'undo');
  const mine = act.actorStaffId !== null && act.actorStaffId === staffOf(ctx);
  const log = reachOf(ctx, 'readActivity');
  if (!mine && !canSee(wide, act) && !(log && canSee(log, act))) refuse(new NotFound('activity'));
  const why = whyNotTakeBack(ctx, wide, act);
  if (why !== null) refuse(new NotPermitted(why, 'an owner, a manager'));
}

type ActInTime = Pick<StoredAct, 'actorStaffId' | 'locationId' | 'timeZone' | 'happenedAt'>;

/** Why the actor's roles do not let them take an act back that they see, in words; null when they do. */
function whyNotTakeBack(ctx: Ctx, wide: Reach, act: ActInTime): string | null {
  if (ctx.actor.kind !== 'PERSON' && wide.extent === 'ALL') return null;
  const mine = act.actorStaffId !== null && act.actorStaffId === staffOf(ctx);
  const zone = act.timeZone ?? 'UTC';
  const days = { happenedOn: dayAt(act.happenedAt, zone), today: dayAt(ctx.now, zone) };
  return whyNotUndo(ctx.grants, { mine, locationId: act.locationId, ...days });
}

/** Whether the actor's roles let them take an act back that they see, whatever it was. */
export function mayTakeBack(ctx: Ctx, act: ActInTime): boolean {
  const reach = reachOf(ctx, 'undo');
  return reach !== null && whyNotTakeBack(ctx, reach, act) === null;
}

/**
 * Whether a line of the log that the actor sees may be taken back by them, as far as can be told without trying: what may
 * rest on it is looked at when they do.
 */
export function mayUndo(ctx: Ctx, line: ActivityLine, undoers: Undoers): boolean {
  const isOver = line.undoneById !== null || line.undoesId !== null || line.importRunId !== null;
  const isKept = 'never' in undoerOf(undoers, line.verb);
  return !isOver && !isKept && mayTakeBack(ctx, line);
}

/**
 * Takes one act back, for good: it never happened. The verb's own undoer puts the rows back; the act and its undoing both
 * stay in the log. Who may, and for how long, is the permission table's row "take back" (README).
 *
 * Refuses: `NotFound` (also what lies out of reach), `NotPermitted`, `AlreadyUndone`, `NotUndoable` (an undoing, a row of an
 * import, a verb that nobody takes back), `SomethingBuiltOnIt`, and what `command` refuses.
 */
export function undo(
  db: Database,
  ctx: Ctx,
  input: { readonly activityId: string },
  idempotencyKey: string,
  undoers: Undoers,
): Promise<ActivityUndone | Refusal> {
  return command(db, ctx, { operation: 'undo', idempotencyKey, input }, async (tx): Promise<ActivityUndone> => {
    may(ctx, 'undo');
    if (!isId(input.activityId)) refuse(new NotFound('activity'));
    const act = await loadAct(tx, input.activityId);
    refuseUnlessAllowed(ctx, act);
    if (act.undone) refuse(new AlreadyUndone());
    if (act.undoesId !== null) refuse(new NotUndoable('An undoing can not be undone. Do the act again instead.'));
    if (act.importRunId !== null) refuse(new NotUndoable('This came with an import. Undo the whole import instead.'));
    const undoer = undoerOf(undoers, act.verb);
    if ('never' in undoer) return refuse(new NotUndoable(undoer.never));
    await undoer(tx, ctx, act);
    const { memberId, locationId } = act;
    const activityId = await record(tx, ctx, {
      verb: 'activity.undone',
      subject: { kind: act.subjectKind, id: act.subjectId },
      memberId,
      locationId,
      facts: { verb: act.verb },
      undoesId: act.id,
    });
    return { type: 'ActivityUndone', undoneActivityId: act.id, verb: act.verb, memberId, activityId };
  });
}
