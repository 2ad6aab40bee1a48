import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { MorningBoardDocument, type MorningBoardQueryVariables } from '../../api/documents.ts';
import type { Day } from '../../ui/day.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import type { Board, HrefOfRows } from './board.ts';
import { BoardSkeleton } from './board-skeleton.tsx';
import type { Sort } from './league.rules.ts';
import { MorningBoard } from './morning-board.tsx';

interface Props {
  readonly question: MorningBoardQueryVariables;
  readonly today: Day;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly hrefOfRows: HrefOfRows;
  readonly homeHref: string;
  readonly work: ReactNode;
  readonly hrefOfAll: (by: 'trainers' | 'locations') => string | null;
}

/** Asks for the board. Figures that are there stay, marked with their time, while fresh ones load or fail to come. */
export function AskMorningBoard({ question, homeHref, ...view }: Props) {
  const { data, previousData, error, loading, networkStatus, refetch } = useQuery(MorningBoardDocument, {
    variables: question,
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const board = (data ?? previousData)?.board;
  const since = useArrival(board);
  if (board === undefined) {
    if (error && networkStatus !== NetworkStatus.refetch) {
      return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
    }
    return <BoardSkeleton />;
  }
  const refused = error ? faultOf(error) : null;
  if (refused && refused.kind !== 'network' && refused.kind !== 'broken') {
    return <FaultNotice fault={refused} homeHref={homeHref} />;
  }
  return (
    <>
      {refused ? <FaultNotice fault={refused} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <MorningBoard {...view} board={board} stale={loading || refused ? { since, failed: refused !== null } : null} />
    </>
  );
}

/** When the figures in hand came. */
function useArrival(board: Board | undefined): Date {
  const [arrival, setArrival] = useState({ board, at: new Date() });
  if (arrival.board === board) return arrival.at;
  const next = { board, at: new Date() };
  setArrival(next);
  return next.at;
}
