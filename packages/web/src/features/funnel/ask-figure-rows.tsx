import { skipToken, useQuery } from '@apollo/client/react';
import {
  FigureCompletenessDocument,
  FigureRowsDocument,
  RestatedRowsDocument,
  type FigureRowsQueryVariables,
} from '../../api/documents.ts';
import type { Chip } from '../../ui/chips.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { FigureHrefs, Tab } from './figure-rows.ts';
import { FigureRowsSkeleton, FigureRowsView } from './figure-rows-view.tsx';
import { RestatedList } from './restated-list.tsx';
import { RowList } from './row-list.tsx';

/** Rows that one question brings; the server gives no more than a hundred. */
const PAGE = 50;

interface Props {
  readonly question: Omit<FigureRowsQueryVariables, 'first' | 'after' | 'part'>;
  readonly tab: Tab;
  /** Whether it says beside the figure how much of these days is logged. */
  readonly withCompleteness: boolean;
  readonly chips: readonly Chip[];
  readonly hrefs: FigureHrefs;
  readonly homeHref: string;
  /** The clock of the place, for when corrections were recorded. */
  readonly timeZone: string;
}

/**
 * Asks for a figure and the rows behind it, a page at a time. Between the parts of one figure its head stays; for another
 * figure, other days or another filter the page makes a new one of these.
 */
export function AskFigureRows({ question, tab, withCompleteness, chips, hrefs, homeHref, timeZone }: Props) {
  const part = tab === 'RESTATED' ? 'NUMERATOR' : tab;
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(FigureRowsDocument, {
    variables: { ...question, part, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const { period, scope = null, asOf = null, knownAt = null } = question;
  const logged = useQuery(
    FigureCompletenessDocument,
    withCompleteness ? { variables: { period, scope, asOf, knownAt } } : skipToken,
  );
  const known = data ?? previousData;
  if (error && !data) {
    return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!known) return <FigureRowsSkeleton name={question.name} />;
  const rows = data?.figure.rows ?? null;
  const after = rows?.pageInfo.endCursor ?? null;
  return (
    <>
      {error ? <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <FigureRowsView
        detail={known.figure}
        completeness={logged.data?.figure.figure ?? null}
        tab={tab}
        chips={chips}
        hrefs={hrefs}
        timeZone={timeZone}
        reason={question.reason ?? null}
      />
      {tab === 'RESTATED' ? (
        <AskRestatedRows question={question} hrefs={hrefs} homeHref={homeHref} timeZone={timeZone} />
      ) : rows === null ? (
        <ListSkeleton />
      ) : (
        <RowList
          rows={rows.edges.map(({ node }) => node)}
          totalCount={rows.totalCount}
          part={tab}
          kind={known.figure.figure.kind}
          withReason={tab === 'EXCLUDED' || known.figure.countedReasons.length > 0}
          loading={loading}
          pageSize={PAGE}
          hasMore={rows.pageInfo.hasNextPage}
          onMore={() => void fetchMore({ variables: { after } }).catch(() => undefined)}
          hrefs={hrefs}
        />
      )}
    </>
  );
}

function AskRestatedRows({ question, hrefs, homeHref, timeZone }: Omit<Props, 'tab' | 'chips' | 'withCompleteness'>) {
  const { name, period, scope = null, asOf = null, knownAt = null } = question;
  const { data, error, loading, refetch, fetchMore } = useQuery(RestatedRowsDocument, {
    variables: { name, period, scope, asOf, knownAt, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  if (error && !data) return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  const rows = data.figure.restatement?.rows;
  const after = rows?.pageInfo.endCursor ?? null;
  return (
    <RestatedList
      rows={rows?.edges.map(({ node }) => node) ?? []}
      totalCount={rows?.totalCount ?? 0}
      loading={loading}
      pageSize={PAGE}
      hasMore={rows?.pageInfo.hasNextPage ?? false}
      onMore={() => void fetchMore({ variables: { after } }).catch(() => undefined)}
      hrefs={hrefs}
      timeZone={timeZone}
    />
  );
}
