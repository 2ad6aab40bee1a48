import { command, type CommandCall, hotCommand, type HotDecision, record } from '../activity/index.ts';
import { type Ctx, isWithinReach, may, type Reach, staffOf } from '../auth/index.ts';
import type { Database, Statement } from '../db/index.ts';
import {
  type Day,
  instantOf,
  InvalidInput,
  isDay,
  isId,
  type LocalTime,
  newId,
  NotFound,
  refuse,
  type Refusal,
} from '../kernel/index.ts';
import {
  choosePackage,
  DEFAULT_POLICY,
  drawSession,
  effectOf,
  maySeeMoney,
  type PackageNow,
  RELEASED_BY,
  type SessionEffect,
  type SessionMoves,
  type SessionOutcome,
  type SessionPolicy,
  settleSales,
  whyNotCovered,
} from '../sales/index.ts';
import { type LoadedSession, packageNow } from './loaded-session.ts';
import { askSession, askUnbooked, lockMemberOfSession, lockMemberRow } from './session-questions.read.ts';
import { type SessionAfter, writeSession } from './session-write.ts';
import { NotCoveredByPackage, NotYetBegun, SessionEnded } from './sessions.refusals.ts';

/** A session that nobody booked, told of when it is over. */
export interface ToldSession {
  readonly memberId: string;
  readonly locationId: string;
  readonly trainerId: string;
  readonly service?: string | null;
  /** Wall-clock time at the location. */
  readonly startsAtLocal: LocalTime;
  readonly minutes?: number | null;
}

/** The session that ended: a booked one, or one that is told of now. */
export interface SessionMeant {
  readonly sessionId?: string | null;
  readonly session?: ToldSession | null;
  /** Who delivered it, where somebody stood in. */
  readonly trainerId?: string | null;
}

/** The four effects of a session, for whoever logged it. Money in minor units of `currency`. */
export interface SessionReceipt {
  /** The package it was taken from, the one that expires soonest of those that cover it; null where none was touched. */
  readonly packageId: string | null;
  readonly item: string | null;
  readonly leftBefore: number | null;
  readonly leftAfter: number | null;
  /** The state of the package afterwards. */
  readonly packageState: string | null;
  readonly endedOn: Day | null;
  /** Null for whoever sees no money. */
  readonly recognisedMinor: number | null;
  readonly currency: string;
  /** Whose pay. */
  readonly trainerId: string;
  readonly payMinor: number | null;
  /** Why nothing was paid, and what would release it. */
  readonly withheld: string | null;
  readonly releasedBy: string | null;
}

/** How a session ended, as a verb decides it once the session is known. */
export interface Ending {
  readonly outcome: SessionOutcome;
  readonly complimentary: boolean;
  readonly waived: boolean;
}

/** What the verbs that end a session have of their own. */
export interface EndingVerb<Answer> {
  readonly verb: 'session.logged' | 'session.missed' | 'session.cancelled';
  /** Only what has begun can have been held or missed. */
  readonly mayLieAhead: boolean;
  readonly decide: (session: { startsAt: Date; complimentary: boolean; policy: SessionPolicy }) => Ending;
  readonly answer: (ended: {
    sessionId: string;
    outcome: SessionOutcome;
    receipt: SessionReceipt;
    activityId: string;
  }) => Answer;
}

const LONGEST_MINUTES = 480;

/** Refuses `InvalidInput`, `NotFound` for what can not be a session, before anything is asked. */
function questionsOf(ctx: Ctx, meant: SessionMeant): { id: string; lock: Statement; load: Statement } {
  const { organizationId } = ctx;
  const deliverer = meant.trainerId ?? null;
  if (deliverer !== null && !isId(deliverer)) refuse(new NotFound('trainer'));
  if (meant.sessionId) {
    if (!isId(meant.sessionId)) refuse(new NotFound('session'));
    const id = meant.sessionId;
    return { id, lock: lockMemberOfSession(organizationId, id), load: askSession(organizationId, id, deliverer) };
  }
  const { session } = meant;
  if (!session)
    return refuse(new InvalidInput('sessionId', 'Which session is not said.', 'Name a booked one, or tell of one.'));
  const { memberId, locationId } = session;
  if (!isId(memberId)) refuse(new NotFound('member'));
  if (!isId(locationId)) refuse(new NotFound('location'));
  const trainerId = deliverer ?? session.trainerId;
  if (!isId(trainerId)) refuse(new NotFound('trainer'));
  const heldOn = session.startsAtLocal.slice(0, 10);
  if (!isDay(heldOn)) refuse(new InvalidInput('startsAtLocal', 'That day does not exist.', 'Write 2026-11-18T16:00.'));
  const minutes = session.minutes ?? 60;
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > LONGEST_MINUTES)
    refuse(new InvalidInput('minutes', 'A session takes 5 minutes to 8 hours.', 'Give its length in minutes.'));
  if ((session.service ?? '').length > 100)
    refuse(new InvalidInput('service', 'The service is too long.', 'Give up to 100 characters.'));
  const id = newId();
  const asked = { id, memberId, trainerId, locationId, service: session.service ?? '', heldOn, minutes };
  return { id, lock: lockMemberRow(organizationId, memberId), load: askUnbooked(organizationId, asked) };
}

/** A trainer logs what they hold or what is taken from a package they own, at any location where they train. */
function isTheirs(reach: Reach, { session, packages, homeLocationId }: LoadedSession): boolean {
  const owners = packages.map(({ ownerStaffId }) => ownerStaffId);
  const own = [session.trainer_id, session.booked_trainer_id, ...owners];
  if (!isWithinReach(reach, { locationId: session.location_id, own })) return false;
  if (reach.extent !== 'OWN' || reach.locationIds.length === 0) return true;
  return reach.locationIds.includes(homeLocationId) || reach.locationIds.includes(session.location_id);
}

function startOf(meant: SessionMeant, { session, place }: LoadedSession): Date {
  if (session.starts_at !== null) return new Date(session.starts_at);
  const startsAt = instantOf(meant.session?.startsAtLocal ?? '', place.timeZone);
  return (
    startsAt ??
    refuse(
      new InvalidInput(
        'startsAtLocal',
        'That hour does not exist at the location: the clocks were changed.',
        'Give the hour that the clock showed.',
      ),
    )
  );
}

function cover(loaded: LoadedSession, effect: SessionEffect, now: Date): (PackageNow & { item: string }) | null {
  if (!effect.takesFromPackage) return null;
  const { held_on: day, service } = loaded.session;
  const packages = loaded.packages.map((sold) => packageNow(sold, now));
  const chosen = choosePackage(packages, { day, service });
  if (chosen) return chosen;
  const whys = packages.flatMap((sold) => {
    const why = whyNotCovered(sold, day, service);
    return why === null ? [] : [{ packageId: sold.id, item: sold.item, why }];
  });
  return refuse(new NotCoveredByPackage(day, whys.slice(-20)));
}

function receiptOf(
  ctx: Ctx,
  chosen: (PackageNow & { item: string }) | null,
  moves: SessionMoves | null,
  loaded: LoadedSession,
): SessionReceipt {
  const withheld = moves?.pay?.withheld ?? null;
  const { location_id: locationId, trainer_id: trainerId } = loaded.session;
  const seesMoney = maySeeMoney(ctx, { locationId, own: [trainerId] });
  return {
    packageId: chosen?.id ?? null,
    item: chosen?.item ?? null,
    leftBefore: chosen?.left ?? null,
    leftAfter: chosen ? chosen.left - 1 : null,
    packageState: moves?.after?.state ?? null,
    endedOn: moves?.after?.endedOn ?? null,
    recognisedMinor: seesMoney ? (moves?.valueMinor ?? 0) : null,
    currency: chosen?.currency ?? loaded.place.currency,
    trainerId,
    payMinor: seesMoney ? (moves?.pay?.amountMinor ?? 0) : null,
    withheld,
    releasedBy: withheld === null ? null : RELEASED_BY[withheld],
  };
}

function sessionAfter(ctx: Ctx, loaded: LoadedSession, startsAt: Date, ending: Ending): SessionAfter {
  const { session, place } = loaded;
  return {
    ...ending,
    id: session.id,
    memberId: session.member_id,
    trainerId: session.trainer_id,
    scheduledTrainerId: session.booked_trainer_id === session.trainer_id ? null : session.booked_trainer_id,
    locationId: session.location_id,
    service: session.service,
    startsAt: startsAt.toISOString(),
    heldOn: session.held_on,
    minutes: session.minutes,
    timeZone: place.timeZone,
    loggedAt: ctx.now.toISOString(),
    voided: false,
    version: session.version + 1,
    guards: false,
  };
}

const about = ({ id, memberId, locationId }: SessionAfter) => ({
  subject: { kind: 'session', id },
  memberId,
  locationId,
});

function factsOf(after: SessionAfter, receipt: SessionReceipt, moves: SessionMoves | null): Record<string, unknown> {
  const { packageId, currency, trainerId } = receipt;
  const amounts = { recognisedMinor: moves?.valueMinor ?? 0, payMinor: moves?.pay?.amountMinor ?? 0 };
  return {
    outcome: after.outcome,
    packageId,
    entryId: moves?.entries[0]?.id ?? null,
    ...amounts,
    currency,
    trainerId,
  };
}

/** Facts that came after the session rest on it: what is derived from them has to be derived anew. */
class RestsOnMore extends Error {}

function decideEnd<Answer>(
  ctx: Ctx,
  meant: SessionMeant,
  verb: EndingVerb<Answer>,
  loaded: LoadedSession | null,
  how: 'hot' | 'in passing',
): HotDecision<Answer> {
  const reach = may(ctx, 'logSession');
  const what = meant.sessionId ? 'session' : 'member';
  if (!loaded || !isTheirs(reach, loaded)) return refuse(new NotFound(what));
  const { session, place } = loaded;
  if (!loaded.trainerIsHere) refuse(new NotFound('trainer'));
  if (session.outcome !== null) refuse(new SessionEnded(session.outcome));
  const startsAt = startOf(meant, loaded);
  if (!verb.mayLieAhead && startsAt > ctx.now) refuse(new NotYetBegun(startsAt));
  if (how === 'hot' && (loaded.showsLater || loaded.soldLater)) throw new RestsOnMore();
  const policy = loaded.policy ?? DEFAULT_POLICY;
  const ending = verb.decide({ startsAt, complimentary: session.complimentary, policy });
  const effect = effectOf(ending, policy);
  const drawn = {
    id: session.id,
    trainerId: session.trainer_id,
    locationId: session.location_id,
    currency: place.currency,
    closedThrough: place.closedThrough,
    heldOn: session.held_on,
  };
  const chosen = effect && cover(loaded, effect, ctx.now);
  const moves = effect && drawSession(drawn, effect, loaded.rate, chosen, newId);
  const after = sessionAfter(ctx, loaded, startsAt, ending);
  const write = {
    isNew: !meant.sessionId,
    session: after,
    packageId: chosen?.id ?? null,
    moves,
    isDrawn: moves !== null,
    byStaffId: staffOf(ctx),
  };
  const activityId = newId();
  const receipt = receiptOf(ctx, chosen, moves, loaded);
  const facts = { ...factsOf(after, receipt, moves), booked: Boolean(meant.sessionId) };
  return {
    answer: verb.answer({ sessionId: session.id, outcome: ending.outcome, receipt, activityId }),
    happening: { id: activityId, verb: verb.verb, ...about(after), facts },
    write: writeSession(ctx.organizationId, write, how),
  };
}

/**
 * Ends a session one way or the other: balance, revenue, pay, counters, key and log in one transaction of two trips. Where
 * something that came later rests on the session (a sale whose kind was inferred, a show), the same in a longer one that
 * derives that anew.
 */
export async function endSession<Answer>(
  db: Database,
  ctx: Ctx,
  call: CommandCall,
  meant: SessionMeant,
  verb: EndingVerb<Answer>,
): Promise<Answer | Refusal> {
  try {
    return await hotCommand<LoadedSession, Answer>(db, ctx, call, () => {
      may(ctx, 'logSession');
      const { lock, load } = questionsOf(ctx, meant);
      return { lock, load, decide: (loaded) => decideEnd(ctx, meant, verb, loaded, 'hot') };
    });
  } catch (error) {
    if (!(error instanceof RestsOnMore)) throw error;
  }
  return command(db, ctx, call, async (tx) => {
    const { lock, load } = questionsOf(ctx, meant);
    await tx.rows(lock.text, lock.values);
    const loaded = await tx.one<LoadedSession>(load.text, load.values);
    const { answer, happening, write } = decideEnd(ctx, meant, verb, loaded, 'in passing');
    await tx.rows(write.text, write.values);
    await settleSales(tx, ctx, happening.memberId ?? null);
    await record(tx, ctx, happening);
    return answer;
  });
}
