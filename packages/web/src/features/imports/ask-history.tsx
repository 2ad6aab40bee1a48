import { useQuery } from '@apollo/client/react';
import { useContext } from 'react';
import { ImportHistoryDocument } from '../../api/documents.ts';
import { FollowContext } from '../../ui/anchor.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { DropPlace } from './drop-place.tsx';
import { HistoryList } from './history-list.tsx';
import { useUploads } from './use-uploads.ts';

const PAGE = 30;

interface Props {
  readonly mayImport: boolean;
  readonly hrefOf: (run: { readonly id: string; readonly prepared: boolean }) => string;
  readonly draftHref: (draftId: string) => string;
  readonly homeHref: string;
}

/** Where files are dropped, and every import there was. */
export function AskHistory({ mayImport, hrefOf, draftHref, homeHref }: Props) {
  const follow = useContext(FollowContext);
  const { uploads, send, forget } = useUploads(null, (draftId) => follow?.(draftHref(draftId)));
  const { data, error, loading, fetchMore, refetch } = useQuery(ImportHistoryDocument, {
    variables: { first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const page = data?.importHistory;
  const after = page?.pageInfo.endCursor;
  return (
    <>
      {mayImport ? <DropPlace uploads={uploads} onFiles={send} onForget={forget} /> : null}
      <Section id="history" title={t('imports.history')}>
        {page ? (
          <HistoryList
            runs={page.edges.map(({ node }) => node)}
            hrefOf={hrefOf}
            hasMore={page.pageInfo.hasNextPage}
            loading={loading}
            pageSize={PAGE}
            onMore={() => void fetchMore({ variables: { after } }).catch(() => undefined)}
            empty={<Empty kind="nothing" title={t('imports.nothingTitle')} body={t('imports.nothing')} />}
          />
        ) : error ? (
          <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />
        ) : (
          <ListSkeleton />
        )}
      </Section>
    </>
  );
}
