import { getRouteApi, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import {
  AskMorningBoard,
  AskWorkList,
  LEAGUE_FIGURES,
  LEAGUE_LINES,
  readSort,
  writeSort,
} from '../../features/reports/index.ts';
import { addDays, type Day } from '../../ui/day.ts';
import { Downloads } from '../../ui/downloads.tsx';
import { t } from '../../ui/messages/index.ts';
import { exportPath, figurePath, homeOf, mayDo, opensFigures, paths, pathTo, withSearch } from '../paths.ts';
import type { BoardSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';
import { daysOf, todayOf } from './days.ts';
import { DaysHeader } from './days-header.tsx';
import { workerOf } from './worker.ts';

const inside = getRouteApi('/inside');

/** The morning board in its four doors: the manager's, the trainer's own, the front desk's day, the accountant's totals. */
export function BoardPage() {
  const { viewer } = inside.useRouteContext();
  const search: BoardSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { pathname, href } = useLocation();
  const today = todayOf(search, viewer.locations);
  const asked = pathname === paths.today ? runningDay(today) : daysOf(search, today);
  const title = titleOf(pathname);
  useTitle(title ?? t('board.title'));
  const change = (next: Partial<BoardSearch>) =>
    void navigate({ to: pathname, search: { ...search, ...next }, replace: true, resetScroll: false });
  const location = search.location ?? null;
  return (
    <>
      <DaysHeader
        title={title}
        viewer={viewer}
        search={search}
        today={today}
        asked={asked}
        more={pathname === paths.today ? null : <BoardFiles asked={asked} search={search} />}
        onChange={change}
      />
      <AskMorningBoard
        question={{
          period: asked.period,
          compare: asked.compared,
          locationId: location,
          figures: LEAGUE_FIGURES,
          first: LEAGUE_LINES,
          asOf: asked.asOf,
          knownAt: search.knownAt ?? null,
        }}
        today={today}
        sort={readSort(search.sort)}
        onSort={(sort) => change({ sort: writeSort(sort) })}
        hrefOfRows={(name, { locationId, trainerId }, days) =>
          opensFigures(viewer)
            ? figurePath(name, {
                ...days,
                location: locationId,
                trainer: trainerId,
                asOf: asked.asOf ?? undefined,
                knownAt: search.knownAt,
                back: href,
              })
            : null
        }
        hrefOfAll={(by) => (mayDo(viewer, 'readPeople') ? withSearch(paths[by], { ...search, sort: undefined }) : null)}
        homeHref={homeOf(viewer)}
        work={
          mayDo(viewer, 'readWorkList') ? (
            <AskWorkList
              locationId={location}
              worker={workerOf(viewer)}
              today={today}
              homeHref={homeOf(viewer)}
              hrefOfLine={(id) => withSearch(pathTo(paths.work, id), { location: location ?? undefined, back: href })}
            />
          ) : null
        }
      />
    </>
  );
}

interface FilesProps {
  readonly asked: Pick<ReturnType<typeof daysOf>, 'period' | 'compared' | 'asOf'>;
  readonly search: BoardSearch;
}

/** The board as a file, with the same totals. */
function BoardFiles({ asked, search }: FilesProps) {
  const { period, compared } = asked;
  const { location, asOf, knownAt } = search;
  const days = { ...period, compareFrom: compared.from, compareTo: compared.to };
  return <Downloads hrefOf={(format) => exportPath('board', format, { ...days, location, asOf, knownAt })} />;
}

/** The front desk reads the running day, so its board is asked for as of tomorrow's morning. */
function runningDay(today: Day) {
  const yesterday = addDays(today, -1);
  const asOf = addDays(today, 1);
  return { choice: null, period: { from: today, to: today }, compared: { from: yesterday, to: yesterday }, asOf };
}

function titleOf(pathname: string): string | null {
  if (pathname === paths.myFigures) return t('nav.myFigures');
  return pathname === paths.totals ? t('nav.totals') : null;
}
