import { getRouteApi, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import {
  AskFunnel,
  FUNNEL_BY,
  useSourceName,
  useStaffName,
  type FunnelBy,
  type FunnelHrefs,
} from '../../features/funnel/index.ts';
import type { Viewer } from '../../features/auth/index.ts';
import type { Day } from '../../ui/day.ts';
import { FilterChips, type Chip } from '../../ui/chips.tsx';
import { t } from '../../ui/messages/index.ts';
import { Tabs } from '../../ui/page.tsx';
import { figurePath, homeOf, opensFigures, paths, withSearch } from '../paths.ts';
import type { FunnelSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';
import { daysOf, todayOf } from './days.ts';
import { DaysHeader } from './days-header.tsx';

const inside = getRouteApi('/inside');

/** The funnel by its two clocks; days, place, break-down and the line it is narrowed to are in the address. */
export function FunnelPage() {
  const { viewer } = inside.useRouteContext();
  const search: FunnelSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { pathname, href } = useLocation();
  useTitle(t('funnel.title'));
  const today = todayOf(search, viewer.locations);
  const asked = daysOf(search, today);
  const clock = pathname === paths.funnelActivity ? 'activity' : 'cohort';
  const by = FUNNEL_BY.find((one) => one.toLowerCase() === search.by) ?? null;
  const to = (next: Partial<FunnelSearch>, path = pathname) => withSearch(path, { ...search, ...next });
  const change = (next: Partial<FunnelSearch>) => void navigate({ href: to(next), replace: true, resetScroll: false });
  const { location, trainer, source, item, knownAt } = search;
  const chips = useChips(search, (next) => to(next));
  return (
    <>
      <DaysHeader
        title={t('funnel.title')}
        viewer={viewer}
        search={search}
        today={today}
        asked={asked}
        onChange={change}
      />
      <FilterChips chips={chips} clearAllHref={to({ trainer: undefined, source: undefined, item: undefined })} />
      <Tabs
        label={t('funnel.tabs')}
        current={clock}
        tabs={[
          { key: 'cohort', label: t('funnel.cohort'), href: to({}, paths.funnel) },
          { key: 'activity', label: t('funnel.activity'), href: to({}, paths.funnelActivity) },
        ]}
      />
      <AskFunnel
        question={{
          period: asked.period,
          compare: asked.compared,
          by,
          scope: {
            locationId: location ?? null,
            trainerId: trainer ?? null,
            sourceId: source ?? null,
            item: item ?? null,
          },
          asOf: asked.asOf,
          knownAt: knownAt ?? null,
        }}
        clock={clock}
        by={by}
        hrefs={hrefsOf(viewer, search, asked.period, href, to)}
        hrefOfBy={(next) => to({ by: wordOf(next) })}
        homeHref={homeOf(viewer)}
      />
    </>
  );
}

/** Where the numbers lead, and the lines: with everything that the page is narrowed to. */
function hrefsOf(
  viewer: Viewer,
  { location, trainer, source, item, asOf, knownAt }: FunnelSearch,
  days: { readonly from: Day; readonly to: Day },
  back: string,
  to: (next: Partial<FunnelSearch>) => string,
): FunnelHrefs {
  const narrowed = { ...days, location, trainer, source, item, asOf, knownAt, back };
  return {
    figure: (name, scope, reason) =>
      opensFigures(viewer) ? figurePath(name, { ...narrowed, ...scope, reason }) : null,
    line: (scope) => to({ ...scope, by: undefined }),
  };
}

const wordOf = (by: FunnelBy | null) => (by === null ? undefined : (by.toLowerCase() as Lowercase<FunnelBy>));

/** What the funnel is narrowed to besides the place, which has its own choice above. */
function useChips({ trainer, source, item }: FunnelSearch, to: (next: Partial<FunnelSearch>) => string): Chip[] {
  const trainerName = useStaffName(trainer);
  const sourceName = useSourceName(source);
  const chips: Chip[] = [];
  if (trainer) {
    chips.push({ key: 'trainer', label: trainerName ?? t('rows.trainer'), clearHref: to({ trainer: undefined }) });
  }
  if (source) {
    const label = source === 'none' ? t('rows.byHand') : (sourceName ?? t('rows.source'));
    chips.push({ key: 'source', label, clearHref: to({ source: undefined }) });
  }
  if (item) chips.push({ key: 'item', label: item, clearHref: to({ item: undefined }) });
  return chips;
}
