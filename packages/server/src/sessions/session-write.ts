import { HAPPENED } from '../activity/index.ts';
import type { Statement } from '../db/index.ts';
import { entryRow, lineRows } from '../ledger/index.ts';
import type { SessionMoves, SessionOutcome } from '../sales/index.ts';

/** A session as it is to stand after the command. */
export interface SessionAfter {
  readonly id: string;
  readonly memberId: string;
  readonly trainerId: string;
  readonly scheduledTrainerId: string | null;
  readonly locationId: string;
  readonly service: string;
  readonly startsAt: string;
  readonly heldOn: string;
  readonly minutes: number;
  readonly timeZone: string;
  readonly outcome: SessionOutcome | null;
  readonly complimentary: boolean;
  readonly waived: boolean;
  readonly loggedAt: string | null;
  readonly voided: boolean;
  readonly version: number;
  /** Whether it guards the trainer's hour from now on. */
  readonly guards: boolean;
}

const SESSION = `x(id uuid, "memberId" uuid, "trainerId" uuid, "scheduledTrainerId" uuid, "locationId" uuid, service text,
  "startsAt" timestamptz, "heldOn" date, minutes integer, "timeZone" text, outcome text, complimentary boolean, waived boolean,
  "loggedAt" timestamptz, voided boolean, version integer, guards boolean)`;

const INSERT_SESSION = `insert into visit_fact (organization_id, id, member_id, trainer_id, scheduled_trainer_id, location_id, service,
    starts_at, held_on, minutes, time_zone, outcome, complimentary, waived, logged_at, version)
  select $1, x.id, x."memberId", x."trainerId", x."scheduledTrainerId", x."locationId", x.service, x."startsAt", x."heldOn", x.minutes,
    x."timeZone", x.outcome, x.complimentary, x.waived, x."loggedAt", x.version
  from jsonb_to_record($3::jsonb) as ${SESSION}`;

const UPDATE_SESSION = `update visit_fact v set trainer_id = x."trainerId", scheduled_trainer_id = x."scheduledTrainerId",
    outcome = x.outcome, complimentary = x.complimentary, waived = x.waived, logged_at = x."loggedAt", version = x.version,
    voided_at = case when x.voided then now() end
  from jsonb_to_record($3::jsonb) as ${SESSION} where v.organization_id = $1 and v.id = x.id`;

/** Everything else that a session moves: entries with their lines, pay, what is added up, the link between them. */
const EFFECTS = `
  entry as (
    insert into ledger_entry (organization_id, id, kind, subject_id, location_id, business_on, reverses_id, why, staff_id)
    select $1, e.id, e.kind, e.subject_id, e.location_id, e.business_on, e.reverses_id, e.why, $10
    from jsonb_to_recordset($4::jsonb) as e(id uuid, kind text, subject_id uuid, location_id uuid, business_on date,
      reverses_id uuid, why text)),
  line as (
    insert into ledger_line (organization_id, entry_id, place, account, unit, amount, location_id, holder_id, staff_id, business_on)
    select $1, l.* from jsonb_to_recordset($5::jsonb) as l(entry_id uuid, place integer, account text, unit text, amount bigint,
      location_id uuid, holder_id uuid, staff_id uuid, business_on date)
    union all
    select $1, m.id, o.place, o.account, o.unit, -o.amount, o.location_id, o.holder_id, o.staff_id, m.business_on
    from jsonb_to_recordset($4::jsonb) as m(id uuid, business_on date, reverses_id uuid)
    join ledger_line o on o.organization_id = $1 and o.entry_id = m.reverses_id),
  paid as (
    insert into pay_line (organization_id, id, session_id, entry_id, staff_id, location_id, earned_on, amount_minor, currency, basis,
      withheld, reverses_id)
    select $1, y.id, y."sessionId", y."entryId", y."staffId", y."locationId", y."earnedOn", y."amountMinor", y.currency, y.basis,
      y.withheld, null::uuid
    from jsonb_to_record($6::jsonb) as y(id uuid, "sessionId" uuid, "entryId" uuid, "staffId" uuid, "locationId" uuid,
      "earnedOn" date, "amountMinor" bigint, currency text, basis text, withheld text) where y.id is not null
    union all
    select $1, gen_random_uuid(), o.session_id, m.id, o.staff_id, o.location_id, m.business_on, -o.amount_minor, o.currency, o.basis,
      o.withheld, o.id
    from jsonb_to_recordset($4::jsonb) as m(id uuid, business_on date, reverses_id uuid)
    join pay_line o on o.organization_id = $1 and o.entry_id = m.reverses_id),
  linked as (
    insert into session_effect as f (organization_id, session_id, member_id, held_on, package_id, entry_id, drawn_version, unfunded)
    select $1, d."sessionId", d."memberId", d."heldOn", d."packageId", d."entryId", d."drawnVersion", false
    from jsonb_to_record($7::jsonb) as d("sessionId" uuid, "memberId" uuid, "heldOn" date, "packageId" uuid, "entryId" uuid,
      "drawnVersion" integer)
    on conflict (organization_id, session_id) do update set held_on = excluded.held_on, package_id = excluded.package_id,
      entry_id = excluded.entry_id, drawn_version = excluded.drawn_version, unfunded = false),
  slot as (
    update session_slot t set guards = x.guards, trainer_id = x."trainerId"
    from jsonb_to_record($3::jsonb) as x(id uuid, "trainerId" uuid, guards boolean)
    where t.organization_id = $1 and t.session_id = x.id and t.guards is distinct from x.guards),
  summed as (
    update package_state s set balance = a.balance, used = a.used, deferred_minor = a."deferredMinor",
      last_used_on = a."lastUsedOn", state = a.state, ended_on = a."endedOn"
    from jsonb_to_record($8::jsonb) as a("packageId" uuid, balance integer, used integer, "deferredMinor" bigint, "lastUsedOn" date,
      state text, "endedOn" date)
    where s.organization_id = $1 and s.package_id = a."packageId"),
  counted as (
    insert into session_day as d (organization_id, on_day, location_id, staff_id, currency, completed, no_shows, late_cancels,
      recognised_minor, pay_minor)
    select $1, c."onDay", c."locationId", c."staffId", c.currency, c.completed, c."noShows", c."lateCancels", c."recognisedMinor",
      c."payMinor"
    from jsonb_to_record($9::jsonb) as c("onDay" date, "locationId" uuid, "staffId" uuid, currency text, completed integer,
      "noShows" integer, "lateCancels" integer, "recognisedMinor" bigint, "payMinor" bigint) where c."onDay" is not null
    on conflict (organization_id, on_day, location_id, staff_id, currency) do update set completed = d.completed + excluded.completed,
      no_shows = d.no_shows + excluded.no_shows, late_cancels = d.late_cancels + excluded.late_cancels,
      recognised_minor = d.recognised_minor + excluded.recognised_minor, pay_minor = d.pay_minor + excluded.pay_minor)`;

/** What a session's end, or the taking back of it, comes to: the row, and what it moves; nothing moves for an early cancellation. */
export interface SessionWrite {
  readonly isNew: boolean;
  readonly session: SessionAfter;
  readonly packageId: string | null;
  readonly moves: SessionMoves | null;
  /** Whether an entry stands for the session afterwards. */
  readonly isDrawn: boolean;
  readonly byStaffId: string | null;
}

/** One statement that writes it all: with the key and the log of a hot command, or without, in a command that writes its own. */
export function writeSession(organizationId: string, write: SessionWrite, how: 'hot' | 'in passing'): Statement {
  const { session, moves, isNew, packageId, isDrawn } = write;
  const [entry] = moves?.entries ?? [];
  const head = how === 'hot' ? HAPPENED : 'happened as (select $2::jsonb)';
  const drawn = {
    sessionId: session.id,
    memberId: session.memberId,
    heldOn: session.heldOn,
    packageId: isDrawn ? packageId : null,
    entryId: isDrawn ? (entry?.id ?? null) : null,
    drawnVersion: isDrawn ? session.version : null,
  };
  return {
    name: `${isNew ? 'write-new-session' : 'write-session'}${how === 'hot' ? '' : '-in-passing'}`,
    text: `with ${head}, session as (${isNew ? INSERT_SESSION : UPDATE_SESSION}), ${EFFECTS} select 1`,
    values: [
      organizationId,
      null,
      JSON.stringify(session),
      JSON.stringify([...(moves?.entries ?? []), ...(moves?.mirrors ?? [])].map(entryRow)),
      JSON.stringify((moves?.entries ?? []).flatMap(lineRows)),
      JSON.stringify(moves?.pay ?? {}),
      JSON.stringify(drawn),
      JSON.stringify({ ...moves?.after, packageId: moves?.after ? packageId : null }),
      JSON.stringify(moves?.day ?? {}),
      write.byStaffId,
    ],
  };
}
