import { getRouteApi, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import {
  AskComparison,
  COMPARED,
  LINES_AT_FIRST,
  readPins,
  readSort,
  togglePin,
  type CompareHrefs,
} from '../../features/compare/index.ts';
import { t } from '../../ui/messages/index.ts';
import { figurePath, homeOf, opensFigures, paths, withSearch, type FigureAddress } from '../paths.ts';
import type { CompareSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';
import { daysOf, todayOf } from './days.ts';
import { DaysHeader } from './days-header.tsx';

const inside = getRouteApi('/inside');

/** Locations or trainers side by side; days, order, name and pins are in the address. */
export function ComparePage() {
  const { viewer } = inside.useRouteContext();
  const search: CompareSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { pathname, href } = useLocation();
  const by = pathname === paths.trainers ? 'TRAINER' : 'LOCATION';
  const title = t(`compare.${by}S`);
  useTitle(title);
  const today = todayOf(search, viewer.locations);
  const asked = daysOf(search, today);
  const { location, asOf, knownAt, text } = search;
  const shown = Number(search.shown ?? LINES_AT_FIRST);
  const sort = readSort(search.sort);
  const pins = readPins(search.pin);
  const to = (next: Partial<CompareSearch>) => withSearch(pathname, { ...search, ...next });
  const change = (next: Partial<CompareSearch>) => void navigate({ href: to(next), replace: true, resetScroll: false });
  const rowsOf: FigureAddress = { ...asked.period, location, asOf, knownAt, back: href };
  const hrefs: CompareHrefs = {
    figure: (name, id) =>
      opensFigures(viewer) ? figurePath(name, { ...rowsOf, [by === 'TRAINER' ? 'trainer' : 'location']: id }) : null,
    sort: (word) => to({ sort: nextSort(sort, word) }),
    pin: (id) => to({ pin: togglePin(pins, id) }),
    unpinAll: to({ pin: undefined }),
    clearText: to({ text: undefined }),
  };
  return (
    <>
      <DaysHeader title={title} viewer={viewer} search={search} today={today} asked={asked} onChange={change} />
      <AskComparison
        question={{
          by,
          period: asked.period,
          compare: asked.compared,
          locationId: location ?? null,
          figures: COMPARED.map(([, name]) => name),
          text: text ?? null,
          sort: sort.name,
          descending: sort.descending,
          first: Math.min(Math.max(LINES_AT_FIRST, shown), 100),
          pinned: pins,
          asOf: asked.asOf,
          knownAt: knownAt ?? null,
        }}
        sort={sort}
        pins={pins}
        hrefs={hrefs}
        onText={(next) => change({ text: next === '' ? undefined : next })}
        onMore={() => change({ shown: String(shown + LINES_AT_FIRST) })}
        today={today}
        homeHref={homeOf(viewer)}
      />
    </>
  );
}

/** A new column begins with its best; the same one turns round, then ranks again. */
function nextSort({ word, descending }: ReturnType<typeof readSort>, next: string): string | undefined {
  const best = next !== 'name';
  if (word !== next) return best ? `-${next}` : next;
  if (descending !== best) return undefined;
  return best ? next : `-${next}`;
}
