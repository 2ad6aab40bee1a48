import { useQuery } from '@apollo/client/react';
import { FigureRowsDocument, type FigureRowsQueryVariables } from '../../api/documents.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { FilterChip, Part } from './figure-rows.ts';
import { FigureRowsSkeleton, FigureRowsView } from './figure-rows-view.tsx';

/** Rows that one question brings; the server gives no more than a hundred. */
const PAGE = 50;

interface Props {
  readonly question: Omit<FigureRowsQueryVariables, 'first' | 'after'>;
  readonly filters: readonly FilterChip[];
  readonly hrefOfPart: (part: Part) => string;
  readonly clearAllHref: string | null;
  readonly homeHref: string;
}

/** Asks for a figure and the rows behind it, a page at a time. */
export function AskFigureRows({ question, filters, hrefOfPart, clearAllHref, homeHref }: Props) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(FigureRowsDocument, {
    variables: { ...question, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const same = previousData?.figure.figure.name === question.name ? previousData : undefined;
  const detail = (data ?? same)?.figure;
  if (error && !detail) {
    return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!detail) return <FigureRowsSkeleton />;
  const after = detail.rows.pageInfo.endCursor;
  return (
    <>
      {error ? <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <FigureRowsView
        detail={detail}
        part={question.part}
        filters={filters}
        hrefOfPart={hrefOfPart}
        clearAllHref={clearAllHref}
        loading={loading}
        pageSize={PAGE}
        onMore={() => void fetchMore({ variables: { after } }).catch(() => undefined)}
      />
    </>
  );
}
