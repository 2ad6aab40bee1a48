import { skipToken, useQuery } from '@apollo/client/react';
import { MemberFilterNamesDocument } from '../../api/documents.ts';
import { nameOf } from './words.ts';

/** The names that filters are chosen by; asked for when somebody filters, or an address names one. */
export function useFilterNames(wanted: boolean) {
  const { data } = useQuery(MemberFilterNamesDocument, wanted ? {} : skipToken);
  return {
    sources: data?.memberSources ?? [],
    owners: data?.stepOwners ?? [],
    trainers: (data?.trainers ?? []).map((trainer) => ({ id: trainer.id, name: nameOf(trainer) })),
  };
}
