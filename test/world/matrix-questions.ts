import type { Matrix, Subject } from './a-matrix.ts';

/** A question of the matrix: what is sent, and which planted ids in the answer tell whose rows were seen. */
export interface Question {
  /** The selection behind the field's name, arguments in it. */
  readonly ask: (subject: Subject, matrix: Matrix) => string;
  /** A list is asked once and shows some subjects; one thing is asked for by each subject's id. */
  readonly kind: 'list' | 'one';
  /** What stands in the answer where the subject's row does. */
  readonly sees: (subject: Subject) => string;
  /** owner manager trainer front-desk accountant READ WRITE IMPORT signed-out; each over own, colleague's, elsewhere, foreign. */
  readonly expected: string;
}

const STAFF = '{ id name }';
const WHO = '{ id firstName lastName known email phone joinedOn }';
const SLOT = `{ id memberId member ${WHO} location { id name } trainer ${STAFF} setBy ${STAFF} outcome objection sale { id priceMinor } }`;
const SALE = `{ id memberId member ${WHO} item priceMinor listPriceMinor dueMinor collectedMinor location { id } owner ${STAFF} sellers { amountMinor seller ${STAFF} } }`;
const FIGURE = '{ figure { name numerator denominator restated } previous { numerator } }';

const OWNERS_ONLY = 'YYY- PPPP PPPP PPPP PPPP PPPP PPPP PPPP SSSS';
/** About nobody but whoever asks. */
const EVERYBODYS_OWN = 'YYYY YYYY YYYY YYYY YYYY PPPP PPPP PPPP SSSS';
const PROOF = 'YYYY PPPP PPPP PPPP YYYY PPPP PPPP PPPP SSSS';
// Y seen or answered, - not in the list, P not permitted, F not found, S not signed in.
const CLIENTS = 'YYY- YY-- Y--- YY-- PPPP YYY- PPPP PPPP SSSS';
const LEADERS_ONLY = 'YYY- YY-- PPPP PPPP PPPP PPPP PPPP PPPP SSSS';

/** Nothing of anybody's is shown: whoever sees members is answered. */
const ANSWERED = 'YYYY YYYY YYYY YYYY PPPP YYYY PPPP PPPP SSSS';

/** Every field of `Query`, by hand from the table "Who may". */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  members: {
    kind: 'list',
    ask: () =>
      `(first: 50) { nodes { id firstName lastName email phone homeLocation { id } latestConsultation ${SLOT} nextStep { id what owner ${STAFF} } } }`,
    sees: ({ memberId }) => memberId,
    expected: CLIENTS,
  },
  // A trainer finds the others of own locations by name, to set a consultation.
  searchMembers: {
    kind: 'list',
    ask: () => '(text: "marker", first: 100) { nodes { id firstName lastName email phone known homeLocation { id } } }',
    sees: ({ memberId }) => memberId,
    expected: 'YYY- YY-- YY-- YY-- PPPP YYY- PPPP PPPP SSSS',
  },
  member: {
    kind: 'one',
    ask: ({ memberId }) =>
      `(id: "${memberId}") { id firstName lastName email phone note notes { body writtenBy ${STAFF} } spells { id location { id } } stageHistory { stage } consents { wording } noShowCount nextSteps { id what owner ${STAFF} } lookAlikes { memberId firstName lastName } consultations ${SLOT} packages ${SALE} }`,
    sees: ({ memberId }) => memberId,
    expected: 'YYYF YYFF YFFF YYFF PPPP YYYF PPPP PPPP SSSS',
  },
  sessions: {
    kind: 'list',
    ask: () =>
      `(first: 100) { nodes { id memberId member ${WHO} location { id name } trainer ${STAFF} outcome packageItem } }`,
    sees: ({ memberId }) => memberId,
    expected: CLIENTS,
  },
  memberCount: { kind: 'list', ask: () => '', sees: () => 'memberCount', expected: ANSWERED },
  memberSources: { kind: 'list', ask: () => '{ id name }', sees: () => 'memberSources', expected: ANSWERED },
  memberStory: {
    kind: 'one',
    ask: ({ memberId }) => `(memberId: "${memberId}", first: 50) { nodes { id verb actorName what withName canUndo } }`,
    sees: () => 'note.written',
    expected: 'YYYF YYFF YFFF YYFF PPPP YYYF PPPP PPPP SSSS',
  },
  // Asked while somebody is written down: who may add them at that location.
  lookAlikes: {
    kind: 'one',
    ask: ({ locationId }) =>
      `(locationId: "${locationId}", firstName: "Nr", lastName: "Marker") { memberId firstName lastName known homeLocation { id } }`,
    sees: () => 'lookAlikes',
    expected: 'YYYF YYFF YYFF YYFF PPPP PPPP YYYF PPPP SSSS',
  },
  savedViews: {
    kind: 'list',
    ask: () => '(page: MEMBERS) { id name search }',
    sees: () => 'savedViews',
    expected: 'YYYY YYYY YYYY YYYY PPPP PPPP PPPP PPPP SSSS',
  },
  stepOwners: {
    kind: 'list',
    ask: () => '{ id name }',
    sees: ({ trainerId }) => trainerId,
    expected: CLIENTS,
  },
  consultations: {
    kind: 'list',
    ask: (_subject, { day }) => `(from: "${day(-30)}", to: "${day(30)}", first: 50) { nodes ${SLOT} }`,
    sees: ({ showedId }) => showedId,
    expected: CLIENTS,
  },
  // Counts alone: nobody's rows.
  consultationCounts: {
    kind: 'list',
    ask: ({ trainerId }) => `(trainerId: "${trainerId}") { today unlogged }`,
    sees: () => '"unlogged":1',
    expected: CLIENTS,
  },
  consultation: {
    kind: 'one',
    ask: ({ showedId }) => `(id: "${showedId}") { id memberId objectionNote trainer ${STAFF} location { id } }`,
    sees: ({ showedId }) => showedId,
    expected: 'YYYF YYFF YFFF YYFF PPPP YYYF PPPP PPPP SSSS',
  },
  sale: {
    kind: 'one',
    ask: ({ packageId }) =>
      `(id: "${packageId}") { id member ${WHO} priceMinor openMinor refundableMinor due { amountMinor } collected { amountMinor method } sellers { amountMinor seller ${STAFF} } }`,
    sees: ({ packageId }) => packageId,
    expected: 'YYYF YYFF YFFF YYFF YYYF YYYF PPPP PPPP SSSS',
  },
  sellingTerms: {
    kind: 'one',
    ask: ({ locationId }) =>
      `(locationId: "${locationId}") { locationId today currency discountLimitBp ownTerms offers { id lowestPriceMinor } sellers { id name } }`,
    sees: ({ locationId }) => locationId,
    expected: 'YYYF YYFF YYFF YYFF PPPP PPPP PPPP PPPP SSSS',
  },
  // A sum in parts: about nobody.
  paymentPlan: {
    kind: 'list',
    ask: () => '(priceMinor: 1000, parts: 3, firstOn: "2026-11-18") { dueOn amountMinor }',
    sees: () => '334',
    expected: 'YYYY YYYY YYYY YYYY PPPP PPPP YYYY PPPP SSSS',
  },
  sales: {
    kind: 'list',
    ask: () => `(first: 50) { nodes ${SALE} }`,
    sees: ({ packageId }) => packageId,
    expected: 'YYY- YY-- Y--- YY-- YYY- YYY- PPPP PPPP SSSS',
  },
  // The front desk's log is their own, an accountant's that of money: a note is in neither.
  activity: {
    kind: 'list',
    ask: () => '(first: 100) { nodes { id verb actorName memberName locationName subjectId } }',
    sees: ({ activityId }) => activityId,
    expected: 'YYY- YY-- Y--- ---- ---- YYY- PPPP PPPP SSSS',
  },
  nextSteps: {
    kind: 'list',
    ask: (_subject, { day }) =>
      `(dueBy: "${day(5)}", first: 100) { nodes { id memberId member ${WHO} what owner ${STAFF} location { id } } }`,
    sees: ({ stepId }) => stepId,
    expected: CLIENTS,
  },
  beBacks: {
    kind: 'list',
    ask: (_subject, { day }) =>
      `(asOf: "${day(0)}", first: 20) { nodes { id memberId member ${WHO} what owner ${STAFF} location { id } consultation { id objection sale { id priceMinor } } latestTalk { said note saidBy ${STAFF} } } }`,
    sees: ({ beBackMemberId }) => beBackMemberId,
    expected: CLIENTS,
  },
  workList: {
    kind: 'list',
    ask: () =>
      `{ totalCount lines { id count trainer ${STAFF} location { id } people { memberId memberName location { id } } } }`,
    sees: ({ memberId }) => memberId,
    expected: CLIENTS,
  },
  workLine: {
    kind: 'one',
    ask: ({ trainerId }) =>
      `(id: "unlogged~${trainerId}") { id count trainer ${STAFF} rows(first: 50) { totalCount nodes { memberId memberName location { id } } } }`,
    sees: ({ memberId }) => memberId,
    expected: 'YYYF YYFF YFFF YYFF PPPP YYYF PPPP PPPP SSSS',
  },
  // Counts alone; nobody of another's is counted.
  beBackCounts: {
    kind: 'list',
    ask: ({ trainerId }) => `(ownerStaffId: "${trainerId}") { total due }`,
    sees: () => '"total":1',
    expected: CLIENTS,
  },
  trainers: {
    kind: 'list',
    ask: () => '{ id firstName lastName homeLocation { id } }',
    sees: ({ trainerId }) => trainerId,
    expected: CLIENTS,
  },
  // A trainer's own line, no trainers for the front desk (counts) and the accountant (totals).
  board: {
    kind: 'list',
    ask: (_subject, { day }) =>
      `(period: { from: "${day(-30)}", to: "${day(0)}" }) { total { figures ${FIGURE} } locations { location { id } figures ${FIGURE} } trainers { trainer ${STAFF} figures ${FIGURE} } }`,
    sees: ({ trainerId }) => trainerId,
    expected: 'YYY- YY-- Y--- ---- ---- YYY- PPPP PPPP SSSS',
  },
  // As the board: a trainer's own line, no trainers for the front desk (counts) and the accountant (totals).
  funnel: {
    kind: 'list',
    ask: (_subject, { day }) =>
      `(period: { from: "${day(-30)}", to: "${day(0)}" }, by: TRAINER) { total { gaps { reasons { code count } } } lines { trainer ${STAFF} steps { key figure { figure { numerator } } } activity ${FIGURE} } }`,
    sees: ({ trainerId }) => trainerId,
    expected: 'YYY- YY-- Y--- ---- ---- YYY- PPPP PPPP SSSS',
  },
  comparison: {
    kind: 'list',
    ask: (_subject, { day }) =>
      `(by: TRAINER, period: { from: "${day(-30)}", to: "${day(0)}" }) { lines { trainer ${STAFF} rank figures ${FIGURE} trend { from figures { name numerator } } } }`,
    sees: ({ trainerId }) => trainerId,
    expected: 'YYY- YY-- Y--- ---- ---- YYY- PPPP PPPP SSSS',
  },
  figure: {
    kind: 'list',
    ask: (_subject, { day }) =>
      `(name: SETS_MADE, period: { from: "${day(-30)}", to: "${day(0)}" }) { figure { numerator restated } restatement { since before { numerator } rows(first: 5) { nodes { memberName changes { what } } } } rows(first: 100, part: NUMERATOR) { totalCount nodes { memberId memberName trainer ${STAFF} location { id } } } }`,
    sees: ({ memberId }) => memberId,
    expected: CLIENTS,
  },
  offers: {
    kind: 'list',
    ask: () => '{ id name priceMinor }',
    sees: ({ offerId }) => offerId,
    expected: 'YYY- YYY- YYY- YYY- YYY- YYY- PPPP PPPP SSSS',
  },
  locations: {
    kind: 'list',
    ask: () => '{ id name }',
    sees: ({ locationId }) => locationId,
    expected: 'YYY- YY-- YY-- YY-- YYY- YYY- YYY- YYY- SSSS',
  },
  people: {
    kind: 'list',
    ask: () => '(first: 100) { nodes { id name email homeLocation { id } grants { role location { id } } } }',
    sees: ({ trainerId }) => trainerId,
    expected: LEADERS_ONLY,
  },
  person: {
    kind: 'one',
    ask: ({ trainerId }) => `(id: "${trainerId}") { id name email grants { role } }`,
    sees: ({ trainerId }) => trainerId,
    expected: 'YYYF YYFF PPPP PPPP PPPP PPPP PPPP PPPP SSSS',
  },
  apiKeys: {
    kind: 'list',
    ask: () => '{ id name scopes }',
    sees: ({ keyId }) => keyId,
    expected: OWNERS_ONLY,
  },
  payRates: {
    kind: 'one',
    ask: ({ trainerId }) => `(staffId: "${trainerId}") { id }`,
    sees: () => 'payRates',
    expected: 'YYYF YYFF YFFF PPPP YYYF PPPP PPPP PPPP SSSS',
  },
  locationSettings: {
    kind: 'list',
    ask: () => '{ id name discountLimitBp version }',
    sees: ({ locationId }) => locationId,
    expected: LEADERS_ONLY,
  },
  profile: { kind: 'list', ask: () => '{ email version }', sees: () => 'version', expected: EVERYBODYS_OWN },
  visits: { kind: 'list', ask: () => '{ id address isThis }', sees: () => 'isThis', expected: EVERYBODYS_OWN },
  activityProof: { kind: 'list', ask: () => '{ headDigest }', sees: () => 'headDigest', expected: PROOF },
  activityVerification: {
    kind: 'list',
    ask: () => '{ isWhole breaches { activityId } }',
    sees: () => 'isWhole',
    expected: PROOF,
  },
  importRuns: {
    kind: 'list',
    ask: () => '(first: 100) { id source }',
    sees: ({ runId }) => runId,
    expected: 'YYY- YY-- PPPP PPPP PPPP PPPP PPPP YYY- SSSS',
  },
  importReport: {
    kind: 'one',
    ask: ({ runId }) => `(runId: "${runId}") { runId state refused { reason } }`,
    sees: ({ runId }) => runId,
    expected: 'YYYF YYFF PPPP PPPP PPPP PPPP PPPP YYYF SSSS',
  },
  importHistory: {
    kind: 'list',
    ask: () => '(first: 100) { nodes { id source startedBy { id name } counts { create } } }',
    sees: ({ runId }) => runId,
    expected: 'YYY- YY-- PPPP PPPP PPPP PPPP PPPP YYY- SSSS',
  },
  importDraft: {
    kind: 'one',
    ask: (subject, { draftIds }) =>
      `(id: "${draftIds(subject).draftId}") { id sourceName state files { id name columns { heading samples } } }`,
    sees: () => 'importDraft',
    expected: 'YYYF YYFF PPPP PPPP PPPP PPPP PPPP YYYF SSSS',
  },
  importRows: {
    kind: 'one',
    ask: (subject, { draftIds }) =>
      `(draftId: "${draftIds(subject).draftId}", first: 10) { nodes { id title cells { value } } }`,
    sees: () => 'importRows',
    expected: 'YYYF YYFF PPPP PPPP PPPP PPPP PPPP YYYF SSSS',
  },
  // Says of nobody anything: what a column of a file can be.
  importKinds: {
    kind: 'list',
    ask: () => '{ kind fields { name title required overwritable } }',
    sees: () => 'importKinds',
    expected: 'YYYY YYYY PPPP PPPP PPPP PPPP PPPP YYYY SSSS',
  },
  // The sources that own imports came from; those of the clubs that one does not manage are not told.
  importSources: {
    kind: 'list',
    ask: () => '{ id name lastRunId mappings { kind columns { heading field } } }',
    sees: ({ runId }) => runId,
    expected: 'YYY- YY-- PPPP PPPP PPPP PPPP PPPP YYY- SSSS',
  },
};
