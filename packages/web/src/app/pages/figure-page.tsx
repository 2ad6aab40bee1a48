import { getRouteApi, useParams, useSearch } from '@tanstack/react-router';
import { AskFigureRows, PARTS, useStaffName, type FilterChip, type Part } from '../../features/funnel/index.ts';
import { periodOf } from '../../features/reports/index.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { spellDate, spellPeriod, todayIn } from '../../ui/day.ts';
import { figureLabel, type FigureName } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { figurePath, homeOf, withSearch } from '../paths.ts';
import { figureOfSlug, type FigureSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';
import { PageNotFound } from './page-fault.tsx';
import styles from './pages.module.css';

const inside = getRouteApi('/inside');

/** A figure opened to its rows; its days, location, trainer and part are in the address. */
export function FigurePage() {
  const { name: slug } = useParams({ strict: false });
  const name = figureOfSlug(slug ?? '');
  return name === null ? <PageNotFound /> : <KnownFigurePage name={name} />;
}

function KnownFigurePage({ name }: { readonly name: FigureName }) {
  const { viewer } = inside.useRouteContext();
  const search: FigureSearch = useSearch({ strict: false });
  useTitle(figureLabel(name));
  const place = viewer.locations.find(({ id }) => id === search.location) ?? viewer.locations[0];
  const today = search.asOf ?? todayIn(place?.timeZone ?? 'UTC');
  const days = periodOf(
    { period: search.from && search.to ? 'custom' : 'this-month', ...search, compare: 'before' },
    today,
  );
  const trainerName = useStaffName(search.trainer);
  const part = partOf(search.part);
  const here = {
    ...days,
    location: search.location,
    trainer: search.trainer,
    asOf: search.asOf,
    knownAt: search.knownAt,
  };
  const partInAddress = part === 'NUMERATOR' ? undefined : part;
  const filters: FilterChip[] = [{ key: 'days', label: spellPeriod(days.from, days.to, today), clearHref: null }];
  if (search.knownAt) {
    const clearHref = figurePath(name, { ...here, knownAt: undefined, part: partInAddress });
    const label = t('board.knownAt', { day: spellDate(search.knownAt.slice(0, 10)) });
    filters.push({ key: 'knownAt', label, clearHref });
  }
  if (search.location) {
    const clearHref = figurePath(name, { ...here, location: undefined, part: partInAddress });
    filters.push({ key: 'location', label: place?.name ?? t('rows.location'), clearHref });
  }
  if (search.trainer) {
    const clearHref = figurePath(name, { ...here, trainer: undefined, part: partInAddress });
    filters.push({ key: 'trainer', label: trainerName ?? t('rows.trainer'), clearHref });
  }
  const filtered = search.location !== undefined || search.trainer !== undefined;
  return (
    <>
      <Anchor className={`${styles.back} no-print`} href={withSearch(homeOf(viewer), boardSearchOf(search))}>
        <span aria-hidden="true">←</span> {t('rows.back')}
      </Anchor>
      <AskFigureRows
        key={figurePath(name, here)}
        question={{
          name,
          period: days,
          scope: { locationId: search.location ?? null, trainerId: search.trainer ?? null },
          asOf: search.asOf ?? null,
          knownAt: search.knownAt ?? null,
          part,
        }}
        filters={filters}
        hrefOfPart={(next) => figurePath(name, { ...here, part: next === 'NUMERATOR' ? undefined : next })}
        clearAllHref={
          filtered ? figurePath(name, { ...here, location: undefined, trainer: undefined, part: partInAddress }) : null
        }
        homeHref={homeOf(viewer)}
      />
    </>
  );
}

const partOf = (word: FigureSearch['part']): Part => PARTS.find((part) => part.toLowerCase() === word) ?? 'NUMERATOR';

/** The board at the days and the place that the rows were opened from. */
function boardSearchOf({ from, to, location, asOf, knownAt }: FigureSearch): Record<string, string | undefined> {
  return { period: from && to ? 'custom' : undefined, from, to, location, asOf, knownAt };
}
