import type { ApolloClient } from '@apollo/client';
import { ViewerDocument, type ViewerPartsFragment } from '../../api/documents.ts';

/** Who is signed in, in which organization, and where they land. */
export type Viewer = ViewerPartsFragment;

/** The person signed in, or null. Asked once a visit, unless `fresh`; throws where the server does not answer. */
export async function askViewer(client: ApolloClient, fresh = false): Promise<Viewer | null> {
  const { data } = await client.query({ query: ViewerDocument, fetchPolicy: fresh ? 'network-only' : 'cache-first' });
  return data?.viewer ?? null;
}

/** Everything known before belongs to somebody else or to another organization: it is forgotten, then the viewer is kept. */
export async function rememberViewer(client: ApolloClient, viewer: Viewer | null): Promise<void> {
  await client.clearStore();
  client.writeQuery({ query: ViewerDocument, data: { viewer } });
}

/** The same person in the same organization signed in again: what is known stays. */
export function keepViewer(client: ApolloClient, viewer: Viewer): void {
  client.writeQuery({ query: ViewerDocument, data: { viewer } });
}
