import { type Ctx, ctxOfHouse, type ApiScope } from '../../packages/server/src/auth/index.ts';
import { aDraft, HEADINGS, judged } from '../../packages/server/src/imports/draft.builder.ts';
import { rowIdOf } from '../../packages/server/src/imports/mend-import-row.ts';
import { addDays, dayAt, type Day, isRefusal, newId } from '../../packages/server/src/kernel/index.ts';
import { writeNote } from '../../packages/server/src/members/index.ts';
import { addOffer } from '../../packages/server/src/sales/index.ts';
import { addApiKey, addUser } from '../../packages/server/src/setup/index.ts';
import { type Club, aClub, aConsultation, aMember, aPackage, aSession } from './a-club.ts';
import { type As, type OpenServer, PASSWORD } from './a-server.ts';

/** Whose subject it is, seen from Tom, who trains at Main: his, Tessa's, Theo's at the other location, another organization's. */
export const WHOSE = ['own', 'colleague', 'elsewhere', 'foreign'] as const;
export type Whose = (typeof WHOSE)[number];

/** Who asks: a person of each role at Main, a key of each scope, and nobody. */
export const ACTORS = [
  'owner',
  'manager',
  'trainer',
  'frontDesk',
  'accountant',
  'READ',
  'WRITE',
  'IMPORT',
  'signedOut',
] as const;
export type Actor = (typeof ACTORS)[number];

/** What nobody out of reach may read, in words that stand nowhere else. */
export const SECRETS: Readonly<Record<Whose, { name: string; note: string; priceMinor: number }>> = {
  own: { name: 'Ownmarker', note: 'ownsecret', priceMinor: 1_234_501 },
  colleague: { name: 'Colmarker', note: 'colsecret', priceMinor: 2_345_602 },
  elsewhere: { name: 'Elsmarker', note: 'elssecret', priceMinor: 5_678_903 },
  foreign: { name: 'Formarker', note: 'forsecret', priceMinor: 9_012_304 },
};

/** A member with one of everything, and the place and the people around them. */
export interface Subject {
  readonly organizationId: string;
  readonly locationId: string;
  readonly trainerId: string;
  readonly memberId: string;
  readonly spellId: string;
  /** Showed two days and some hours ago. */
  readonly showedId: string;
  /** Two days and some hours ago, without an outcome. */
  readonly unloggedId: string;
  /** Still to come. */
  readonly comingId: string;
  readonly packageId: string;
  readonly stepId: string;
  /** Somebody who showed, did not buy and is to be followed up. */
  readonly beBackMemberId: string;
  /** A note that the trainer wrote. */
  readonly activityId: string;
  readonly offerId: string;
  readonly keyId: string;
  readonly runId: string;
  /** Somebody else who trains there. */
  readonly personId: string;
  /** Stands for the draft of an import there, which is made when it is asked for. */
  readonly draftKey: string;
}

/** A judged draft of an import, and the source that the subject's own import came from. */
export interface DraftIds {
  readonly draftId: string;
  readonly fileId: string;
  readonly rowId: string;
  readonly sourceId: string;
}

/** The two organizations of the matrix, everybody signed in. */
export interface Matrix {
  readonly clubs: { readonly ours: Club; readonly theirs: Club };
  readonly as: Readonly<Record<Actor, As>>;
  /** The one that nothing is done to. */
  readonly subjects: Readonly<Record<Whose, Subject>>;
  /** A new one, to be changed. */
  fresh(whose: Whose): Promise<Subject>;
  /** The draft of a subject; ids that nobody has where there is none. */
  draftIds(subject: Subject): DraftIds;
  /** Makes the draft of a subject, once. */
  plantDraft(subject: Subject, whose: Whose): Promise<DraftIds>;
  /** The next number of a row that never repeats: hours and names that do not meet. */
  next(): number;
  /** The day at Main, so many days from today. */
  day(from: number): Day;
  versionOf(table: 'member' | 'location' | 'offer', club: Club, id: string): Promise<number>;
}

const HOUR = 3_600_000;
const SIGN_IN = 'mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }';

function must<T extends object>(answer: T): Exclude<T, { readonly refusal: string }> {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer as Exclude<T, { readonly refusal: string }>;
}

const houseOf = (club: Club) => ctxOfHouse(club.organizationId, { requestId: 'test', now: new Date() });

async function enter(server: OpenServer, club: Club, person: keyof Club['staff'], nth: number): Promise<As> {
  const email = `${person}.${nth}@matrix.example`;
  const grants = club.as(person).grants;
  const terms = { email, firstName: 'x', lastName: 'x', staffId: club.staff[person], password: PASSWORD, grants };
  must(await addUser(server.db, houseOf(club), terms, newId()));
  const { headers } = await server.ask(SIGN_IN, { input: { email, password: PASSWORD } });
  return { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

async function aStep(club: Club, step: { memberId: string; at: string; by: string; shown: string | null; due: Day }) {
  const id = newId();
  await club.db.transact(club.organizationId, (tx) =>
    tx.rows(
      `insert into next_step (organization_id, id, member_id, location_id, kind, what, owner_staff_id, due_on, consultation_id)
       values ($1, $2, $3, $4, $5, 'Call', $6, $7, $8)`,
      [
        club.organizationId,
        id,
        step.memberId,
        step.at,
        step.shown ? 'FOLLOW_UP' : 'NEXT_STEP',
        step.by,
        step.due,
        step.shown,
      ],
    ),
  );
  return id;
}

/** A committed import that brought one member. */
async function aRun(club: Club, locationId: string, name: string): Promise<string> {
  const [runId, sourceId, fileId] = [newId(), newId(), newId()];
  const { memberId } = await aMember(club, { lastName: name, locationId });
  await club.db.transact(club.organizationId, async (tx) => {
    const ours = [club.organizationId, runId];
    await tx.rows('insert into source (organization_id, id, name) values ($1, $2, $3)', [ours[0], sourceId, sourceId]);
    await tx.rows(
      `insert into import_run (organization_id, id, source_id, state, dry_run) values ($1, $2, $3, 'COMMITTED', false)`,
      [...ours, sourceId],
    );
    await tx.rows(
      `insert into import_row (organization_id, run_id, file_id, place, row_number, kind, target_id, member_id, verdict, raw)
       values ($1, $2, $3, 1, 2, 'members', $4, $4, 'CREATE', '{}')`,
      [...ours, fileId, memberId],
    );
    await tx.rows(
      `insert into import_change (organization_id, run_id, target_table, target_id) values ($1, $2, 'member', $3)`,
      [...ours, memberId],
    );
  });
  return runId;
}

/** A draft of an import to one location, judged. */
async function aJudgedDraft(club: Club, locationId: string, runId: string): Promise<DraftIds> {
  const manager: Ctx = { ...houseOf(club), actor: { kind: 'COMMAND_LINE', staffId: newId() } };
  const asked = { ...manager, grants: [{ role: 'MANAGER', locationId } as const] };
  const draftId = await aDraft(club.db, asked, {
    'members.csv': [HEADINGS.members, `${newId()},Neutral,Person,,2026-05-20,,Standard,Active`],
  });
  const { files } = await judged(club.db, asked, draftId);
  const source = await club.one<{ id: string }>('select source_id as id from import_run where id = $1', [runId]);
  return { draftId, fileId: files[0]?.id ?? '', rowId: rowIdOf(draftId, 1), sourceId: source?.id ?? '' };
}

/** A club that people can sign in to: the directory of organizations knows it. */
async function aListedClub(server: OpenServer): Promise<Club> {
  const club = await aClub(server.db);
  const listed = [club.organizationId, `Club ${club.organizationId}`];
  await server.db.transact(club.organizationId, (tx) => tx.rows('select directory_add($1, $2)', listed));
  return club;
}

/** Makes the two organizations, lets everybody in and plants the subjects. */
export async function aMatrix(server: OpenServer): Promise<Matrix> {
  const [ours, theirs] = [await aListedClub(server), await aListedClub(server)];
  const started = new Date();
  let count = 0;
  const next = (): number => (count += 1);
  const day = (from: number): Day => addDays(dayAt(started, 'America/New_York'), from);
  const keyFor = async (club: Club, scopes: readonly ApiScope[]) =>
    must(await addApiKey(server.db, houseOf(club), { name: `Key ${next()}`, scopes }, newId()));
  const keyOf = async (scope: ApiScope): Promise<As> => ({ key: (await keyFor(ours, [scope])).key ?? '' });
  const places: Record<Whose, [Club, keyof Club['staff'], string]> = {
    own: [ours, 'trainer', ours.locationId],
    colleague: [ours, 'otherTrainer', ours.locationId],
    elsewhere: [ours, 'trainerElsewhere', ours.elsewhereId],
    foreign: [theirs, 'trainer', theirs.locationId],
  };
  const fresh = async (whose: Whose): Promise<Subject> => {
    const [club, trainer, locationId] = places[whose];
    const trainerId = club.staff[trainer];
    const nth = next();
    const name = SECRETS[whose].name;
    const at = (hours: number) => new Date(started.getTime() + hours * HOUR);
    const slot = (hours: number, more = {}) => ({
      trainerId,
      locationId,
      startsAt: at(hours),
      bookedAt: at(-24 * 20),
      ...more,
    });
    const joined = { lastName: name, firstName: `Nr${nth}`, locationId, joinedOn: day(-25) };
    const { memberId, spellId } = await aMember(club, joined);
    const { memberId: beBackMemberId } = await aMember(club, { ...joined, firstName: `Again${nth}` });
    const { consultationId: showedId } = await aConsultation(
      club,
      memberId,
      slot(-48 - 2 * nth, { outcome: 'SHOWED' }),
    );
    const { consultationId: unloggedId } = await aConsultation(club, memberId, slot(-49 - 2 * nth));
    const { consultationId: comingId } = await aConsultation(club, memberId, slot(48 + nth));
    const again = await aConsultation(club, beBackMemberId, slot(-50 - 2 * nth, { outcome: 'SHOWED' }));
    const { packageId } = await aPackage(club, memberId, {
      sellerId: trainerId,
      locationId,
      priceMinor: SECRETS[whose].priceMinor,
      soldOn: day(-1),
    });
    await aSession(club, { memberId, trainerId, locationId, startsAt: at(24 * 40 + nth) });
    const due = day(1);
    const stepId = await aStep(club, { memberId, at: locationId, by: trainerId, shown: null, due });
    await aStep(club, { memberId: beBackMemberId, at: locationId, by: trainerId, shown: again.consultationId, due });
    const note = { memberId, body: SECRETS[whose].note };
    const { activityId } = must(await writeNote(server.db, club.as(trainer, new Date()), note, newId()));
    const terms = { name: `Offer ${nth}`, sessions: 10, priceMinor: 50_000, currency: 'USD', from: day(-5) };
    const { offerId } = must(await addOffer(server.db, houseOf(club), terms, newId()));
    const { keyId } = await keyFor(club, ['READ']);
    const person = await addUser(
      server.db,
      houseOf(club),
      {
        email: `person.${nth}@matrix.example`,
        firstName: 'Pat',
        lastName: name,
        grants: [{ role: 'TRAINER', locationId }],
      },
      newId(),
    );
    return {
      organizationId: club.organizationId,
      locationId,
      trainerId,
      memberId,
      spellId,
      showedId,
      unloggedId,
      comingId,
      packageId,
      stepId,
      beBackMemberId,
      activityId,
      offerId,
      keyId,
      runId: await aRun(club, locationId, name),
      personId: must(person).staffId,
      draftKey: newId(),
    };
  };
  const drafts = new Map<string, DraftIds>();
  const draftIds = ({ draftKey }: Subject): DraftIds =>
    drafts.get(draftKey) ?? { draftId: newId(), fileId: newId(), rowId: rowIdOf(newId(), 1), sourceId: newId() };
  const plantDraft = async (subject: Subject, whose: Whose): Promise<DraftIds> => {
    const [club] = places[whose];
    // A subject that stands for nobody has no import either.
    const isThere = await club.one('select 1 as one from import_run where id = $1', [subject.runId]);
    if (isThere && !drafts.has(subject.draftKey))
      drafts.set(subject.draftKey, await aJudgedDraft(club, subject.locationId, subject.runId));
    return draftIds(subject);
  };
  const as: Record<Actor, As> = {
    owner: await enter(server, ours, 'owner', next()),
    manager: await enter(server, ours, 'manager', next()),
    trainer: await enter(server, ours, 'trainer', next()),
    frontDesk: await enter(server, ours, 'frontDesk', next()),
    accountant: await enter(server, ours, 'accountant', next()),
    READ: await keyOf('READ'),
    WRITE: await keyOf('WRITE'),
    IMPORT: await keyOf('IMPORT'),
    signedOut: {},
  };
  const subjects = {
    own: await fresh('own'),
    colleague: await fresh('colleague'),
    elsewhere: await fresh('elsewhere'),
    foreign: await fresh('foreign'),
  };
  for (const whose of WHOSE) await plantDraft(subjects[whose], whose);
  return {
    draftIds,
    plantDraft,
    clubs: { ours, theirs },
    as,
    subjects,
    fresh,
    next,
    day,
    versionOf: async (table, club, id) =>
      (await club.one<{ version: number }>(`select version from ${table} where id = $1`, [id]))?.version ?? 1,
  };
}
