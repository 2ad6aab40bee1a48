import { useQuery } from '@apollo/client/react';
import { StepOwnersDocument } from '../../api/documents.ts';
import type { Option } from '../../ui/fields/index.ts';

/** Who can be given a step, as choices. */
export function useStepOwners(): readonly Option[] {
  const { data } = useQuery(StepOwnersDocument);
  return (data?.stepOwners ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
