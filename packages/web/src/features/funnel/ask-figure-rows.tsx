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

/**
 * Asks for a figure and the rows behind it, a page at a time. Between the parts of one figure its head stays; for another
 * figure, other days or another filter the page makes a new one of these.
 */
export function AskFigureRows({ question, filters, hrefOfPart, clearAllHref, homeHref }: Props) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(FigureRowsDocument, {
    variables: { ...question, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const detail = (data ?? previousData)?.figure;
  if (error && !data) {
    return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!detail) return <FigureRowsSkeleton />;
  const rows = data?.figure.rows ?? null;
  const after = rows?.pageInfo.endCursor ?? null;
  return (
    <>
      {error ? <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <FigureRowsView
        detail={detail}
        rows={rows}
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
