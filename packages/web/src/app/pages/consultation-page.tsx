import { getRouteApi, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { AskConsultation } from '../../features/consultations/index.ts';
import { t } from '../../ui/messages/index.ts';
import { homeOf, pathTo, paths, withSearch } from '../paths.ts';
import type { ConsultationsSearch } from '../search/consultations.ts';
import { useTitle } from '../use-title.ts';
import { ConsultationSheets, NO_SHEET, sheetOf } from './consultation-sheets.tsx';

const inside = getRouteApi('/inside');

/** One consultation with every slot that it had. */
export function ConsultationPage() {
  const { viewer } = inside.useRouteContext();
  const { id = '' } = useParams({ strict: false });
  const search: ConsultationsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const here = pathTo(paths.consultation, id);
  const at = (change: ConsultationsSearch) => withSearch(here, { ...NO_SHEET, ...change });
  useTitle(t('consultation.title'));
  return (
    <>
      <AskConsultation
        key={id}
        id={id}
        may={viewer.may}
        back={{ href: paths.consultations, label: t('consultation.title') }}
        hrefOfAct={(act, slotId, memberId) => {
          const sheet = sheetOf(act, slotId, memberId);
          return sheet === null ? null : at(sheet);
        }}
        hrefOfMember={(memberId) => pathTo(paths.member, memberId)}
        homeHref={homeOf(viewer)}
      />
      <ConsultationSheets
        viewer={viewer}
        search={search}
        at={at}
        onClose={() => void navigate({ href: here, replace: true })}
      />
    </>
  );
}
