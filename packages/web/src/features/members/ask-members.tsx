import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { MemberCountDocument, MembersDocument } from '../../api/documents.ts';
import { ListSkeleton, type Selection, type Sorting } from '../../ui/list/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { MembersList } from './members-list.tsx';
import type { MemberFilter, MemberOrder, MemberRow } from './words.ts';

interface Props {
  readonly filter: MemberFilter;
  readonly order: MemberOrder;
  readonly hrefOf: (member: MemberRow) => string;
  readonly sorting: Sorting;
  /** Several locations are in reach: the list says which. */
  readonly manyPlaces: boolean;
  /** Choosing rows, handed the rows that are shown. */
  readonly selectionOf: ((rows: readonly MemberRow[]) => Selection) | null;
  readonly empty: ReactNode;
  readonly homeHref: string;
}

const PAGE = 50;

/** Asks for the members. Rows that are there stay while others load. */
export function AskMembers({ filter, order, selectionOf, homeHref, ...view }: Props) {
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(MembersDocument, {
    variables: { ...filter, order, first: PAGE, after: null },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const count = useQuery(MemberCountDocument, { variables: filter, fetchPolicy: 'cache-and-network' });
  const page = (data ?? previousData)?.members;
  if (error && (!page || faultOf(error).kind !== 'network')) {
    return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!page) return <ListSkeleton />;
  const more = () =>
    void fetchMore({
      variables: { after: page.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { members } }) => ({
        members: { ...members, nodes: [...before.members.nodes, ...members.nodes] },
      }),
    });
  return (
    <MembersList
      {...view}
      rows={page.nodes}
      total={(count.data ?? count.previousData)?.memberCount ?? null}
      hasMore={page.pageInfo.hasNextPage}
      pageSize={PAGE}
      loading={loading}
      onMore={more}
      selection={selectionOf ? selectionOf(page.nodes) : null}
    />
  );
}
