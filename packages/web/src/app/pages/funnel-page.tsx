import { getRouteApi, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { AskFunnel, FUNNEL_BY, useSourceName, useStaffName, type FunnelBy } from '../../features/funnel/index.ts';
import { BoardHeader } from '../../features/reports/index.ts';
import { FilterChips, type Chip } from '../../ui/chips.tsx';
import { t } from '../../ui/messages/index.ts';
import { Tabs } from '../../ui/page.tsx';
import { figurePath, homeOf, opensFigures, paths, withSearch } from '../paths.ts';
import type { FunnelSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';
import { daysOf, searchOfChoice, todayOf } from './days.ts';

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
  const { location, trainer, source, item, asOf, knownAt } = search;
  const chips = useChips(search, (next) => to(next));
  return (
    <>
      <BoardHeader
        title={t('funnel.title')}
        today={today}
        period={asked.period}
        compared={asked.compared}
        choice={asked.choice}
        onChoose={(choice) => change(searchOfChoice(choice))}
        places={viewer.locations}
        placeId={location ?? null}
        onPlace={(place) => change({ location: place ?? undefined })}
        organization={viewer.organization.name}
        knownAt={knownAt ?? null}
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
        hrefs={{
          figure: (name, scope, reason) =>
            opensFigures(viewer)
              ? figurePath(name, {
                  ...asked.period,
                  location,
                  trainer,
                  source,
                  item,
                  asOf,
                  knownAt,
                  ...scope,
                  reason,
                  back: href,
                })
              : null,
          line: (scope) => to({ ...scope, by: undefined }),
        }}
        hrefOfBy={(next) => to({ by: wordOf(next) })}
        homeHref={homeOf(viewer)}
      />
    </>
  );
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
    const label = source === 'by-hand' ? t('rows.byHand') : (sourceName ?? t('rows.source'));
    chips.push({ key: 'source', label, clearHref: to({ source: undefined }) });
  }
  if (item) chips.push({ key: 'item', label: item, clearHref: to({ item: undefined }) });
  return chips;
}
