import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { WorkListDocument } from '../../api/documents.ts';
import type { Day } from '../../ui/day.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { Worker } from './work.ts';
import { WorkSheets, type WorkAct } from './work-sheets.tsx';
import { WorkListView } from './work-list-view.tsx';

interface Props {
  readonly locationId: string | null;
  readonly worker: Worker;
  readonly today: Day;
  readonly homeHref: string;
  readonly hrefOfLine: (id: string) => string;
}

/** Asks what needs doing, gives it to somebody, puts it off. */
export function AskWorkList({ locationId, worker, today, homeHref, hrefOfLine }: Props) {
  const { data, previousData, error, refetch } = useQuery(WorkListDocument, {
    variables: { locationId },
    fetchPolicy: 'cache-and-network',
  });
  const [doing, setDoing] = useState<WorkAct>(null);
  const list = (data ?? previousData)?.workList;
  if (!list) {
    if (error) return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
    return <WorkSkeleton />;
  }
  return (
    <div>
      <WorkListView
        list={list}
        worker={worker}
        today={today}
        hrefOfLine={hrefOfLine}
        onAssign={(line) => setDoing({ act: 'assign', line })}
        onLater={(line) => setDoing({ act: 'later', line })}
      />
      <WorkSheets doing={doing} worker={worker} locationId={locationId} today={today} onClose={() => setDoing(null)} />
    </div>
  );
}

function WorkSkeleton() {
  return (
    <div aria-busy="true">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} height={42} mb={14} />
      ))}
    </div>
  );
}
