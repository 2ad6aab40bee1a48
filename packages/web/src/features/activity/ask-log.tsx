import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ActivityLogDocument, type ActivityLogQueryVariables } from '../../api/documents.ts';
import { type Chip, FilterChips } from '../../ui/chips.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useUndo } from '../../ui/verbs/index.ts';
import { LogList } from './log-list.tsx';
import styles from './log.module.css';

/** Lines that one question brings. */
const PAGE = 50;

interface Props {
  readonly question: Omit<ActivityLogQueryVariables, 'first' | 'after'>;
  /** The filters in force; names that only the lines know are filled in. */
  readonly chipsOf: (names: { readonly who: string | null; readonly member: string | null }) => readonly Chip[];
  readonly clearAllHref: string | null;
  readonly memberHref: (id: string) => string | null;
  readonly homeHref: string;
}

/** Asks for the log, a page at a time, and takes acts back. */
export function AskLog({ question, chipsOf, clearAllHref, memberHref, homeHref }: Props) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ActivityLogDocument, {
    variables: { ...question, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const undo = useUndo();
  const [undoing, setUndoing] = useState<string | null>(null);
  const page = (data ?? previousData)?.activity;
  if (error && !page) return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  if (!page) return <ListSkeleton />;
  const lines = page.edges.map(({ node }) => node);
  const chips = chipsOf({
    who: lines.find(({ actorStaffId }) => actorStaffId === question.actorStaffId)?.actorName ?? null,
    member: lines.find(({ memberId }) => memberId === question.memberId)?.memberName ?? null,
  });
  const takeBack = async (id: string) => {
    setUndoing(id);
    await undo(id);
    setUndoing(null);
  };
  const after = page.pageInfo.endCursor;
  return (
    <>
      {chips.length > 0 ? (
        <div className={styles.chips}>
          <FilterChips chips={chips} clearAllHref={clearAllHref} />
        </div>
      ) : null}
      {lines.length === 0 && chips.length > 0 ? (
        <Empty kind="filtered" body={t('log.none')} clearHref={clearAllHref} />
      ) : lines.length === 0 ? (
        <Empty kind="nothing" title={t('log.nothingTitle')} body={t('log.nothing')} />
      ) : (
        <LogList
          lines={lines}
          hasMore={page.pageInfo.hasNextPage}
          loading={loading}
          undoing={undoing}
          onMore={() => void fetchMore({ variables: { after } }).catch(() => undefined)}
          onUndo={(id) => void takeBack(id)}
          memberHref={memberHref}
        />
      )}
    </>
  );
}
