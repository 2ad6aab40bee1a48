import { getRouteApi, useNavigate, useSearch } from '@tanstack/react-router';
import { AskBeBacks, DayFilters, useTrainers, useWaiting } from '../../features/consultations/index.ts';
import { FilterChips } from '../../ui/chips.tsx';
import { t } from '../../ui/messages/index.ts';
import { PageHead } from '../../ui/page.tsx';
import { homeOf, pathTo, paths, withSearch } from '../paths.ts';
import type { ConsultationsSearch } from '../search/consultations.ts';
import { useTitle } from '../use-title.ts';
import { ConsultationSheets, NO_SHEET } from './consultation-sheets.tsx';

const inside = getRouteApi('/inside');

/** Who came, did not buy yet, and is to be followed up while it can still count. */
export function BeBacksPage() {
  const { viewer } = inside.useRouteContext();
  const search: ConsultationsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const trainers = useTrainers(search.location ?? '');
  const waiting = useWaiting(viewer.may);
  const at = (change: ConsultationsSearch) => withSearch(paths.beBacks, { ...search, ...NO_SHEET, ...change });
  const open = (change: ConsultationsSearch) => void navigate({ href: at(change), resetScroll: false });
  const filter = (change: ConsultationsSearch) =>
    void navigate({ href: at(change), replace: true, resetScroll: false });
  useTitle(t('beBack.title'));
  const place = viewer.locations.find(({ id }) => id === search.location)?.name ?? t('consultation.location');
  const trainer = trainers.find(({ value }) => value === search.trainer)?.label ?? t('consultation.trainer');
  const chips = [
    ...(search.location ? [{ key: 'location', label: place, clearHref: at({ location: undefined }) }] : []),
    ...(search.trainer ? [{ key: 'trainer', label: trainer, clearHref: at({ trainer: undefined }) }] : []),
  ];
  return (
    <>
      <PageHead
        title={t('beBack.title')}
        sub={waiting === null ? null : t('beBack.dueNow', { count: waiting.beBacks })}
      />
      <DayFilters
        places={viewer.locations}
        trainers={trainers}
        locationId={search.location ?? null}
        trainerId={search.trainer ?? null}
        days={null}
        onLocation={(location) => filter({ location: location ?? undefined })}
        onTrainer={(trainer) => filter({ trainer: trainer ?? undefined })}
      />
      <FilterChips chips={chips} clearAllHref={paths.beBacks} />
      <AskBeBacks
        locationId={search.location ?? null}
        ownerStaffId={search.trainer ?? null}
        withOwner={trainers.length > 1 && search.trainer === undefined}
        hrefOf={({ consultationId }) => (consultationId === null ? null : pathTo(paths.consultation, consultationId))}
        onTalk={({ id }) => open({ do: 'talk', step: id })}
        onBought={({ consultationId }) =>
          consultationId === null ? undefined : open({ do: 'close', id: consultationId })
        }
        clearHref={chips.length > 0 ? paths.beBacks : null}
        homeHref={homeOf(viewer)}
      />
      <ConsultationSheets viewer={viewer} search={search} at={at} onClose={() => filter({})} />
    </>
  );
}
