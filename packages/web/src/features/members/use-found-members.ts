import { skipToken, useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { FindMembersDocument, type FindMembersQuery } from '../../api/documents.ts';

/** Somebody found by a part of a name, a phone or an e-mail. */
export type FoundMember = FindMembersQuery['searchMembers']['edges'][number]['node'];

const PAUSE_MS = 160;
/** A letter alone finds half the club. */
const SHORTEST = 2;

/** Who answers to a text, the likeliest first, once the typing pauses; what was found before stays meanwhile. */
export function useFoundMembers(text: string, first = 8): readonly FoundMember[] {
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const skip = settled.length < SHORTEST;
  const { data, previousData } = useQuery(
    FindMembersDocument,
    skip ? skipToken : { variables: { text: settled, first } },
  );
  if (skip) return [];
  return ((data ?? previousData)?.searchMembers.edges ?? []).map(({ node }) => node);
}
