import { newId } from '../../packages/server/src/kernel/index.ts';
import { aSession } from './a-club.ts';
import type { Matrix, Subject, Whose } from './a-matrix.ts';

type Input = Record<string, unknown>;

/** A verb of the matrix: its input about a subject, and what everybody is answered. */
export interface Verb {
  readonly input: (subject: Subject, matrix: Matrix, whose: Whose) => Input | Promise<Input>;
  /** owner manager trainer front-desk accountant READ WRITE IMPORT signed-out; each over own, colleague's, elsewhere, foreign. */
  readonly expected: string;
  /** The member may be found by name, whoever's they are, as long as they are of an own location. */
  readonly findsMember?: boolean;
}

// Y done, P not permitted, F not found, S not signed in.
const CLIENTS = 'YYYF YYFF YFFF YYFF PPPP PPPP YYYF PPPP SSSS';
const LOCATIONS = 'YYYF YYFF YYFF YYFF PPPP PPPP YYYF PPPP SSSS';
const LEADERS = 'YYYF YYFF PPPP PPPP PPPP PPPP YYYF PPPP SSSS';
const PEOPLE = 'YYYF YYFF PPPP PPPP PPPP PPPP PPPP PPPP SSSS';
const PRICE_LIST = 'YYYF PPPP PPPP PPPP PPPP PPPP YYYF PPPP SSSS';
const OWNERS = 'YYYF PPPP PPPP PPPP PPPP PPPP PPPP PPPP SSSS';
/** Nothing is asked about anybody's: the organization of whoever asks. */
const PRICE_LIST_ENTRY = 'YYYY PPPP PPPP PPPP PPPP PPPP YYYY PPPP SSSS';
const OWNERS_OWN = 'YYYY PPPP PPPP PPPP PPPP PPPP PPPP PPPP SSSS';

const VIEWS = 'YYYY YYYY YYYY YYYY PPPP PPPP PPPP PPPP SSSS';
const OWN_VIEW = 'FFFF FFFF YFFF FFFF PPPP PPPP PPPP PPPP SSSS';

const IMPORTS = 'YYYF YYFF PPPP PPPP PPPP PPPP PPPP YYYF SSSS';
const SOURCES = 'YYYF PPPP PPPP PPPP PPPP PPPP PPPP YYYF SSSS';

const ofDraft = async (subject: Subject, matrix: Matrix, whose: Whose) => ({
  draftId: (await matrix.plantDraft(subject, whose)).draftId,
});
const clubOf = ({ clubs }: Matrix, whose: Whose) => (whose === 'foreign' ? clubs.theirs : clubs.ours);
/** Writes into the organization that the subject belongs to. */
async function write(matrix: Matrix, whose: Whose, sql: string, parameters: readonly unknown[]): Promise<void> {
  const club = clubOf(matrix, whose);
  await club.db.transact(club.organizationId, (tx) => tx.rows(sql, [club.organizationId, ...parameters]));
}
/** Plants a row whose id is the statement's $2, and returns the id. */
async function plant(matrix: Matrix, whose: Whose, sql: string, parameters: readonly unknown[]): Promise<string> {
  const id = newId();
  await write(matrix, whose, sql, [id, ...parameters]);
  return id;
}
const aView = (matrix: Matrix, whose: Whose, trainerId: string): Promise<string> =>
  plant(
    matrix,
    whose,
    `insert into saved_view (organization_id, id, staff_id, page, name, search)
     select $1, $2::uuid, s.id, 'MEMBERS', $2::uuid::text, '' from staff s where s.organization_id = $1 and s.id = $3`,
    [trainerId],
  );
const sale = ({ offerId, trainerId }: Subject) => ({
  offerId,
  sellers: [{ staffId: trainerId, partBp: 10_000 }],
});

/** Minutes of a walk-in's start that lie apart, by the clock of a place in this zone. */
function aWhileAgo(matrix: Matrix, whose: Whose): string {
  const at = new Date(Date.now() - ((matrix.next() * 7) % 1_400) * 60_000);
  const timeZone = whose === 'elsewhere' ? 'America/Denver' : 'America/New_York';
  return at.toLocaleString('sv-SE', { timeZone }).slice(0, 16).replace(' ', 'T');
}

const HOUR_MS = 3_600_000;
/** A session of the subject's, so many hours from now. */
const sessionOf = async (
  { memberId, trainerId, locationId }: Subject,
  matrix: Matrix,
  whose: Whose,
  hours: number,
  outcome: 'COMPLETED' | null = null,
): Promise<{ sessionId: string }> =>
  aSession(clubOf(matrix, whose), {
    ...{ memberId, trainerId, locationId, outcome },
    startsAt: new Date(Date.now() + hours * HOUR_MS),
  });

/** Every field of `Mutation` behind the front door, by hand from the table "Who may". */
export const VERBS: Readonly<Record<string, Verb>> = {
  addMember: {
    input: ({ locationId }, { next, day }) => ({
      firstName: `New${next()}`,
      lastName: 'Comer',
      joinedOn: day(-1),
      kind: 'STANDARD',
      locationId,
      membership: 'Standard',
    }),
    expected: LOCATIONS,
  },
  changeMember: {
    input: async ({ memberId }, matrix, whose) => ({
      memberId,
      firstName: 'Other',
      lastName: 'Name',
      version: await matrix.versionOf('member', clubOf(matrix, whose), memberId),
    }),
    expected: CLIENTS,
  },
  giveConsent: {
    input: async ({ memberId }, matrix, whose) => {
      await write(matrix, whose, 'update consent set voided_at = now() where organization_id = $1 and member_id = $2', [
        memberId,
      ]);
      return { memberId, channel: 'EMAIL', wording: 'Yes, do' };
    },
    expected: CLIENTS,
  },
  withdrawConsent: {
    input: async ({ memberId, trainerId }, matrix, whose) => ({
      consentId: await plant(
        matrix,
        whose,
        `insert into consent (organization_id, id, member_id, channel, wording, given_on, recorded_at, recorded_by_staff_id, withdrawn_on, withdrawal_recorded_at)
         select $1, $2, m.id, 'PHONE', 'Yes, do', '2026-01-01', now(), $4, null, null from member m where m.organization_id = $1 and m.id = $3
         on conflict (organization_id, member_id, channel) where withdrawn_on is null and voided_at is null do update set id = excluded.id`,
        [memberId, trainerId],
      ),
    }),
    expected: CLIENTS,
  },
  tellApart: {
    input: ({ memberId, beBackMemberId }) => ({ memberId, otherMemberId: beBackMemberId }),
    expected: CLIENTS,
  },
  saveView: {
    input: (_subject, { next }) => ({ page: 'MEMBERS', name: `View ${next()}`, search: 'stage=JOINED' }),
    expected: VIEWS,
  },
  // The trainer's own: a view is nobody else's, whatever their role.
  renameView: {
    input: async ({ trainerId }, matrix, whose) => ({
      viewId: await aView(matrix, whose, trainerId),
      name: `Renamed ${matrix.next()}`,
    }),
    expected: OWN_VIEW,
  },
  removeView: {
    input: async ({ trainerId }, matrix, whose) => ({ viewId: await aView(matrix, whose, trainerId) }),
    expected: OWN_VIEW,
  },
  writeNote: { input: ({ memberId }) => ({ memberId, body: 'A word' }), expected: CLIENTS },
  endSpell: { input: ({ spellId }, { day }) => ({ spellId, leftOn: day(-1) }), expected: CLIENTS },
  startSpell: {
    input: async ({ memberId, spellId, locationId }, matrix, whose) => {
      const club = clubOf(matrix, whose);
      await club.db.transact(club.organizationId, (tx) =>
        tx.rows("update membership_spell set left_on = $2, status = 'ENDED' where organization_id = $1 and id = $3", [
          club.organizationId,
          matrix.day(-3),
          spellId,
        ]),
      );
      return { memberId, locationId, joinedOn: matrix.day(-1), kind: 'STANDARD', membership: 'Standard' };
    },
    expected: CLIENTS,
  },
  planNextStep: {
    input: ({ memberId }, { day }) => ({ memberId, what: 'Call', dueOn: day(3) }),
    expected: CLIENTS,
  },
  planNextSteps: {
    input: ({ memberId }, { day }) => ({ memberIds: [memberId], what: 'Call', dueOn: day(3) }),
    expected: CLIENTS,
  },
  assignNextSteps: {
    input: ({ memberId, trainerId }) => ({ memberIds: [memberId], ownerStaffId: trainerId }),
    expected: CLIENTS,
  },
  moveNextStep: { input: ({ stepId }, { day }) => ({ stepId, dueOn: day(4) }), expected: CLIENTS },
  completeNextStep: { input: ({ stepId }) => ({ stepId }), expected: CLIENTS },
  logTalk: { input: ({ stepId }, { day }) => ({ stepId, said: 'TALKING', until: day(4) }), expected: CLIENTS },
  dropNextStep: { input: ({ stepId }) => ({ stepId }), expected: CLIENTS },
  assignWorkLine: {
    input: ({ trainerId }, { day }) => ({ key: `unlogged~${trainerId}`, what: 'Say how it went', dueOn: day(3) }),
    expected: CLIENTS,
  },
  snoozeWorkLine: {
    input: ({ trainerId }, { day }) => ({ key: `unlogged~${trainerId}`, until: day(3) }),
    expected: 'YYYF YYFF YFFF YYFF PPPP PPPP PPPP PPPP SSSS',
  },
  setConsultation: {
    input: ({ memberId, trainerId, locationId }, { next, day }) => ({
      memberId,
      trainerId,
      locationId,
      minutes: 45,
      startsAtLocal: `${day(60 + (next() % 290))}T18:00`,
    }),
    expected: CLIENTS,
    findsMember: true,
  },
  bookWalkIn: {
    input: ({ memberId, trainerId, locationId }, matrix, whose) => ({
      memberId,
      trainerId,
      locationId,
      minutes: 5,
      startsAtLocal: aWhileAgo(matrix, whose),
    }),
    expected: CLIENTS,
    findsMember: true,
  },
  moveConsultation: {
    input: ({ comingId }, { next, day }) => ({
      consultationId: comingId,
      startsAtLocal: `${day(60 + (next() % 290))}T20:00`,
    }),
    expected: CLIENTS,
  },
  cancelConsultation: { input: ({ comingId }) => ({ consultationId: comingId, by: 'MEMBER' }), expected: CLIENTS },
  showConsultation: { input: ({ unloggedId }) => ({ consultationId: unloggedId }), expected: CLIENTS },
  missConsultation: { input: ({ unloggedId }) => ({ consultationId: unloggedId }), expected: CLIENTS },
  correctOutcome: {
    input: ({ showedId }) => ({ consultationId: showedId, outcome: 'NO_SHOW' }),
    expected: CLIENTS,
  },
  recordObjection: { input: ({ showedId }) => ({ consultationId: showedId, objection: 'PRICE' }), expected: CLIENTS },
  closeConsultation: {
    input: ({ showedId, ...subject }) => ({ consultationId: showedId, ...sale(subject as Subject) }),
    expected: CLIENTS,
  },
  sellPackage: {
    input: (subject) => ({ memberId: subject.memberId, locationId: subject.locationId, ...sale(subject) }),
    expected: CLIENTS,
  },
  collectPayment: { input: ({ packageId }) => ({ packageId, amountMinor: 100 }), expected: CLIENTS },
  addPaymentDue: {
    input: ({ packageId }, { day }) => ({ packageId, amountMinor: 100, dueOn: day(10) }),
    expected: CLIENTS,
  },
  refundSale: { input: ({ packageId }) => ({ packageId }), expected: LEADERS },
  freezePackage: { input: ({ packageId }) => ({ packageId }), expected: LEADERS },
  unfreezePackage: {
    input: async ({ packageId }, matrix, whose) => {
      await write(
        matrix,
        whose,
        `insert into package_freeze (organization_id, id, package_id, frozen_from) select $1, $2, p.id, $4 from session_package p
         where p.organization_id = $1 and p.id = $3 and not exists (select from package_freeze f where f.organization_id = $1 and f.package_id = p.id)`,
        [newId(), packageId, matrix.day(-1)],
      );
      return { packageId };
    },
    expected: LEADERS,
  },
  unexpirePackage: {
    input: async ({ packageId }, matrix, whose) => {
      const expire = "update package_state set state = 'EXPIRED' where organization_id = $1 and package_id = $2";
      await write(matrix, whose, expire, [packageId]);
      return { packageId, expiresOn: matrix.day(30) };
    },
    expected: LEADERS,
  },
  transferPackage: {
    input: ({ packageId, beBackMemberId }) => ({ packageId, toMemberId: beBackMemberId }),
    expected: LEADERS,
  },
  replacePackage: { input: ({ packageId }) => ({ packageId, sessions: 5 }), expected: LEADERS },
  giveSessions: {
    input: ({ memberId, locationId }) => ({ memberId, locationId, sessions: 1, why: 'For the patience' }),
    expected: LEADERS,
  },
  scheduleSession: {
    input: ({ memberId, trainerId, locationId }, { next, day }) => ({
      ...{ memberId, trainerId, locationId },
      startsAtLocal: `${day(60 + (next() % 290))}T06:00`,
    }),
    expected: CLIENTS,
    findsMember: true,
  },
  logSession: {
    input: async (subject, matrix, whose) => ({
      ...(await sessionOf(subject, matrix, whose, -3)),
      complimentary: true,
    }),
    expected: CLIENTS,
  },
  missSession: {
    input: async (subject, matrix, whose) => ({ ...(await sessionOf(subject, matrix, whose, -4)), waived: true }),
    expected: CLIENTS,
  },
  cancelSession: {
    input: async (subject, matrix, whose) => ({ ...(await sessionOf(subject, matrix, whose, 30)), by: 'CLUB' }),
    expected: CLIENTS,
  },
  // A trainer takes back what they delivered; the front desk what they did themselves.
  takeBackSession: {
    input: (subject, matrix, whose) => sessionOf(subject, matrix, whose, -2, 'COMPLETED'),
    expected: 'YYYF YYFF YFFF PPFF PPPP PPPP YYYF PPPP SSSS',
  },
  // The act is a note of the trainer's: the front desk takes back what they did themselves.
  undo: {
    input: ({ activityId }) => ({ activityId }),
    expected: 'YYYF YYFF YFFF PPFF PPPP PPPP YYYF PPPP SSSS',
  },
  addOffer: {
    input: (_subject, { next, day }) => ({
      name: `New offer ${next()}`,
      currency: 'USD',
      from: day(1),
      priceMinor: 40_000,
      sessions: 5,
    }),
    expected: PRICE_LIST_ENTRY,
  },
  changeOffer: {
    input: ({ offerId }, { day }) => ({ offerId, from: day(5), priceMinor: 45_000 }),
    expected: PRICE_LIST,
  },
  withdrawOffer: { input: ({ offerId }, { day }) => ({ offerId, from: day(5) }), expected: PRICE_LIST },
  invitePerson: {
    input: ({ locationId }, { next }) => ({
      email: `invited.${next()}@matrix.example`,
      firstName: 'Ina',
      lastName: 'Vited',
      grants: [{ role: 'TRAINER', locationId }],
    }),
    expected: PEOPLE,
  },
  sendPersonLink: { input: ({ personId }) => ({ staffId: personId }), expected: PEOPLE },
  changeGrants: {
    input: ({ personId, locationId }) => ({ staffId: personId, grants: [{ role: 'FRONT_DESK', locationId }] }),
    expected: PEOPLE,
  },
  disablePerson: { input: ({ personId }) => ({ staffId: personId }), expected: PEOPLE },
  setPayRate: {
    input: ({ personId }, { day }) => ({
      staffId: personId,
      commissionBp: 500,
      payPerSessionMinor: 3_000,
      currency: 'USD',
      from: day(1),
    }),
    expected: PEOPLE,
  },
  openLocation: {
    input: (_subject, { next }) => ({
      name: `Club ${next()}`,
      timeZone: 'America/Denver',
      currency: 'USD',
      country: 'US',
    }),
    expected: OWNERS_OWN,
  },
  // What trainers see of one another is a policy, and so a manager's of own locations.
  changeLocation: {
    input: async ({ locationId }, matrix, whose) => ({
      locationId,
      leagueVisible: false,
      version: await matrix.versionOf('location', clubOf(matrix, whose), locationId),
    }),
    expected: PEOPLE,
  },
  addApiKey: { input: (_subject, { next }) => ({ name: `Another ${next()}`, scopes: ['READ'] }), expected: OWNERS_OWN },
  revokeApiKey: { input: ({ keyId }) => ({ keyId }), expected: OWNERS },
  undoImport: {
    input: ({ runId }) => ({ runId }),
    expected: 'YYYF YYFF PPPP PPPP PPPP PPPP PPPP YYYF SSSS',
  },
  changeImportFile: {
    input: async (subject, matrix, whose) => {
      const { fileId } = await matrix.plantDraft(subject, whose);
      return { fileId, version: 2, columns: [{ heading: 'Email', field: null }] };
    },
    expected: IMPORTS,
  },
  removeImportFile: {
    input: async (subject, matrix, whose) => ({ fileId: (await matrix.plantDraft(subject, whose)).fileId }),
    expected: IMPORTS,
  },
  setImportSource: {
    input: async (subject, matrix, whose) => ({
      draftId: (await matrix.plantDraft(subject, whose)).draftId,
      sourceName: `Source ${matrix.next()}`,
    }),
    expected: IMPORTS,
  },
  judgeImport: { input: ofDraft, expected: IMPORTS },
  mendImportRow: {
    input: async (subject, matrix, whose) => ({
      rowId: (await matrix.plantDraft(subject, whose)).rowId,
      values: [{ column: 3, value: 'neutral@mail.example' }],
    }),
    expected: IMPORTS,
  },
  runImport: { input: ofDraft, expected: IMPORTS },
  discardImport: { input: ofDraft, expected: IMPORTS },
  // A source is the same for every club: only an owner, or a key for imports, changes it.
  renameSource: {
    input: async (subject, matrix, whose) => ({
      sourceId: (await matrix.plantDraft(subject, whose)).sourceId,
      name: `Source ${matrix.next()}`,
    }),
    expected: SOURCES,
  },
  forgetMapping: {
    input: async (subject, matrix, whose) => ({
      sourceId: (await matrix.plantDraft(subject, whose)).sourceId,
      kind: 'MEMBERS',
    }),
    expected: SOURCES,
  },
};
