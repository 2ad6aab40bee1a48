import { useQuery } from '@apollo/client/react';
import { ConsultationChainDocument, type ChainSlotFragment } from '../../api/documents.ts';

/** A slot of a consultation that may have moved. */
export type ChainSlot = ChainSlotFragment;

/** All slots of the consultation that an id belongs to, and the one that counts. */
export function useChain(id: string) {
  const { data, error, refetch } = useQuery(ConsultationChainDocument, { variables: { id } });
  const slots = data?.consultation ?? null;
  const last = slots?.find(({ isLast }) => isLast) ?? slots?.at(-1) ?? null;
  return { slots, last, error, refetch };
}
