import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { relayStylePagination } from '@apollo/client/utilities';
import { faultOf } from '../ui/refusal.ts';

interface Options {
  /** Called when the server no longer knows the visit. */
  readonly onSignedOut: () => void;
  readonly uri?: string;
}

/** The one client of the app: it sends whole documents (the server knows them by their text) with the visit's cookie. */
export function makeClient({ onSignedOut, uri = '/graphql' }: Options): ApolloClient {
  const watchVisit = new ErrorLink(({ error }) => {
    if (faultOf(error).kind === 'notSignedIn') onSignedOut();
  });
  return new ApolloClient({
    link: ApolloLink.from([watchVisit, new HttpLink({ uri, credentials: 'same-origin' })]),
    cache: makeCache(),
  });
}

/** Pages of rows append; the viewer is one; a figure's parts are kept beside one another. */
export function makeCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Viewer: { keyFields: ['userId'] },
      FigureDetail: { merge: true, fields: { rows: relayStylePagination(['part']) } },
    },
  });
}
