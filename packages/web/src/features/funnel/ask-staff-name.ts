import { useFragment } from '@apollo/client/react';
import { StaffNameFragmentDoc } from '../../api/documents.ts';

/** The name of a trainer whom some answer has already named; null until one has. */
export function useStaffName(staffId: string | undefined): string | null {
  const { data, complete } = useFragment({
    fragment: StaffNameFragmentDoc,
    from: staffId === undefined ? null : { __typename: 'Staff', id: staffId },
  });
  return complete && data ? data.name : null;
}
