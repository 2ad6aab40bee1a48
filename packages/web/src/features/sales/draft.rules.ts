/** Somebody's part of a sale, in whole percent as it is typed. */
export interface Part {
  readonly key: string;
  readonly staffId: string | null;
  readonly percent: number | null;
}

/** A package that is on no price list, as it is being typed. */
export interface OwnTerms {
  readonly item: string;
  readonly sessions: number | null;
  readonly validDays: number | null;
}

/** A sale as it is being typed. */
export interface Draft {
  readonly offerId: string | null;
  /** Set where no offer is sold. */
  readonly own: OwnTerms | null;
  /** As typed; null where nothing was, and for whoever sells at the list price only. */
  readonly priceMinor: number | null;
  readonly parts: readonly Part[];
  /** Empty for today. */
  readonly soldOn: string;
  readonly instalments: number | null;
  readonly firstOn: string;
  readonly collectedMinor: number | null;
  readonly method: string;
}

/** As much of the terms as a price is told by: nought is for whoever sells at the list price only. */
export interface Priced {
  readonly discountLimitBp: number | null;
  readonly offers: readonly { readonly id: string; readonly priceMinor: number }[];
}

/** The price that is asked for, in minor units; null while there is none. Without a discount it is that of the list. */
export function priceOf(draft: Draft, terms: Priced | null): number | null {
  if (draft.own !== null || terms?.discountLimitBp !== 0) return draft.priceMinor;
  return terms.offers.find(({ id }) => id === draft.offerId)?.priceMinor ?? null;
}

/** What the parts leave to be given, in percent: nought when they are whole, below it when they are too many. */
export const percentLeft = (parts: readonly Part[]): number =>
  100 - parts.reduce((sum, { percent }) => sum + (percent ?? 0), 0);

/** Another seller, with what is left; where nothing is, all share evenly, the odd percent with the first. */
export function withAnother(parts: readonly Part[], key: string): readonly Part[] {
  const left = percentLeft(parts);
  const all = [...parts, { key, staffId: null, percent: Math.max(0, left) }];
  if (left > 0) return all;
  const each = Math.floor(100 / all.length);
  return all.map((part, place) => ({ ...part, percent: each + (place === 0 ? 100 - each * all.length : 0) }));
}

/** Without one seller; the first takes over what they had. */
export function without(parts: readonly Part[], key: string): readonly Part[] {
  const rest = parts.filter((part) => part.key !== key);
  const left = percentLeft(rest);
  return rest.map((part, place) => (place === 0 ? { ...part, percent: (part.percent ?? 0) + left } : part));
}

/** Why the sale can not be sent yet: what is missing, by the field; null when nothing is. */
export function missing(
  draft: Draft,
  price: number | null,
): 'offer' | 'price' | 'sellers' | 'split' | 'collected' | null {
  if (draft.own === null && draft.offerId === null) return 'offer';
  if (draft.own !== null && (draft.own.item.trim() === '' || draft.own.sessions === null)) return 'offer';
  if (price === null) return 'price';
  if (draft.parts.some(({ staffId }) => staffId === null)) return 'sellers';
  if (percentLeft(draft.parts) !== 0 || draft.parts.some(({ percent }) => (percent ?? 0) <= 0)) return 'split';
  return draft.collectedMinor !== null && draft.collectedMinor > price ? 'collected' : null;
}
