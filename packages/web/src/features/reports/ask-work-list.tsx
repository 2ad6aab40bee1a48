import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { SnoozeWorkLineDocument, WorkListDocument } from '../../api/documents.ts';
import { spellShortDay, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import type { Worker, WorkLine } from './work.ts';
import { WorkListView } from './work-list-view.tsx';

/** Its fields are fetched when somebody assigns. */
const AssignWork = lazy(() => import('./assign-work.tsx'));

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
  const snooze = useVerb(SnoozeWorkLineDocument, {
    done: 'WorkLineSnoozed',
    said: ({ until }) => t('work.snoozedUntil', { day: spellShortDay(until, today) }),
  });
  const [assigning, setAssigning] = useState<WorkLine | null>(null);
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
        onAssign={setAssigning}
        onSnooze={({ id }, until) => void snooze.run({ key: id, until })}
      />
      <RefusalNote refusal={snooze.refusal} />
      {assigning ? (
        <Suspense>
          <AssignWork
            line={assigning}
            worker={worker}
            locationId={locationId}
            today={today}
            onClose={() => setAssigning(null)}
          />
        </Suspense>
      ) : null}
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
