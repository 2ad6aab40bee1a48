import { getRouteApi, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import {
  AskMorningBoard,
  BoardHeader,
  comparedPeriodOf,
  periodOf,
  readSort,
  writeSort,
  type PeriodChoice,
} from '../../features/reports/index.ts';
import { addDays, todayIn, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { figurePath, homeOf, opensFigures, paths } from '../paths.ts';
import type { BoardSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';

const inside = getRouteApi('/inside');

/** The morning board in its four doors: the manager's, the trainer's own, the front desk's day, the accountant's totals. */
export function BoardPage() {
  const { viewer } = inside.useRouteContext();
  const search: BoardSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const today = todayOf(search, viewer.locations);
  const asked = askedDays(search, today, pathname === paths.today);
  const title = titleOf(pathname);
  useTitle(title ?? t('board.title'));
  const change = (next: Partial<BoardSearch>) =>
    void navigate({ to: pathname, search: { ...search, ...next }, replace: true, resetScroll: false });
  return (
    <>
      <BoardHeader
        title={title}
        today={today}
        period={asked.period}
        compared={asked.compared}
        choice={asked.choice}
        onChoose={({ period, from, to, compare }) =>
          change({
            period: period === 'this-month' ? undefined : period,
            from: period === 'custom' ? from : undefined,
            to: period === 'custom' ? to : undefined,
            compare: compare === 'before' ? undefined : compare,
          })
        }
        places={viewer.locations}
        placeId={search.location ?? null}
        onPlace={(location) => change({ location: location ?? undefined })}
        organization={viewer.organization.name}
        knownAt={search.knownAt ?? null}
      />
      <AskMorningBoard
        question={{
          period: asked.period,
          compare: asked.compared,
          locationId: search.location ?? null,
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
              })
            : null
        }
        homeHref={homeOf(viewer)}
      />
    </>
  );
}

/** The morning that the board is read on: the one in the address, else today where the chosen (or first) location is. */
function todayOf(
  { asOf, location }: BoardSearch,
  locations: readonly { readonly id: string; readonly timeZone: string }[],
): Day {
  const place = locations.find(({ id }) => id === location) ?? locations[0];
  return asOf ?? todayIn(place?.timeZone ?? 'UTC');
}

/** The front desk reads the running day, so its board is asked for as of tomorrow's morning. */
function askedDays(search: BoardSearch, today: Day, runningDay: boolean) {
  if (runningDay) {
    const yesterday = addDays(today, -1);
    const asOf = addDays(today, 1);
    return { choice: null, period: { from: today, to: today }, compared: { from: yesterday, to: yesterday }, asOf };
  }
  const { from, to } = search;
  const choice: PeriodChoice = { period: search.period ?? 'this-month', from, to, compare: search.compare ?? 'before' };
  return {
    choice,
    period: periodOf(choice, today),
    compared: comparedPeriodOf(choice, today),
    asOf: search.asOf ?? null,
  };
}

function titleOf(pathname: string): string | null {
  if (pathname === paths.myFigures) return t('nav.myFigures');
  return pathname === paths.totals ? t('nav.totals') : null;
}
