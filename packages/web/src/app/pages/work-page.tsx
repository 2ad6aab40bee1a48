import { getRouteApi, useParams, useSearch } from '@tanstack/react-router';
import { AskWorkLine } from '../../features/reports/index.ts';
import { t } from '../../ui/messages/index.ts';
import { homeOf, mayDo, paths, pathTo, safeBack } from '../paths.ts';
import type { WorkSearch } from '../search.ts';
import { useTitle } from '../use-title.ts';
import { todayOf } from './days.ts';
import { workerOf } from './worker.ts';

const inside = getRouteApi('/inside');

/** A line of what needs doing, with everybody behind it. */
export function WorkPage() {
  const { viewer } = inside.useRouteContext();
  const { id = '' } = useParams({ strict: false });
  const { location, back }: WorkSearch = useSearch({ strict: false });
  useTitle(t('work.title'));
  return (
    <AskWorkLine
      key={id}
      id={id}
      locationId={location ?? null}
      worker={workerOf(viewer)}
      today={todayOf({ location }, viewer.locations)}
      backHref={safeBack(back) ?? homeOf(viewer)}
      hrefOfRow={({ consultationId, memberId }) => {
        if (consultationId && mayDo(viewer, 'readConsultations')) return pathTo(paths.consultation, consultationId);
        return mayDo(viewer, 'readMembers') ? pathTo(paths.member, memberId) : null;
      }}
    />
  );
}
