import { useQuery } from '@apollo/client/react';
import { PeopleDocument, type PeopleQueryVariables } from '../../api/documents.ts';
import type { Chip } from '../../ui/chips.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { type FilterMenu, PeopleList, type ViewLink } from './people-list.tsx';
import type { Person, Place } from './people.ts';

/** Rows that one question brings. */
const PAGE = 50;

interface Props {
  readonly question: Omit<PeopleQueryVariables, 'first' | 'after'>;
  readonly menus: readonly FilterMenu[];
  readonly chips: readonly Chip[];
  readonly clearAllHref: string | null;
  readonly onSearch: (text: string) => void;
  readonly hrefOf: (person: Person) => string;
  readonly places: readonly Place[] | null;
  readonly views: readonly ViewLink[];
  readonly homeHref: string;
}

/** Asks for the people in reach, a page at a time. */
export function AskPeople({ question, homeHref, ...shown }: Props) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(PeopleDocument, {
    variables: { ...question, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const people = (data ?? previousData)?.people;
  if (error && !people) {
    return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!people) return <ListSkeleton />;
  const after = people.pageInfo.endCursor;
  return (
    <PeopleList
      {...shown}
      people={people.edges.map(({ node }) => node)}
      total={people.totalCount}
      hasMore={people.pageInfo.hasNextPage}
      loading={loading}
      pageSize={PAGE}
      onMore={() => void fetchMore({ variables: { after } }).catch(() => undefined)}
      text={question.text ?? ''}
    />
  );
}
