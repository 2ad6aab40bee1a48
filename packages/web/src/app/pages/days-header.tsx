import type { ReactNode } from 'react';
import type { Viewer } from '../../features/auth/index.ts';
import { BoardHeader } from '../../features/reports/index.ts';
import type { Day } from '../../ui/day.ts';
import type { BoardSearch } from '../search.ts';
import { searchOfChoice, type daysOf } from './days.ts';

interface Props {
  readonly title: string | null;
  readonly viewer: Viewer;
  readonly search: Pick<BoardSearch, 'location' | 'knownAt'>;
  readonly today: Day;
  readonly asked: Omit<ReturnType<typeof daysOf>, 'choice'> & {
    readonly choice: ReturnType<typeof daysOf>['choice'] | null;
  };
  /** What else can be had of the page. */
  readonly more?: ReactNode;
  readonly onChange: (next: Partial<BoardSearch>) => void;
}

/** The head of every page of figures: what it is, where, over which days, beside which. */
export function DaysHeader({ title, viewer, search, today, asked, more = null, onChange }: Props) {
  return (
    <BoardHeader
      title={title}
      today={today}
      period={asked.period}
      compared={asked.compared}
      choice={asked.choice}
      onChoose={(choice) => onChange(searchOfChoice(choice))}
      places={viewer.locations}
      placeId={search.location ?? null}
      onPlace={(place) => onChange({ location: place ?? undefined })}
      organization={viewer.organization.name}
      knownAt={search.knownAt ?? null}
      more={more}
    />
  );
}
