import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PeopleByNameDocument } from '../../api/documents.ts';
import { type LogFilter, LogFilterSheet } from './log-filter-sheet.tsx';

interface Props {
  readonly filter: LogFilter;
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly seesPeople: boolean;
  readonly onShow: (filter: LogFilter) => void;
  readonly onClose: () => void;
}

/** How many are offered for what was typed. */
const OFFERED = 20;

/** Asks who is meant while a name is typed. */
export function AskLogFilter({ filter, places, seesPeople, onShow, onClose }: Props) {
  const [search, setSearch] = useState('');
  const { data, previousData } = useQuery(
    PeopleByNameDocument,
    seesPeople ? { variables: { text: search, first: OFFERED } } : skipToken,
  );
  const people = (data ?? previousData)?.people.edges.map(({ node }) => node) ?? [];
  return (
    <LogFilterSheet
      filter={filter}
      places={places}
      people={seesPeople ? people : null}
      search={search}
      onSearch={setSearch}
      onShow={onShow}
      onClose={onClose}
    />
  );
}
