import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { FunnelDocument, type FunnelQueryVariables } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { FunnelBy, FunnelHrefs } from './funnel.ts';
import { FunnelView } from './funnel-view.tsx';
import styles from './funnel.module.css';

interface Props {
  readonly question: FunnelQueryVariables;
  readonly clock: 'cohort' | 'activity';
  readonly by: FunnelBy | null;
  readonly hrefs: FunnelHrefs;
  readonly hrefOfBy: (by: FunnelBy | null) => string;
  readonly homeHref: string;
}

/** Asks for the funnel. What is there stays, stepped back, while the fresh one loads. */
export function AskFunnel({ question, homeHref, ...view }: Props) {
  const { data, previousData, error, loading, refetch } = useQuery(FunnelDocument, {
    variables: question,
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const funnel = (data ?? previousData)?.funnel;
  const fault = error ? faultOf(error) : null;
  if (fault && (!funnel || (fault.kind !== 'network' && fault.kind !== 'broken'))) {
    return <FaultNotice fault={fault} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!funnel) return <FunnelSkeleton />;
  return (
    <div className={styles.page} aria-busy={loading} data-stale={(loading && !data) || undefined}>
      {fault ? <FaultNotice fault={fault} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <FunnelView {...view} funnel={funnel} />
    </div>
  );
}

function FunnelSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      <Skeleton height={12} width="50%" />
      <div className={styles.steps}>
        {[1, 0.6, 0.4, 0.2].map((share) => (
          <Skeleton key={share} height={170 * share} mt={170 * (1 - share)} />
        ))}
      </div>
      <Skeleton height={220} mt={36} />
    </div>
  );
}
