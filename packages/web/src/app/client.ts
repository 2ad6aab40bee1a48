import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { relayStylePagination } from '@apollo/client/utilities';
import { faultOf } from '../ui/refusal.ts';

interface Options {
  /**
   * Called when the server no longer knows the visit. Answers true when somebody signed in again: what was asked for is then
   * asked once more, and nothing that was typed is lost.
   */
  readonly onSignedOut: () => Promise<boolean>;
  readonly uri?: string;
}

/** The one client of the app: it sends whole documents (the server knows them by their text) with the visit's cookie. */
export function makeClient({ onSignedOut, uri = '/graphql' }: Options): ApolloClient {
  const watchVisit = new ErrorLink(({ error, operation, forward }) => {
    if (faultOf(error).kind !== 'notSignedIn') return undefined;
    return new Observable((observer) => {
      void onSignedOut().then((again) => {
        if (again) forward(operation).subscribe(observer);
        else observer.error(error);
      });
    });
  });
  return new ApolloClient({
    link: ApolloLink.from([watchVisit, new HttpLink({ uri, credentials: 'same-origin' })]),
    cache: makeCache(),
    defaultOptions: {
      // What was seen before is shown at once and asked for again: a figure is never older than the page that shows it.
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  });
}

/** Pages of rows append; the viewer is one; a figure's parts are kept beside one another. */
export function makeCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Viewer: { keyFields: ['userId'] },
      FigureDetail: { merge: true, fields: { rows: relayStylePagination(['part', 'reason']) } },
      Restatement: { merge: true, fields: { rows: relayStylePagination() } },
      // A line is counted where it was asked for: the same one says another count at one location alone.
      WorkLine: { keyFields: false, merge: true, fields: { rows: relayStylePagination() } },
      Query: { fields: LISTS },
    },
  });
}

/** Lists that are read a page at a time: what makes them another list, and so not the next page of the same one. */
const LISTS = {
  importHistory: relayStylePagination(),
  importRows: relayStylePagination(['draftId', 'fileId', 'show']),
  consultations: relayStylePagination(['days', 'from', 'to', 'locationId', 'trainerId', 'state', 'latestFirst']),
  beBacks: relayStylePagination(['locationId', 'ownerStaffId']),
  sales: relayStylePagination(['from', 'to', 'locationId', 'sellerId', 'kind']),
  people: relayStylePagination(['text', 'role', 'locationId', 'signIn']),
  activity: relayStylePagination(['memberId', 'locationId', 'actorStaffId', 'actorKind', 'what', 'from', 'to']),
};
