import { Button } from '@mantine/core';
import { getRouteApi, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import type { Viewer } from '../../features/auth/index.ts';
import { AskDay, DayFilters, type Kind, useTrainers, useWaiting } from '../../features/consultations/index.ts';
import { FilterChips, type Chip } from '../../ui/chips.tsx';
import { spellDate, spellDay, todayIn } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { PageHead, Tabs } from '../../ui/page.tsx';
import { homeOf, mayDo, pathTo, paths, withSearch } from '../paths.ts';
import type { ConsultationsSearch } from '../search/consultations.ts';
import { useTitle } from '../use-title.ts';
import { ConsultationSheets, NO_SHEET, sheetOf } from './consultation-sheets.tsx';

const inside = getRouteApi('/inside');

const KINDS: Readonly<Record<string, Kind>> = {
  [paths.upcoming]: 'upcoming',
  [paths.unlogged]: 'unlogged',
};

/** Consultations: today's, those to come, those that nobody marked, or any days. Who, where and which days are in the address. */
export function ConsultationsPage() {
  const { viewer } = inside.useRouteContext();
  const search: ConsultationsSearch = useSearch({ strict: false });
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const trainers = useTrainers(search.location ?? '');
  const days = daysOf(search, pathname);
  const kind = days ? 'days' : (KINDS[pathname] ?? 'today');
  const at = (change: ConsultationsSearch) => withSearch(pathname, { ...search, ...NO_SHEET, ...change });
  const open = (change: ConsultationsSearch) => void navigate({ href: at(change), resetScroll: false });
  const filter = (change: ConsultationsSearch) =>
    void navigate({ href: at(change), replace: true, resetScroll: false });
  const place = viewer.locations.find(({ id }) => id === search.location) ?? viewer.locations[0];
  const chips = chipsOf(search, at, place?.name ?? null, trainers.find(({ value }) => value === search.trainer)?.label);
  useTitle(t('consultation.title'));
  const mayBook = mayDo(viewer, 'setConsultation');
  return (
    <>
      <Head viewer={viewer} search={search} kind={kind} days={days} onOpen={open} />
      <DayFilters
        places={viewer.locations}
        trainers={trainers}
        locationId={search.location ?? null}
        trainerId={search.trainer ?? null}
        days={days}
        onLocation={(location) => filter({ location: location ?? undefined })}
        onTrainer={(trainer) => filter({ trainer: trainer ?? undefined })}
        {...(pathname === paths.consultations
          ? { onDays: (change) => filter(ordered({ ...days, ...search, ...change })) }
          : {})}
      />
      <FilterChips chips={chips} clearAllHref={pathname} />
      <AskDay
        key={`${kind} ${search.location ?? ''} ${search.trainer ?? ''}`}
        kind={kind}
        from={days?.from ?? null}
        to={days?.to ?? null}
        locationId={search.location ?? null}
        trainerId={search.trainer ?? null}
        may={viewer.may}
        withLocation={viewer.locations.length > 1 && search.location === undefined}
        withTrainer={trainers.length > 1 && search.trainer === undefined}
        onOpen={(act, row) => {
          const sheet = sheetOf(act, row.id, row.member?.id ?? null);
          if (sheet) open(sheet);
        }}
        hrefOf={({ id }) => pathTo(paths.consultation, id)}
        unloggedHref={withSearch(paths.unlogged, { location: search.location, trainer: search.trainer })}
        homeHref={homeOf(viewer)}
        clearHref={chips.length > 0 ? pathname : null}
        setHref={mayBook ? at({ do: 'set' }) : null}
      />
      <ConsultationSheets viewer={viewer} search={search} at={at} onClose={() => filter({})} />
    </>
  );
}

interface HeadProps {
  readonly viewer: Viewer;
  readonly search: ConsultationsSearch;
  readonly kind: Kind;
  readonly days: Days | null;
  readonly onOpen: (change: ConsultationsSearch) => void;
}

/** The day, what waits, what can be begun, and the ways to the other lists. */
function Head({ viewer, search, kind, days, onOpen }: HeadProps) {
  const waiting = useWaiting(viewer.may);
  const place = viewer.locations.find(({ id }) => id === search.location) ?? viewer.locations[0];
  const filters = { location: search.location, trainer: search.trainer };
  return (
    <>
      <PageHead
        title={titleOf(kind, days, todayIn(place?.timeZone ?? 'UTC'))}
        sub={waiting === null ? null : t('consultation.unloggedCount', { count: waiting.unlogged })}
        actions={
          mayDo(viewer, 'setConsultation') ? (
            <>
              <Button onClick={() => onOpen({ do: 'walk-in' })}>{t('consultation.walkInShort')}</Button>
              <Button variant="filled" onClick={() => onOpen({ do: 'set' })}>
                {t('do.set')}
              </Button>
            </>
          ) : null
        }
      />
      <Tabs
        label={t('consultation.tabs')}
        current={kind === 'days' ? '' : kind}
        tabs={[
          { key: 'today', label: t('consultation.today'), href: withSearch(paths.consultations, filters) },
          { key: 'upcoming', label: t('consultation.upcoming'), href: withSearch(paths.upcoming, filters) },
          { key: 'unlogged', label: t('consultation.unlogged'), href: withSearch(paths.unlogged, filters) },
        ]}
      />
    </>
  );
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** The days of the address, where it names any; one alone is both. */
function daysOf({ from, to }: ConsultationsSearch, pathname: string): Days | null {
  const [first, last] = [from ?? to, to ?? from];
  return pathname === paths.consultations && first && last ? { from: first, to: last } : null;
}

/** A first day after the last moves the other one along. */
function ordered(search: ConsultationsSearch): ConsultationsSearch {
  const { from, to } = search;
  const empty = { from: from || undefined, to: to || undefined };
  return from && to && from > to ? { from, to: from } : empty;
}

function titleOf(kind: Kind, days: Days | null, today: string): string {
  if (days) {
    return days.from === days.to
      ? spellDay(days.from)
      : t('consultation.days', { from: spellDate(days.from), to: spellDate(days.to) });
  }
  return kind === 'today' ? spellDay(today) : t(`consultation.${kind === 'upcoming' ? 'upcoming' : 'unlogged'}`);
}

function chipsOf(
  search: ConsultationsSearch,
  at: (change: ConsultationsSearch) => string,
  placeName: string | null,
  trainerName: string | undefined,
): Chip[] {
  const days = daysOf(search, paths.consultations);
  return [
    ...(days && (search.from || search.to)
      ? [
          {
            key: 'days',
            label: days.from === days.to ? spellDate(days.from) : `${spellDate(days.from)} – ${spellDate(days.to)}`,
            clearHref: at({ from: undefined, to: undefined }),
          },
        ]
      : []),
    ...(search.location
      ? [
          {
            key: 'location',
            label: placeName ?? t('consultation.location'),
            clearHref: at({ location: undefined }),
          },
        ]
      : []),
    ...(search.trainer
      ? [
          {
            key: 'trainer',
            label: trainerName ?? t('consultation.trainer'),
            clearHref: at({ trainer: undefined }),
          },
        ]
      : []),
  ];
}
