import type { SellingTermsQuery } from '../../api/documents.ts';

/** What a sale at a location can be made of. */
export type SellingTerms = SellingTermsQuery['sellingTerms'];
export type OfferOnSale = SellingTerms['offers'][number];
