import { getRouteApi, useParams } from '@tanstack/react-router';
import { AskTimeline } from '../../features/activity/index.ts';
import { AskMember } from '../../features/members/index.ts';
import { homeOf, mayDo, pathTo, paths, withSearch } from '../paths.ts';

const inside = getRouteApi('/inside');

/** One member, everything that happened with them, and what can be done next. */
export function MemberPage() {
  const { viewer } = inside.useRouteContext();
  const { id = '' } = useParams({ strict: false });
  const home = homeOf(viewer);
  return (
    <AskMember
      key={id}
      id={id}
      places={viewer.locations}
      me={viewer.staffId}
      may={{
        change: mayDo(viewer, 'changeMember'),
        note: mayDo(viewer, 'writeNote'),
        plan: mayDo(viewer, 'planNextStep'),
        consent: mayDo(viewer, 'recordConsent'),
      }}
      links={{
        list: paths.members,
        home,
        ofMember: (memberId) => pathTo(paths.member, memberId),
        set: mayDo(viewer, 'setConsultation') ? withSearch(paths.consultations, { do: 'set', member: id }) : null,
        sell: mayDo(viewer, 'sellPackage') ? withSearch(paths.sales, { do: 'sell', member: id }) : null,
      }}
      timeline={<AskTimeline memberId={id} homeHref={home} />}
    />
  );
}
