import { useQuery } from '@apollo/client/react';
import { ComparisonDocument, type ComparisonQueryVariables } from '../../api/documents.ts';
import type { Day } from '../../ui/day.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { CompareHrefs, Sort } from './compare.ts';
import { CompareView } from './compare-view.tsx';

interface Props {
  readonly question: ComparisonQueryVariables;
  readonly sort: Sort;
  readonly pins: readonly string[];
  readonly hrefs: CompareHrefs;
  readonly onText: (text: string) => void;
  readonly onMore: () => void;
  readonly today: Day;
  readonly homeHref: string;
}

/** Asks for lines side by side. Those that are there stay while others load. */
export function AskComparison({ question, homeHref, ...view }: Props) {
  const { data, previousData, error, loading, refetch } = useQuery(ComparisonDocument, {
    variables: question,
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const comparison = (data ?? previousData)?.comparison;
  const fault = error ? faultOf(error) : null;
  if (fault && (!comparison || (fault.kind !== 'network' && fault.kind !== 'broken'))) {
    return <FaultNotice fault={fault} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!comparison) return <ListSkeleton rows={12} />;
  return (
    <>
      {fault ? <FaultNotice fault={fault} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <CompareView {...view} comparison={comparison} by={question.by} text={question.text ?? ''} loading={loading} />
    </>
  );
}
