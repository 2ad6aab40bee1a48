import { useQuery } from '@apollo/client/react';
import { BeBacksDocument } from '../../api/documents.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { BeBacksView, type BeBackRow } from './be-backs-view.tsx';

const PAGE = 50;

interface Props {
  readonly locationId: string | null;
  readonly ownerStaffId: string | null;
  readonly withOwner: boolean;
  readonly hrefOf: (row: BeBackRow) => string | null;
  readonly onTalk: (row: BeBackRow) => void;
  readonly onBought: (row: BeBackRow) => void;
  readonly clearHref: string | null;
  readonly homeHref: string;
}

/** Asks who came, did not buy yet, and is to be followed up. */
export function AskBeBacks({ locationId, ownerStaffId, homeHref, ...view }: Props) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(BeBacksDocument, {
    variables: { locationId, ownerStaffId, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const shown = data ?? previousData;
  if (!shown) {
    if (error) return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
    return <ListSkeleton rows={6} />;
  }
  const { edges, pageInfo } = shown.beBacks;
  return (
    <>
      {error ? <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <BeBacksView
        {...view}
        rows={edges.map(({ node }) => node)}
        total={shown.beBackCounts.total}
        hasMore={pageInfo.hasNextPage}
        loading={loading}
        pageSize={PAGE}
        onMore={() => void fetchMore({ variables: { after: pageInfo.endCursor } }).catch(() => undefined)}
      />
    </>
  );
}
