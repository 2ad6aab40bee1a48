import { describe, expect, it } from '@jest/globals';
import { newId, Refused } from '../kernel/index.ts';
import {
  type ApiScope,
  type Ctx,
  type Extent,
  type Grant,
  isWithinReach,
  may,
  type Operation,
  PERMISSIONS,
  permittedOperations,
  type Reach,
  reachOf,
  type Role,
  ROLES,
  whoMay,
  withinReach,
} from './index.ts';

// The table of README ("Who may") once more, by hand: per operation the reach of an owner, a manager, a trainer, the
// front desk and an accountant (A all, L own locations, O own, - not at all), and what an API key needs.
const TABLE: Record<Operation, string> = {
  readMembers: 'A L O L - READ',
  findMembers: 'A L L L - READ',
  addMember: 'A L L L - WRITE',
  changeMember: 'A L O L - WRITE',
  writeNote: 'A L O L - WRITE',
  recordConsent: 'A L O L - WRITE',
  keepViews: 'O O O O - -',
  planNextStep: 'A L O L - WRITE',
  readNextSteps: 'A L O L - READ',
  readWorkList: 'A L O L - READ',
  assignWorkLine: 'A L O L - WRITE',
  snoozeWorkLine: 'A L O L - -',
  readConsultations: 'A L O L - READ',
  readTrainers: 'A L O L - READ',
  setConsultation: 'A L O L - WRITE',
  moveConsultation: 'A L O L - WRITE',
  logConsultation: 'A L O L - WRITE',
  cancelConsultation: 'A L O L - WRITE',
  closeConsultation: 'A L O L - WRITE',
  sellPackage: 'A L O L - WRITE',
  giveDiscount: 'A L - - - WRITE',
  replacePackage: 'A L - - - WRITE',
  refundSale: 'A L - - - WRITE',
  readSales: 'A L O L A READ',
  collectPayment: 'A L O L - WRITE',
  undo: 'A L O L - WRITE',
  scheduleSession: 'A L O L - WRITE',
  logSession: 'A L O L - WRITE',
  readSessions: 'A L O L - READ',
  changePackage: 'A L - - - WRITE',
  readBooks: 'A L - - A READ',
  readBoard: 'A L O L A READ',
  readFigureRows: 'A L O L - READ',
  readActivity: 'A L O O A READ',
  readPriceList: 'A A A A A READ',
  changePriceList: 'A - - - - WRITE',
  readPeople: 'A L - - - -',
  invitePerson: 'A L - - - -',
  changeGrants: 'A L - - - -',
  disablePerson: 'A L - - - -',
  openLocation: 'A - - - - -',
  changeLocation: 'A L - - - -',
  manageKeys: 'A - - - - -',
  setPayRate: 'A L - - - -',
  readPayRates: 'A L O - A -',
  importFiles: 'A L - - - IMPORT',
  readImports: 'A L - - - IMPORT',
  undoImport: 'A L - - - IMPORT',
  keepProfile: 'O O O O O -',
  changeSources: 'A - - - - IMPORT',
  verify: 'A - - - A -',
};

const OPERATIONS = Object.keys(PERMISSIONS) as Operation[];
const LETTERS: Record<string, Extent | undefined> = { A: 'ALL', L: 'LOCATIONS', O: 'OWN' };
const [HERE, THERE, ME, OTHER] = [newId(), newId(), newId(), newId()];

function ctxOf(actor: Ctx['actor'], grants: readonly Grant[] = []): Ctx {
  return { organizationId: newId(), actor, grants, requestId: 'r', now: new Date('2026-11-18T18:00:00Z') };
}
const personWith = (...grants: Grant[]) =>
  ctxOf({ kind: 'PERSON', userId: newId(), staffId: ME, visitId: newId() }, grants);
const keyWith = (...scopes: ApiScope[]) => ctxOf({ kind: 'API_KEY', keyId: newId(), scopes });

function expectedReach(operation: Operation, role: Role): Reach | null {
  const extent = LETTERS[TABLE[operation].split(' ')[ROLES.indexOf(role)] ?? ''];
  if (extent === undefined) return null;
  if (extent === 'ALL') return { extent };
  return extent === 'LOCATIONS' ? { extent, locationIds: [HERE] } : { extent, staffId: ME, locationIds: [HERE] };
}

describe('who may', () => {
  it('is written down for every operation there is, and for none that there is not', () => {
    expect(OPERATIONS.sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(ROLES)('%s reaches in every operation as far as the table says', (role) => {
    const ctx = personWith({ role, locationId: HERE });
    const found = OPERATIONS.map((operation) => [operation, reachOf(ctx, operation)]);
    expect(found).toEqual(OPERATIONS.map((operation) => [operation, expectedReach(operation, role)]));
  });

  it.each(ROLES)('%s is refused everything else, and told who may', (role) => {
    const ctx = personWith({ role, locationId: HERE });
    for (const operation of OPERATIONS.filter((name) => expectedReach(name, role) === null)) {
      let refused: unknown;
      try {
        may(ctx, operation);
      } catch (error) {
        refused = error;
      }
      expect(refused).toBeInstanceOf(Refused);
      expect((refused as Refused).reason).toMatchObject({ refusal: 'NotPermitted', whoMay: whoMay(operation) });
      expect(whoMay(operation)).toContain('an owner');
    }
  });

  it('lets an API key do what its scope names, and nothing about people, pay, locations, keys or the books', () => {
    for (const scope of ['READ', 'WRITE', 'IMPORT'] as const) {
      const named = OPERATIONS.filter((operation) => TABLE[operation].endsWith(` ${scope}`));
      expect(permittedOperations(keyWith(scope)).sort()).toEqual(named.sort());
    }
    const all = permittedOperations(keyWith('READ', 'WRITE', 'IMPORT'));
    expect(OPERATIONS.filter((operation) => !all.includes(operation)).sort()).toEqual(
      'changeGrants changeLocation disablePerson invitePerson keepProfile keepViews manageKeys openLocation readPayRates readPeople setPayRate snoozeWorkLine verify'.split(
        ' ',
      ),
    );
  });

  it('lets nobody do anything without a role', () => {
    expect(permittedOperations(personWith())).toEqual([]);
  });

  it('lets the house’s own jobs and command line do everything, but the command line as somebody only what that person may', () => {
    for (const actor of [
      { kind: 'JOB', name: 'nightly' },
      { kind: 'COMMAND_LINE', staffId: null },
    ] as const) {
      expect(permittedOperations(ctxOf(actor)).sort()).toEqual(OPERATIONS);
    }
    const asDesk = ctxOf({ kind: 'COMMAND_LINE', staffId: ME }, [{ role: 'FRONT_DESK', locationId: HERE }]);
    expect(reachOf(asDesk, 'importFiles')).toBeNull();
    expect(reachOf(asDesk, 'setConsultation')).toEqual({ extent: 'LOCATIONS', locationIds: [HERE] });
  });

  it('gives a role held everywhere all locations, and keeps own to own', () => {
    expect(reachOf(personWith({ role: 'MANAGER', locationId: null }), 'readMembers')).toEqual({ extent: 'ALL' });
    expect(reachOf(personWith({ role: 'TRAINER', locationId: null }), 'readMembers')).toEqual({
      extent: 'OWN',
      staffId: ME,
      locationIds: [],
    });
  });

  it('lets somebody who manages here and trains there manage here, and do there what a trainer does', () => {
    const ctx = personWith({ role: 'MANAGER', locationId: HERE }, { role: 'TRAINER', locationId: THERE });
    const besides = { staffId: ME, locationIds: [THERE] };
    expect(reachOf(ctx, 'logConsultation')).toEqual({ extent: 'LOCATIONS', locationIds: [HERE], besides });
    expect(reachOf(ctx, 'findMembers')).toEqual({ extent: 'LOCATIONS', locationIds: [HERE, THERE] });
    // What a trainer may not do is theirs here alone.
    expect(reachOf(ctx, 'refundSale')).toEqual({ extent: 'LOCATIONS', locationIds: [HERE] });
    expect(reachOf(ctx, 'changeGrants')).toEqual({ extent: 'LOCATIONS', locationIds: [HERE] });
  });

  it('adds up every two roles that somebody can hold, and reaches neither more nor less than both', () => {
    const at = (role: Role, place: string): Grant =>
      role === 'OWNER' || role === 'ACCOUNTANT' ? { role, locationId: null } : { role, locationId: place };
    const rows = [HERE, THERE, null].flatMap((locationId) => [ME, OTHER].map((who) => ({ locationId, own: [who] })));
    for (const a of ROLES.map((role) => at(role, HERE))) {
      for (const b of ROLES.map((role) => at(role, THERE))) {
        for (const operation of OPERATIONS) {
          const [one, other, both] = [[a], [b], [a, b]].map((grants) => reachOf(personWith(...grants), operation));
          const reaches = (reach: Reach | null | undefined, row: (typeof rows)[number]) =>
            reach ? isWithinReach(reach, row) : false;
          expect([a.role, b.role, operation, rows.map((row) => reaches(both, row))]).toEqual([
            a.role,
            b.role,
            operation,
            rows.map((row) => reaches(one, row) || reaches(other, row)),
          ]);
        }
      }
    }
  });
});

describe('which rows', () => {
  const columns = { location: 'c.location_id', own: ['c.trainer_id', 'c.set_by_staff_id'] };
  const rows = {
    own: { locationId: HERE, own: [ME, OTHER] },
    anothers: { locationId: HERE, own: [OTHER, null] },
    anotherLocations: { locationId: THERE, own: [OTHER] },
    nowhere: { locationId: null, own: [null] },
  };
  const cases: [Reach, boolean[]][] = [
    [{ extent: 'ALL' }, [true, true, true, true]],
    [{ extent: 'LOCATIONS', locationIds: [HERE] }, [true, true, false, false]],
    [{ extent: 'LOCATIONS', locationIds: [] }, [false, false, false, false]],
    [{ extent: 'OWN', staffId: ME, locationIds: [HERE] }, [true, false, false, false]],
    [
      { extent: 'LOCATIONS', locationIds: [THERE], besides: { staffId: ME, locationIds: [HERE] } },
      [true, false, true, false],
    ],
  ];

  it.each(cases)(
    '%o reaches own, another trainer’s, another location’s and placeless rows as it should',
    (reach, expected) => {
      expect(Object.values(rows).map((row) => isWithinReach(reach, row))).toEqual(expected);
    },
  );

  it('become one condition whose values are bound, behind the parameters that are there already', () => {
    const conditions = cases.map(([reach]) => {
      const parameters: unknown[] = ['the organization'];
      return [withinReach(reach, columns, parameters), parameters.slice(1)];
    });
    expect(conditions).toEqual([
      ['true', []],
      ['c.location_id = any ($2::uuid[])', [[HERE]]],
      ['c.location_id = any ($2::uuid[])', [[]]],
      ['(c.trainer_id = $2 or c.set_by_staff_id = $2)', [ME]],
      ['(c.location_id = any ($2::uuid[]) or c.trainer_id = $3 or c.set_by_staff_id = $3)', [[THERE], ME]],
    ]);
  });

  it('are none at all where a table knows no owner and somebody sees only their own', () => {
    expect(withinReach({ extent: 'OWN', staffId: ME, locationIds: [HERE] }, { location: 'l.id', own: [] }, [])).toBe(
      'false',
    );
  });
});
