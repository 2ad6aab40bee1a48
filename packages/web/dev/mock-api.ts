/**
 * An API of fixed answers on the real schema: the web's tests and the server for work on the screens ask it. Any password
 * but "wrong" signs in; the name before the @ is the role.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, graphql, type ExecutionResult } from 'graphql';
import type {
  FigureRowsQueryVariables,
  MorningBoardQueryVariables,
  ViewerPartsFragment,
} from '../src/api/documents.ts';
import { aBoard, aViewer, LOCATIONS } from './board.builder.ts';
import { aFigureDetail } from './rows.builder.ts';

export interface MockApi {
  readonly answer: (query: string, variables: Record<string, unknown>) => Promise<ExecutionResult>;
  /** Starts a visit, or ends it where null. */
  readonly visit: (viewer: ViewerPartsFragment | null) => void;
}

const schemaFile = join(import.meta.dirname, '../../../schema/schema.graphql');

/** An API with a memory of its own: who is signed in. */
export function makeMockApi(): MockApi {
  const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
  let signedIn: ViewerPartsFragment | null = null;
  const signIn = (email: string) => {
    signedIn = viewerOf(email);
    return { __typename: 'SignedIn', viewer: signedIn };
  };

  const rootValue = {
    viewer: () => signedIn,
    board: (variables: MorningBoardQueryVariables) => boardFor(variables, signedIn),
    figure: (question: Omit<FigureRowsQueryVariables, 'part' | 'first'>) => {
      const detail = aFigureDetail({ ...question, part: 'NUMERATOR', first: 1 });
      return {
        ...detail,
        rows: (page: Pick<FigureRowsQueryVariables, 'part' | 'first' | 'after'>) =>
          aFigureDetail({ ...question, ...page }).rows,
      };
    },
    signIn: ({ input }: { input: { email: string; password: string } }) =>
      input.password === 'wrong'
        ? { __typename: 'WrongCredentials', message: 'The address or the password is not right.' }
        : signIn(input.email),
    signOut: () => {
      signedIn = null;
      return { __typename: 'SignedOut', everywhere: false };
    },
    requestPasswordLink: ({ email }: { email: string }) => ({ __typename: 'PasswordLinkRequested', email }),
    setPassword: ({ token }: { token: string }) =>
      token === 'old'
        ? { __typename: 'LinkExpired', message: 'The link has expired.' }
        : { __typename: 'PasswordSet', email: 'vera@northside.example' },
    chooseOrganization: () => ({ __typename: 'SignedIn', viewer: signedIn }),
  };

  return {
    answer: (source, variableValues) => graphql({ schema, source, variableValues, rootValue }),
    visit: (viewer) => {
      signedIn = viewer;
    },
  };
}

function viewerOf(email: string): ViewerPartsFragment {
  const role = email.split('@')[0] ?? '';
  const one = { locations: [LOCATIONS[0]] };
  if (role === 'trainer')
    return aViewer({
      ...one,
      name: 'Noor Baran',
      homePage: 'MY_FIGURES',
      roles: ['TRAINER'],
      grants: [{ role: 'TRAINER', location: LOCATIONS[0] }],
    });
  if (role === 'desk')
    return aViewer({
      ...one,
      name: 'Ana Ruiz',
      homePage: 'TODAY',
      roles: ['FRONT_DESK'],
      grants: [{ role: 'FRONT_DESK', location: LOCATIONS[0] }],
    });
  if (role === 'accountant')
    return aViewer({
      name: 'Cem Aydın',
      homePage: 'TOTALS',
      roles: ['ACCOUNTANT'],
      grants: [{ role: 'ACCOUNTANT', location: null }],
    });
  if (role === 'owner')
    return aViewer({
      name: 'Dana Whitlock',
      roles: ['OWNER'],
      grants: [{ role: 'OWNER', location: null }],
      organizations: [{ id: 'second', name: 'Harbour Gyms' }],
    });
  return aViewer();
}

function boardFor(variables: MorningBoardQueryVariables, signedIn: ViewerPartsFragment | null) {
  const board = aBoard(variables);
  const total = (keep: (name: string) => boolean) => ({
    ...board.total,
    figures: board.total.figures.filter(({ figure }) => keep(figure.name)),
  });
  if (signedIn?.homePage === 'MY_FIGURES')
    return {
      ...board,
      trainers: board.trainers.slice(2, 3),
      locations: [],
      total: { ...board.trainers[2], rank: null },
    };
  if (signedIn?.homePage === 'TODAY')
    return {
      ...board,
      trainers: [],
      locations: [],
      steps: [],
      total: total((name) => /NEW_MEMBERS|SETS_MADE|UNLOGGED/.test(name)),
    };
  if (signedIn?.homePage === 'TOTALS') return { ...board, trainers: [], locations: [] };
  return board;
}
