import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { RemoveViewDocument, RenameViewDocument, SavedViewsDocument, SaveViewDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { ViewSheet } from './view-sheet.tsx';
import { ViewsBar, type ViewLink } from './views-bar.tsx';

interface Props {
  /** What the address says behind its question mark, without what is open over the page. */
  readonly search: string;
  readonly hrefOf: (search: string) => string;
  /** The views that everybody has. */
  readonly standing: readonly { readonly key: string; readonly label: string; readonly search: string }[];
}

type Naming = { readonly kind: 'save' } | { readonly kind: 'rename'; readonly id: string; readonly name: string };

/** The list's views: those that everybody has, and one's own. */
export function AskViews({ search, hrefOf, standing }: Props) {
  const { data } = useQuery(SavedViewsDocument, {
    variables: { page: 'MEMBERS' },
    fetchPolicy: 'cache-and-network',
  });
  const [naming, setNaming] = useState<Naming | null>(null);
  const remove = useRemove();
  const saved = data?.savedViews ?? [];
  const views: ViewLink[] = [
    ...standing,
    ...saved.map(({ id, ...view }) => ({ key: id, label: view.name, search: view.search })),
  ].map((view) => ({ key: view.key, label: view.label, href: hrefOf(view.search), isHere: view.search === search }));
  const here = saved.find((view) => view.search === search) ?? null;
  const isNamed = views.some(({ isHere }) => isHere);
  return (
    <>
      <ViewsBar
        views={views}
        onSave={isNamed ? null : () => setNaming({ kind: 'save' })}
        acts={
          here
            ? [
                {
                  key: 'rename',
                  label: t('members.view.rename', { name: here.name }),
                  onClick: () => setNaming({ kind: 'rename', id: here.id, name: here.name }),
                },
                {
                  key: 'remove',
                  label: t('members.view.remove', { name: here.name }),
                  onClick: () => void remove(here.id, here.name),
                },
              ]
            : []
        }
      />
      {naming?.kind === 'save' ? <AskSave search={search} onClose={() => setNaming(null)} /> : null}
      {naming?.kind === 'rename' ? <AskRename view={naming} onClose={() => setNaming(null)} /> : null}
    </>
  );
}

function useRemove() {
  const [named, setNamed] = useState('');
  const verb = useVerb(RemoveViewDocument, {
    done: 'ViewRemoved',
    said: () => t('members.view.saidRemoved', { name: named }),
  });
  return async (viewId: string, name: string) => {
    setNamed(name);
    await verb.run({ viewId });
  };
}

function AskSave({ search, onClose }: { readonly search: string; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const verb = useVerb(SaveViewDocument, { done: 'ViewSaved', said: () => t('members.view.saidSaved', { name }) });
  const save = async () => {
    if (await verb.run({ page: 'MEMBERS', name, search })) onClose();
  };
  return (
    <ViewSheet
      title={t('members.view.saveTitle')}
      name={name}
      onChange={setName}
      dirty={name !== ''}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void save()}
      onClose={onClose}
    />
  );
}

interface RenameProps {
  readonly view: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

function AskRename({ view, onClose }: RenameProps) {
  const [name, setName] = useState(view.name);
  const verb = useVerb(RenameViewDocument, {
    done: 'ViewRenamed',
    said: () => t('members.view.saidRenamed', { name }),
  });
  const rename = async () => {
    if (await verb.run({ viewId: view.id, name })) onClose();
  };
  return (
    <ViewSheet
      title={t('members.view.rename', { name: view.name })}
      name={name}
      onChange={setName}
      dirty={name !== view.name}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void rename()}
      onClose={onClose}
    />
  );
}
