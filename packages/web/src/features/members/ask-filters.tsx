import { FilterSheet } from './filter-sheet.tsx';
import { useFilterNames } from './use-filter-names.ts';
import type { MemberFilter, Named } from './words.ts';

interface Props {
  readonly filter: MemberFilter;
  readonly places: readonly Named[];
  readonly onApply: (filter: MemberFilter) => void;
  readonly onClose: () => void;
}

/** The filters of the list, with the names that they are chosen by. */
export function AskFilters(props: Props) {
  return <FilterSheet {...props} {...useFilterNames(true)} />;
}
