import { useQuery } from '@apollo/client/react';
import { SalesDocument, type SaleKind } from '../../api/documents.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { type SaleRow, SalesView } from './sales-view.tsx';

const PAGE = 50;

interface Props {
  readonly from: string | null;
  readonly to: string | null;
  readonly locationId: string | null;
  readonly kind: SaleKind | null;
  readonly withLocation: boolean;
  readonly hrefOf: (row: SaleRow) => string;
  readonly clearHref: string | null;
  readonly sellHref: string | null;
  readonly homeHref: string;
}

/** Asks for the sales, the newest first. */
export function AskSales({ from, to, locationId, kind, homeHref, ...view }: Props) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(SalesDocument, {
    variables: { from, to, locationId, kind, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const shown = (data ?? previousData)?.sales;
  if (!shown) {
    if (error) return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
    return <ListSkeleton />;
  }
  return (
    <>
      {error ? <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <SalesView
        {...view}
        rows={shown.edges.map(({ node }) => node)}
        hasMore={shown.pageInfo.hasNextPage}
        loading={loading}
        pageSize={PAGE}
        onMore={() => void fetchMore({ variables: { after: shown.pageInfo.endCursor } }).catch(() => undefined)}
      />
    </>
  );
}
