import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { MemberStoryDocument } from '../../api/documents.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useUndo } from '../../ui/verbs/index.ts';
import { TimelineSkeleton, TimelineView } from './timeline-view.tsx';

interface Props {
  readonly memberId: string;
  readonly homeHref: string;
}

const PAGE = 30;

/** A member's story, page by page. What is there stays while the newest is asked for. */
export function AskTimeline({ memberId, homeHref }: Props) {
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(MemberStoryDocument, {
    variables: { memberId, first: PAGE, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const undo = useUndo();
  const [undoing, setUndoing] = useState<string | null>(null);
  const story = (data ?? previousData)?.memberStory;
  if (!story) {
    return error ? (
      <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />
    ) : (
      <TimelineSkeleton />
    );
  }
  const more = () =>
    void fetchMore({
      variables: { after: story.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        memberStory: {
          ...fetchMoreResult.memberStory,
          nodes: [...before.memberStory.nodes, ...fetchMoreResult.memberStory.nodes],
        },
      }),
    });
  const takeBack = async (activityId: string) => {
    setUndoing(activityId);
    await undo(activityId);
    setUndoing(null);
  };
  return (
    <TimelineView
      entries={story.nodes}
      onMore={story.pageInfo.hasNextPage ? more : null}
      loading={loading}
      undoing={undoing}
      onUndo={(activityId) => void takeBack(activityId)}
    />
  );
}
