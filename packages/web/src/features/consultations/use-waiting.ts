import { useQuery } from '@apollo/client/react';
import { WaitingCountsDocument } from '../../api/documents.ts';

/** What waits for the reader: outcomes that nobody logged, and people to be followed up; null until it is known. */
export function useWaiting(may: readonly string[]): { readonly unlogged: number; readonly beBacks: number } | null {
  const allowed = may.includes('readConsultations');
  const { data, previousData } = useQuery(WaitingCountsDocument, { skip: !allowed, fetchPolicy: 'cache-and-network' });
  const counts = data ?? previousData;
  if (!allowed || !counts) return null;
  return { unlogged: counts.consultationCounts.unlogged, beBacks: counts.beBackCounts.due };
}
