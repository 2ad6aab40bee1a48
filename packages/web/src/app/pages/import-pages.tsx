import { getRouteApi, useParams, useSearch } from '@tanstack/react-router';
import { AskDraft, AskHistory, AskReport } from '../../features/imports/index.ts';
import { t } from '../../ui/messages/index.ts';
import { PageHead } from '../../ui/page.tsx';
import { homeOf, mayDo, paths, pathTo, withSearch } from '../paths.ts';
import type { ImportDraftSearch } from '../search/imports.ts';
import { useTitle } from '../use-title.ts';

const inside = getRouteApi('/inside');

/** Where files come in, and every import there was. */
export function ImportsPage() {
  const { viewer } = inside.useRouteContext();
  useTitle(t('imports.title'));
  return (
    <>
      <PageHead title={t('imports.title')} />
      <AskHistory
        mayImport={mayDo(viewer, 'importFiles')}
        hrefOf={({ id, prepared }) => pathTo(prepared ? paths.importDraft : paths.importRun, id)}
        draftHref={(draftId) => pathTo(paths.importDraft, draftId)}
        homeHref={homeOf(viewer)}
      />
    </>
  );
}

/** One import that is prepared on the screen. */
export function ImportDraftPage() {
  const { viewer } = inside.useRouteContext();
  const { id = '' } = useParams({ strict: false });
  const search: ImportDraftSearch = useSearch({ strict: false });
  useTitle(t('imports.title'));
  return (
    <AskDraft
      key={id}
      id={id}
      step={search.step}
      file={search.file}
      show={search.show}
      places={{
        historyHref: paths.imports,
        homeHref: homeOf(viewer),
        hrefOf: (choice) => withSearch(pathTo(paths.importDraft, id), choice),
        memberHref: (memberId) => pathTo(paths.member, memberId),
      }}
    />
  );
}

/** An import that the command line or a job made. */
export function ImportRunPage() {
  const { viewer } = inside.useRouteContext();
  const { id = '' } = useParams({ strict: false });
  useTitle(t('imports.title'));
  return (
    <AskReport runId={id} mayUndo={mayDo(viewer, 'undoImport')} historyHref={paths.imports} homeHref={homeOf(viewer)} />
  );
}
