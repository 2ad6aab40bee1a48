import { lazy, Suspense } from 'react';
import type { Day } from '../../ui/day.ts';
import type { Worker, WorkLineHead } from './work.ts';

/** Fetched when somebody reaches for them: the first screen goes without their fields. */
const AssignWork = lazy(() => import('./assign-work.tsx'));
const PutOffWork = lazy(() => import('./put-off-work.tsx'));

/** What is being done about a line: given to somebody, or put off; nothing. */
export type WorkAct = { readonly act: 'assign' | 'later'; readonly line: WorkLineHead } | null;

interface Props {
  readonly doing: WorkAct;
  readonly worker: Worker;
  readonly locationId: string | null;
  readonly today: Day;
  readonly onClose: () => void;
}

/** The sheet of what is being done about a line. */
export function WorkSheets({ doing, worker, locationId, today, onClose }: Props) {
  if (doing === null) return null;
  const common = { line: doing.line, worker, today, onClose };
  return (
    <Suspense>
      {doing.act === 'assign' ? <AssignWork {...common} locationId={locationId} /> : <PutOffWork {...common} />}
    </Suspense>
  );
}
