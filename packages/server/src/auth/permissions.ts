import { NotPermitted, refuse } from '../kernel/index.ts';
import { staffOf, type ApiScope, type Ctx } from './ctx.ts';
import { ROLE_WORDS, ROLES, type Role } from './role.ts';

/**
 * How far a role's permission reaches: every location, the locations it is held at, or a person's own clients and
 * consultations at those locations.
 */
export type Extent = 'ALL' | 'LOCATIONS' | 'OWN';

type Row = { readonly [R in Role]?: Extent } & { readonly key: ApiScope | null; readonly words: string };

const writes = (words: string, roles: { readonly [R in Role]?: Extent }): Row => ({ ...roles, key: 'WRITE', words });
const reads = (words: string, roles: { readonly [R in Role]?: Extent }): Row => ({ ...roles, key: 'READ', words });
const people = (words: string, roles: { readonly [R in Role]?: Extent }): Row => ({ ...roles, key: null, words });

const EVERYBODY = { OWNER: 'ALL', MANAGER: 'LOCATIONS', TRAINER: 'OWN', FRONT_DESK: 'LOCATIONS' } as const;
const THEMSELVES = { OWNER: 'OWN', MANAGER: 'OWN', TRAINER: 'OWN', FRONT_DESK: 'OWN', ACCOUNTANT: 'OWN' } as const;
const LEADERS = { OWNER: 'ALL', MANAGER: 'LOCATIONS' } as const;

/**
 * The permission table (README, "Who may"): every operation of the product, who may do it and how far. An operation
 * that is not here can not be asked for; the access matrix walks over all of it.
 */
export const PERMISSIONS = {
  /** An accountant meets names on money rows only, which are read as sales. */
  readMembers: reads('see members', EVERYBODY),
  /** Others of one's own locations, by name only: what setting a consultation needs. */
  findMembers: reads('find members by name', { ...LEADERS, TRAINER: 'LOCATIONS', FRONT_DESK: 'LOCATIONS' }),
  addMember: writes('add members', { ...LEADERS, TRAINER: 'LOCATIONS', FRONT_DESK: 'LOCATIONS' }),
  changeMember: writes('change members', EVERYBODY),
  writeNote: writes('write notes', EVERYBODY),
  recordConsent: writes('record consents', EVERYBODY),
  /** Everybody keeps their own views of the lists they see. */
  keepViews: people('keep views', { OWNER: 'OWN', MANAGER: 'OWN', TRAINER: 'OWN', FRONT_DESK: 'OWN' }),
  planNextStep: writes('plan next steps', EVERYBODY),
  readNextSteps: reads('see next steps', EVERYBODY),
  /** What needs doing today, of the rows that one may see. */
  readWorkList: reads('see what needs doing', EVERYBODY),
  assignWorkLine: writes('hand work over', EVERYBODY),
  /** One's own list, and so nothing for a key. */
  snoozeWorkLine: people('put work off', EVERYBODY),
  readConsultations: reads('see consultations', EVERYBODY),
  /** The trainers that a consultation can be set with. */
  readTrainers: reads('see who trains', EVERYBODY),
  setConsultation: writes('set consultations', EVERYBODY),
  moveConsultation: writes('move consultations', EVERYBODY),
  logConsultation: writes('say how a consultation went', EVERYBODY),
  cancelConsultation: writes('cancel consultations', EVERYBODY),
  closeConsultation: writes('close consultations', EVERYBODY),
  sellPackage: writes('sell packages', EVERYBODY),
  giveDiscount: writes('sell below list price', LEADERS),
  replacePackage: writes('replace packages', LEADERS),
  refundSale: writes('refund sales', LEADERS),
  readSales: reads('see sales', { ...EVERYBODY, ACCOUNTANT: 'ALL' }),
  collectPayment: writes('collect payments', EVERYBODY),
  undo: writes('undo', EVERYBODY),
  scheduleSession: writes('schedule sessions', EVERYBODY),
  logSession: writes('log sessions', EVERYBODY),
  readSessions: reads('see sessions', EVERYBODY),
  /** Freezing, moving, reviving and giving away: what changes a package after the sale. */
  changePackage: writes('freeze, move and extend packages', LEADERS),
  readBooks: reads('see the books', { ...LEADERS, ACCOUNTANT: 'ALL' }),
  readBoard: reads('read the board', { ...EVERYBODY, ACCOUNTANT: 'ALL' }),
  readFigureRows: reads('open a figure', EVERYBODY),
  /** An accountant's log is the one of money. */
  readActivity: reads('read the activity log', { ...EVERYBODY, FRONT_DESK: 'OWN', ACCOUNTANT: 'ALL' }),
  readPriceList: reads('read the price list', {
    ...EVERYBODY,
    ACCOUNTANT: 'ALL',
    TRAINER: 'ALL',
    FRONT_DESK: 'ALL',
    MANAGER: 'ALL',
  }),
  changePriceList: writes('change the price list', { OWNER: 'ALL' }),
  readPeople: people('see people and roles', LEADERS),
  invitePerson: people('invite people', LEADERS),
  changeGrants: people('change roles', LEADERS),
  disablePerson: people('disable people', LEADERS),
  openLocation: people('open locations', { OWNER: 'ALL' }),
  /** A manager sets the policies of own locations; what a location is, and its discount limit, is the owner's. */
  changeLocation: people('change locations', LEADERS),
  manageKeys: people('manage API keys', { OWNER: 'ALL' }),
  setPayRate: people('set pay rates', LEADERS),
  readPayRates: people('see pay rates', { ...LEADERS, TRAINER: 'OWN', ACCOUNTANT: 'ALL' }),
  importFiles: { ...LEADERS, key: 'IMPORT', words: 'import files' },
  readImports: { ...LEADERS, key: 'IMPORT', words: 'see imports' },
  undoImport: { ...LEADERS, key: 'IMPORT', words: 'undo imports' },
  /** One's own name, password and visits. */
  keepProfile: people('look after their own profile', THEMSELVES),
  /** What a source is called and how its files are read is the same for every club. */
  changeSources: { OWNER: 'ALL', key: 'IMPORT', words: 'change sources' },
  verify: people('prove the books', { OWNER: 'ALL', ACCOUNTANT: 'ALL' }),
} as const satisfies Record<string, Row>;

/** The name of an operation of the product. */
export type Operation = keyof typeof PERMISSIONS;

/** What is somebody's own, and the locations where they hold the role that gives it to them (none named: at all of them). */
export interface Own {
  readonly staffId: string;
  readonly locationIds: readonly string[];
}

/**
 * Which rows an operation may touch: all of the organization, or those of some locations, or a person's own. Several roles
 * add up: who manages here and trains there reaches everything here and, besides, what is their own.
 */
export type Reach =
  | { readonly extent: 'ALL' }
  | { readonly extent: 'LOCATIONS'; readonly locationIds: readonly string[]; readonly besides?: Own }
  | ({ readonly extent: 'OWN' } & Own);

const ALL: Reach = { extent: 'ALL' };

/** The roles that may do it, in words: what a refusal names. */
export function whoMay(operation: Operation): string {
  const row: Row = PERMISSIONS[operation];
  return ROLES.filter((role) => row[role])
    .map((role) => ROLE_WORDS[role])
    .join(', ');
}

/** How far this actor may go with an operation, or null when not at all. Jobs and the command line act for the house. */
export function reachOf(ctx: Ctx, operation: Operation): Reach | null {
  const row: Row = PERMISSIONS[operation];
  const { actor } = ctx;
  if (actor.kind === 'JOB') return ALL;
  if (actor.kind === 'COMMAND_LINE' && actor.staffId === null) return ALL;
  if (actor.kind === 'API_KEY') return row.key !== null && actor.scopes.includes(row.key) ? ALL : null;
  return together(ctx, row);
}

/** What all the roles that somebody holds reach together. */
function together(ctx: Ctx, row: Row): Reach | null {
  const held = ctx.grants.flatMap(({ role, locationId }) => {
    const extent = row[role];
    if (!extent) return [];
    // A role held everywhere reaches everywhere, except that "own" stays own.
    return [{ extent: locationId === null && extent === 'LOCATIONS' ? ('ALL' as const) : extent, locationId }];
  });
  if (held.some(({ extent }) => extent === 'ALL')) return ALL;
  const idsOf = (extent: Extent) => held.filter((each) => each.extent === extent).map(({ locationId }) => locationId);
  const named = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null);
  const [theirs, shared] = [idsOf('OWN'), idsOf('LOCATIONS')];
  const staffId = staffOf(ctx);
  // Held everywhere for one's own, no location is named: that stands for all of them.
  const own =
    theirs.length > 0 && staffId ? { staffId, locationIds: theirs.includes(null) ? [] : named(theirs) } : null;
  if (shared.length === 0) return own && { extent: 'OWN', ...own };
  return { extent: 'LOCATIONS', locationIds: named(shared), ...(own && { besides: own }) };
}

/** How far the actor may go. Refuses with `NotPermitted`, naming who may. */
export function may(ctx: Ctx, operation: Operation): Reach {
  const reach = reachOf(ctx, operation);
  if (reach) return reach;
  const who = whoMay(operation);
  return refuse(new NotPermitted(`Only ${who} may ${PERMISSIONS[operation].words}.`, who));
}
