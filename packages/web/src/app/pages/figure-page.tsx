import { getRouteApi, useParams, useSearch } from '@tanstack/react-router';
import type { Viewer } from '../../features/auth/index.ts';
import { AskFigureRows, TABS, useSourceName, useStaffName, type Tab } from '../../features/funnel/index.ts';
import { periodOf } from '../../features/reports/index.ts';
import { Anchor } from '../../ui/anchor.tsx';
import type { Chip } from '../../ui/chips.tsx';
import { spellDate, spellPeriod, viewerZone, type Day } from '../../ui/day.ts';
import { figureLabel, type FigureName } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import {
  exportPath,
  figurePath,
  homeOf,
  mayDo,
  paths,
  pathTo,
  safeBack,
  withSearch,
  type FigureAddress,
} from '../paths.ts';
import { figureOfSlug, type FigureSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';
import { todayOf } from './days.ts';
import { PageNotFound } from './page-fault.tsx';
import styles from './pages.module.css';

const inside = getRouteApi('/inside');

/** A figure opened to its rows; its days, filters and part are in the address. */
export function FigurePage() {
  const { name: slug } = useParams({ strict: false });
  const name = figureOfSlug(slug ?? '');
  return name === null ? <PageNotFound /> : <KnownFigurePage name={name} />;
}

function KnownFigurePage({ name }: { readonly name: FigureName }) {
  const { viewer } = inside.useRouteContext();
  const search: FigureSearch = useSearch({ strict: false });
  useTitle(figureLabel(name));
  const today = todayOf(search, viewer.locations);
  const days = periodOf(
    { period: search.from && search.to ? 'custom' : 'this-month', ...search, compare: 'before' },
    today,
  );
  const { part, reason, location, trainer, source, item, asOf, knownAt, back } = search;
  const narrowed = { location, trainer, source, item, asOf, knownAt };
  const tab = TABS.find((one) => one.toLowerCase() === part) ?? 'NUMERATOR';
  const here: FigureAddress = { ...narrowed, ...days, back };
  const place = viewer.locations.find(({ id }) => id === search.location) ?? viewer.locations[0];
  const to = (next: FigureAddress) => figurePath(name, { ...here, ...next });
  const chips = useChips(search, days, today, viewer, (next) => to({ part: partInAddress(tab), reason, ...next }));
  const narrowing = chips.some(({ clearHref }) => clearHref !== null);
  return (
    <>
      <Back search={search} viewer={viewer} />
      <AskFigureRows
        key={to({})}
        question={{
          name,
          period: days,
          scope: {
            locationId: search.location ?? null,
            trainerId: search.trainer ?? null,
            sourceId: search.source ?? null,
            item: search.item ?? null,
          },
          asOf: search.asOf ?? null,
          knownAt: search.knownAt ?? null,
          reason: tab === 'RESTATED' ? null : (reason ?? null),
        }}
        tab={tab}
        withCompleteness={!search.item && !search.source && viewer.homePage !== 'TODAY'}
        chips={chips}
        hrefs={{
          tab: (next) => to({ part: partInAddress(next) }),
          reason: (next, code) => to({ part: partInAddress(next), reason: code }),
          member: (id) => (mayDo(viewer, 'readMembers') ? pathTo(paths.member, id) : null),
          unlogged: figurePath('UNLOGGED_CONSULTATIONS', { ...here, source: undefined, item: undefined }),
          file: (one, format) => exportPath('figure-rows', format, { ...narrowed, ...days, name, part: one, reason }),
          clearAll: narrowing
            ? figurePath(name, { ...days, asOf: search.asOf, back: search.back, part: partInAddress(tab) })
            : null,
        }}
        homeHref={homeOf(viewer)}
        timeZone={place?.timeZone ?? viewerZone()}
      />
    </>
  );
}

const partInAddress = (tab: Tab): Tab | undefined => (tab === 'NUMERATOR' ? undefined : tab);

/** What the rows are narrowed by, each with the page without it. */
function useChips(
  search: FigureSearch,
  days: { readonly from: Day; readonly to: Day },
  today: Day,
  viewer: Viewer,
  to: (next: FigureAddress) => string,
): Chip[] {
  const trainerName = useStaffName(search.trainer);
  const sourceName = useSourceName(search.source);
  const chip = (key: keyof FigureAddress, value: string | undefined, label: string): Chip[] =>
    value === undefined ? [] : [{ key, label, clearHref: to({ [key]: undefined }) }];
  const place = viewer.locations.find(({ id }) => id === search.location);
  const source = search.source === 'none' ? t('rows.byHand') : (sourceName ?? t('rows.source'));
  const known = search.knownAt ? t('board.knownAt', { day: spellDate(search.knownAt.slice(0, 10)) }) : '';
  return [
    { key: 'days', label: spellPeriod(days.from, days.to, today), clearHref: null },
    ...chip('knownAt', search.knownAt, known),
    ...chip('location', search.location, place?.name ?? t('rows.location')),
    ...chip('trainer', search.trainer, trainerName ?? t('rows.trainer')),
    ...chip('source', search.source, source),
    ...chip('item', search.item, search.item ?? ''),
    ...chip('reason', search.reason, search.reason ? reasonLabel(search.reason) : ''),
  ];
}

/** A reason's code as words, until its own words stand in the list below: NO_SHOW as "no show". */
const reasonLabel = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/** The page that the figure stood on, as it stood; the reader's own first page where none is named. */
function Back({ search, viewer }: { readonly search: FigureSearch; readonly viewer: Viewer }) {
  const back = safeBack(search.back);
  const { from, to, location, asOf, knownAt } = search;
  const board = { period: from && to ? 'custom' : undefined, from, to, location, asOf, knownAt };
  return (
    <Anchor className={`${styles.back} no-print`} href={back ?? withSearch(homeOf(viewer), board)}>
      <span aria-hidden="true">←</span> {backLabel(back)}
    </Anchor>
  );
}

function backLabel(back: string | null): string {
  const path = back?.split('?', 1)[0];
  if (path === paths.funnel || path === paths.funnelActivity) return t('rows.back.funnel');
  if (path === paths.locations) return t('rows.back.locations');
  return path === paths.trainers ? t('rows.back.trainers') : t('rows.back');
}
