import { useQuery } from '@apollo/client/react';
import { ForgetMappingDocument, ImportSourcesDocument, RenameSourceDocument } from '../../api/documents.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { SourceSheet } from './source-sheet.tsx';
import type { Mapping, Source } from './sources.ts';
import { SourcesList } from './sources-list.tsx';

interface Props {
  /** The source that is open over the list. */
  readonly openId: string | null;
  readonly mayChange: boolean;
  readonly hrefOf: (id: string) => string;
  readonly onClose: () => void;
  readonly homeHref: string;
}

/** Asks for the sources of imports and what is remembered of them. */
export function AskSources({ openId, mayChange, hrefOf, onClose, homeHref }: Props) {
  const { data, error, refetch } = useQuery(ImportSourcesDocument);
  if (error && !data) return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={4} />;
  const source = data.importSources.find(({ id }) => id === openId);
  return (
    <>
      <SourcesList sources={data.importSources} hrefOf={hrefOf} />
      {source ? <AskSource key={source.id} source={source} mayChange={mayChange} onClose={onClose} /> : null}
    </>
  );
}

interface SourceProps {
  readonly source: Source;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

function AskSource({ source, mayChange, onClose }: SourceProps) {
  const rename = useVerb(RenameSourceDocument, {
    done: 'SourceRenamed',
    said: () => t('settings.source.renamed'),
    undo: false,
  });
  const forget = useVerb(ForgetMappingDocument, {
    done: 'MappingForgotten',
    said: () => t('settings.source.forgotten'),
    undo: false,
  });
  const runRename = async (name: string) => {
    if (await rename.run({ sourceId: source.id, name })) onClose();
  };
  return (
    <SourceSheet
      source={source}
      mayChange={mayChange}
      busy={rename.busy}
      refusal={rename.refusal ?? forget.refusal}
      onRename={(name) => void runRename(name)}
      onForget={(kind: Mapping['kind']) => void forget.run({ sourceId: source.id, kind })}
      onClose={onClose}
    />
  );
}
