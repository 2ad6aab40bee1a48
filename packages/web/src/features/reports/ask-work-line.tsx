import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { WorkLineDocument } from '../../api/documents.ts';
import type { Day } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { Worker, WorkRow } from './work.ts';
import { WorkLineView } from './work-line-view.tsx';
import { WorkSheets, type WorkAct } from './work-sheets.tsx';

const PAGE = 50;

interface Props {
  readonly id: string;
  readonly locationId: string | null;
  readonly worker: Worker;
  readonly today: Day;
  readonly backHref: string;
  readonly hrefOfRow: (row: WorkRow) => string | null;
}

/** Asks for one line of work and everybody behind it. */
export function AskWorkLine({ id, locationId, worker, today, backHref, hrefOfRow }: Props) {
  const { data, error, loading, refetch, fetchMore } = useQuery(WorkLineDocument, {
    variables: { id, locationId, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const [doing, setDoing] = useState<WorkAct>(null);
  const fault = error ? faultOf(error) : null;
  if (fault?.kind === 'notFound') {
    return (
      <>
        <PageHead back={{ href: backHref, label: t('work.back') }} title={t('work.title')} />
        <Empty kind="nothing" title={t('work.doneTitle')} body={t('work.doneBody')} />
      </>
    );
  }
  if (fault && !data) return <FaultNotice page fault={fault} homeHref={backHref} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  const { rows, ...line } = data.workLine;
  return (
    <>
      <WorkLineView
        line={line}
        rows={rows.edges.map(({ node }) => node)}
        total={rows.totalCount}
        hasMore={rows.pageInfo.hasNextPage}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: rows.pageInfo.endCursor } }).catch(() => undefined)}
        worker={worker}
        today={today}
        backHref={backHref}
        hrefOfRow={hrefOfRow}
        onAssign={() => setDoing({ act: 'assign', line })}
        onLater={() => setDoing({ act: 'later', line })}
      />
      <WorkSheets doing={doing} worker={worker} locationId={locationId} today={today} onClose={() => setDoing(null)} />
    </>
  );
}
