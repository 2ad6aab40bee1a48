/** What a location is said to be, as the form holds it. */
export interface LocationTerms {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly country: string;
  readonly leagueVisible: boolean;
  readonly discountLimitBp: number | null;
}

export type TermKey = keyof LocationTerms;

export const TERMS = [
  'name',
  'timeZone',
  'currency',
  'country',
  'discountLimitBp',
  'leagueVisible',
] as const satisfies readonly TermKey[];

const spell = (terms: LocationTerms, key: TermKey): unknown => (key === 'name' ? terms.name.trim() : terms[key]);
const differ = (a: LocationTerms, b: LocationTerms, key: TermKey): boolean => spell(a, key) !== spell(b, key);

/** The terms that were typed over: only these are sent, so that two people who change two things do not meet. */
export function changesOf(draft: LocationTerms, before: LocationTerms): Partial<LocationTerms> {
  const changed = TERMS.filter((key) => differ(draft, before, key));
  return Object.fromEntries(changed.map((key) => [key, spell(draft, key)]));
}

/** What somebody else changed meanwhile, and where the form would write something else over it. */
export function changedMeanwhile(draft: LocationTerms, before: LocationTerms, now: LocationTerms): TermKey[] {
  return TERMS.filter((key) => differ(now, before, key) && differ(draft, before, key) && differ(draft, now, key));
}

/** Theirs, with what was typed over kept where they changed nothing. */
export function takeTheirs(draft: LocationTerms, before: LocationTerms, now: LocationTerms): LocationTerms {
  const kept = TERMS.filter((key) => differ(draft, before, key) && !differ(now, before, key));
  return { ...now, ...Object.fromEntries(kept.map((key) => [key, draft[key]])) };
}

/** What must be filled in still. */
export function missingTerms(draft: LocationTerms): TermKey[] {
  return TERMS.filter((key) => spell(draft, key) === '' || spell(draft, key) === null);
}
