import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { EndVisitDocument, VisitsDocument } from '../../api/documents.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { VisitsList } from './visits-list.tsx';

interface Props {
  readonly organizationName: string;
  readonly homeHref: string;
}

/** Asks where one is signed in, and ends a visit. */
export function AskVisits({ organizationName, homeHref }: Props) {
  const { data, error, refetch } = useQuery(VisitsDocument);
  const end = useVerb(EndVisitDocument, { done: 'VisitEnded', said: () => t('visits.ended'), undo: false });
  const [ending, setEnding] = useState<string | null>(null);
  if (error && !data) return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={3} />;
  const run = async (visitId: string) => {
    setEnding(visitId);
    await end.run({ visitId });
    setEnding(null);
  };
  return (
    <VisitsList
      visits={data.visits}
      organizationName={organizationName}
      ending={ending}
      refusal={end.refusal}
      onEnd={(id) => void run(id)}
    />
  );
}
