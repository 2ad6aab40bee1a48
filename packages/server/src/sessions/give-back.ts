import { type Ctx, isWithinReach, may, staffOf } from '../auth/index.ts';
import { whyNotUndo } from '../activity/undo.rules.ts';
import type { Statement } from '../db/index.ts';
import { dayAt, type Day, newId, NotFound, NotPermitted, refuse } from '../kernel/index.ts';
import { type DrawnEntry, giveBackSession, maySeeMoney } from '../sales/index.ts';
import { type LoadedSession, packageNow, type SessionRow } from './loaded-session.ts';
import { writeSession } from './session-write.ts';
import { NothingToTakeBack } from './sessions.refusals.ts';

/** A session that ended, as the question about it answers. */
export interface EndedSession extends LoadedSession {
  readonly session: SessionRow & {
    readonly scheduled_trainer_id: string | null;
    readonly starts_at: string;
    readonly waived: boolean;
    readonly booked_at: string | null;
  };
  readonly packageId: string | null;
  readonly drawn: DrawnEntry | null;
  readonly act: {
    readonly id: string;
    readonly actorStaffId: string | null;
    readonly happenedAt: string;
    readonly facts: { readonly booked?: boolean };
  } | null;
}

/** What was given back, for whoever took it back. Money in minor units of `currency`. */
export interface GivenBack {
  readonly packageId: string | null;
  readonly leftAfter: number | null;
  /** Null for whoever sees no money. */
  readonly recognisedMinor: number | null;
  readonly payMinor: number | null;
  readonly currency: string;
}

/** Refuses `NotFound`, `NotPermitted` (README, "Who may": a trainer for seven days, the front desk on the same day). */
export function refuseUnlessTakeBack(ctx: Ctx, { session, place, act, packages }: EndedSession): void {
  const me = staffOf(ctx);
  const own = [session.trainer_id, ...packages.map(({ ownerStaffId }) => ownerStaffId)];
  if (!isWithinReach(may(ctx, 'logSession'), { locationId: session.location_id, own })) refuse(new NotFound('session'));
  if (ctx.actor.kind !== 'PERSON') return;
  const happenedOn: Day = act ? dayAt(new Date(act.happenedAt), place.timeZone) : session.held_on;
  const mine = me !== null && (session.trainer_id === me || act?.actorStaffId === me);
  const asked = { mine, locationId: session.location_id, happenedOn, today: dayAt(ctx.now, place.timeZone) };
  const why = whyNotUndo(ctx.grants, asked);
  if (why !== null) refuse(new NotPermitted(why, 'an owner, a manager'));
}

/** What taking a session back writes and gives back. Refuses `NothingToTakeBack`. */
export function planGiveBack(
  ctx: Ctx,
  loaded: EndedSession,
  how: 'hot' | 'in passing',
): { readonly write: Statement; readonly back: GivenBack } {
  const { session, place, drawn, packageId } = loaded;
  if (session.outcome === null) refuse(new NothingToTakeBack());
  const from = loaded.packages.map((sold) => packageNow(sold, ctx.now)).find(({ id }) => id === packageId) ?? null;
  const there = {
    id: session.id,
    trainerId: session.trainer_id,
    locationId: session.location_id,
    currency: place.currency,
    closedThrough: place.closedThrough,
    heldOn: session.held_on,
  };
  const seesMoney = maySeeMoney(ctx, { locationId: session.location_id, own: [session.trainer_id] });
  const moves = drawn && giveBackSession(there, drawn, from, newId);
  // What nobody had booked came with the logging, and goes with it.
  const isGone = loaded.act?.facts.booked === false;
  const write = {
    isNew: false,
    session: {
      ...there,
      memberId: session.member_id,
      trainerId: session.scheduled_trainer_id ?? session.trainer_id,
      scheduledTrainerId: null,
      service: session.service,
      startsAt: session.starts_at,
      minutes: session.minutes,
      timeZone: place.timeZone,
      outcome: isGone ? session.outcome : null,
      complimentary: session.complimentary,
      waived: false,
      loggedAt: null,
      voided: isGone,
      version: session.version + 1,
      guards: !isGone && new Date(session.starts_at) > ctx.now,
    },
    packageId,
    moves,
    isDrawn: false,
    byStaffId: staffOf(ctx),
  };
  return {
    write: writeSession(ctx.organizationId, write, how),
    back: {
      packageId,
      leftAfter: moves?.after?.balance ?? null,
      recognisedMinor: seesMoney ? (drawn?.valueMinor ?? 0) : null,
      payMinor: seesMoney ? (drawn?.payMinor ?? 0) : null,
      currency: from?.currency ?? place.currency,
    },
  };
}
