import { type Ctx, dayOfGrant, heldAt, may, type Role } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { InvalidInput, isId, NotFound, refuse } from '../kernel/index.ts';
import type { DatedGrant } from './people.rules.ts';

/** A person of the staff with the roles held today and those to come. */
export interface Person {
  readonly staffId: string;
  readonly name: string;
  readonly email: string | null;
  readonly homeLocationId: string | null;
  readonly isTrainer: boolean;
  /** INVITED: a place, but no password yet. NONE: on the staff list only. */
  readonly signIn: 'NONE' | 'INVITED' | 'ACTIVE';
  readonly grants: readonly DatedGrant[];
  readonly grantsToCome: readonly DatedGrant[];
}

/** Which people: all in reach, or those who match what is given. */
export interface PeopleQuestion {
  /** A part of the name or of the e-mail; case and accents do not count. */
  readonly text?: string | null | undefined;
  readonly role?: Role | null | undefined;
  readonly locationId?: string | null | undefined;
  readonly signIn?: Person['signIn'] | null | undefined;
  /** 1 to 100. */
  readonly first: number;
  /** The last staff id seen. */
  readonly after: string | null;
}

/** A page of people, and how many there are in all. */
export interface PeoplePage {
  readonly people: readonly Person[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

const GRANT = `jsonb_build_object('role', g.role, 'locationId', g.location_id, 'from', g.held_from, 'until', g.held_until)`;
const SIGN_IN = `case when s.user_id is null or not exists (select from place_list(s.user_id) p where p.organization_id = $1) then 'NONE'
  when user_has_password(s.user_id) then 'ACTIVE' else 'INVITED' end`;
const TO_COME = `g.voided_at is null and g.held_from > ${dayOfGrant('$2')}`;
const grants = (which: string) => `select from role_grant g
  where g.organization_id = $1 and g.staff_id = s.id and ${which}`;
const grantsAsJson = (which: string) => `coalesce((select jsonb_agg(${GRANT} order by g.held_from, g.created_at, g.id)
  from role_grant g where g.organization_id = $1 and g.staff_id = s.id and ${which}), '[]')`;

const PERSON = `s.id as "staffId", btrim(s.first_name || ' ' || s.last_name) as name, s.email, s.home_location_id as "homeLocationId",
  s.is_trainer as "isTrainer", ${SIGN_IN} as "signIn", ${grantsAsJson(heldAt('$2'))} as grants, ${grantsAsJson(TO_COME)} as "grantsToCome"`;

/** Who is meant: `$1` the organization, `$2` now, `$3` the locations in reach, then what was asked for. */
const MEANT = `s.organization_id = $1 and s.voided_at is null
  and ($3::uuid[] is null or s.home_location_id = any ($3::uuid[])
    or exists (${grants(`g.location_id = any ($3::uuid[]) and (${heldAt('$2')} or ${TO_COME})`)}))
  and ($4::text is null or position(fold_text($4) in s.name_key) > 0 or position(lower(btrim($4)) in lower(coalesce(s.email, ''))) > 0)
  and ($5::text is null or exists (${grants(`g.role = $5 and ${heldAt('$2')}`)}))
  and ($6::uuid is null or s.home_location_id = $6 or exists (${grants(`g.location_id = $6 and ${heldAt('$2')}`)})
    or (exists (select from location l where l.organization_id = $1 and l.id = $6) and exists (${grants(`g.location_id is null and ${heldAt('$2')}`)})))
  and ($7::text is null or ${SIGN_IN} = $7)`;

/** Everybody in reach, before anything is asked for. */
const ANYBODY = [null, null, null, null] as const;

async function pageOfPeople(query: Query, ctx: Ctx, question: PeopleQuestion, reach: readonly string[] | null) {
  const { text, role, locationId, signIn, after, first } = question;
  const meant = [
    ctx.organizationId,
    ctx.now,
    reach,
    text?.trim() || null,
    role ?? null,
    locationId ?? null,
    signIn ?? null,
  ];
  const [found, counted] = await Promise.all([
    query.rows<Person>(
      `select ${PERSON} from staff s
       where ${MEANT} and ($8::uuid is null or (s.name_key, s.id) >
         (select a.name_key, a.id from staff a where a.organization_id = $1 and a.id = $8::uuid))
       order by s.name_key, s.id limit $9`,
      [...meant, after, first + 1],
    ),
    query.one<{ people: number }>(`select count(*) as people from staff s where ${MEANT}`, meant),
  ]);
  return { people: found.slice(0, first), hasNextPage: found.length > first, totalCount: counted?.people ?? 0 };
}

/**
 * The people in reach who are meant, by name. A manager sees those of own locations. A location that is not ours has nobody.
 *
 * Refuses (thrown): `NotPermitted`, `InvalidInput` (a page of 1 to 100).
 */
export async function readPeople(db: Database, ctx: Ctx, question: PeopleQuestion): Promise<PeoplePage> {
  const reach = may(ctx, 'readPeople');
  const { first, after, locationId } = question;
  if (!Number.isInteger(first) || first < 1 || first > 100) {
    refuse(new InvalidInput('first', `A page has 1 to 100 people, not ${first}.`, 'Ask for 1 to 100.'));
  }
  if ((locationId && !isId(locationId)) || (after !== null && !isId(after))) {
    return { people: [], hasNextPage: false, totalCount: 0 };
  }
  const locationIds = reach.extent === 'ALL' ? null : reach.locationIds;
  return db.read(ctx.organizationId, (query) => pageOfPeople(query, ctx, question, locationIds));
}

/** One person in reach. Refuses (thrown): `NotPermitted`, `NotFound`. */
export async function readPerson(db: Database, ctx: Ctx, staffId: string): Promise<Person> {
  const reach = may(ctx, 'readPeople');
  if (!isId(staffId)) refuse(new NotFound('person'));
  const locationIds = reach.extent === 'ALL' ? null : reach.locationIds;
  const person = await db.read(ctx.organizationId, (query) =>
    query.one<Person>(`select ${PERSON} from staff s where ${MEANT} and s.id = $8`, [
      ctx.organizationId,
      ctx.now,
      locationIds,
      ...ANYBODY,
      staffId,
    ]),
  );
  return person ?? refuse(new NotFound('person'));
}
