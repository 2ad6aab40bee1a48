import { useFragment } from '@apollo/client/react';
import { SourceNameFragmentDoc, StaffNameFragmentDoc } from '../../api/documents.ts';

/** The name of a trainer whom some answer has already named; null until one has. */
export function useStaffName(staffId: string | undefined): string | null {
  const { data, complete } = useFragment({
    fragment: StaffNameFragmentDoc,
    from: staffId === undefined ? null : { __typename: 'Staff', id: staffId },
  });
  return complete && data ? data.name : null;
}

/** The name of a source that some answer has already named; null until one has. */
export function useSourceName(sourceId: string | undefined): string | null {
  const { data, complete } = useFragment({
    fragment: SourceNameFragmentDoc,
    from: sourceId === undefined ? null : { __typename: 'FunnelSource', id: sourceId },
  });
  return complete && data ? data.name : null;
}
