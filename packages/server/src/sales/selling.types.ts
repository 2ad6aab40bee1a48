import { ID, Int } from 'type-graphql';
import { DayScalar, objectType, SafeIntScalar } from '../api/index.ts';
import type { SaleMoney } from './sales.read.ts';
import type { SaleDetail } from './sale-detail.read.ts';
import type { Due } from './sale.ts';
import { SALE_FIELDS } from './sales.types.ts';
import { OFFER_FIELDS } from './sales.types.ts';
import type { OfferOnSale, SellerLine, SellingTerms } from './selling-terms.read.ts';

const SellerType = objectType<SellerLine>('Seller', 'Somebody who can be named as a seller.', {
  id: [() => ID, "The id of the person's place in this organization."],
  name: [() => String, 'The name, first name first.'],
});
const OfferOnSaleType = objectType<OfferOnSale>(
  'OfferOnSale',
  'An entry of the price list as the reader may sell it.',
  {
    ...OFFER_FIELDS,
    lowestPriceMinor: [() => SafeIntScalar, 'The lowest price at which the reader may sell it, in minor units.'],
  },
);
export const SellingTermsType = objectType<SellingTerms>('SellingTerms', 'What a sale at a location can be made of.', {
  locationId: [() => ID, 'Where.'],
  today: [() => DayScalar, 'Today by the calendar of the location.'],
  currency: [() => String, 'What it sells in, ISO 4217.'],
  discountLimitBp: [
    () => Int,
    'How far below the list price the reader may go, in basis points; none for as far as they like.',
    'nullable',
  ],
  ownTerms: [() => Boolean, 'Whether the reader may sell what is on no price list.'],
  offers: [() => [OfferOnSaleType], 'What is on the price list today.'],
  sellers: [() => [SellerType], 'Who can be named as a seller.'],
});

const DueLineType = objectType<SaleMoney['due'][number]>('PaymentDue', 'An instalment of a sale.', {
  id: [() => ID, 'Its id.'],
  dueOn: [() => DayScalar, 'When it is due.'],
  amountMinor: [() => SafeIntScalar, 'How much, in minor units.'],
});
const PaymentType = objectType<SaleMoney['collected'][number]>('Payment', 'A payment taken for a sale.', {
  id: [() => ID, 'Its id.'],
  collectedOn: [() => DayScalar, 'When it was taken.'],
  amountMinor: [() => SafeIntScalar, 'How much, in minor units.'],
  method: [() => String, 'How, in the words of the club; may be empty.'],
});
export const SaleDetailType = objectType<Omit<SaleDetail, 'locationId' | 'ownerStaffId'>>(
  'SaleDetail',
  'A sale with what is due and what was collected.',
  {
    ...SALE_FIELDS,
    due: [() => [DueLineType], 'The instalments, where the reader sees money.'],
    collected: [() => [PaymentType], 'The payments, where the reader sees money.'],
    openMinor: [() => SafeIntScalar, 'What may still be collected, where the reader sees money.', 'nullable'],
    refundableMinor: [() => SafeIntScalar, 'What has not gone back yet, where the reader sees money.', 'nullable'],
  },
);
export const InstalmentType = objectType<Due>('Instalment', 'A part of a price and when it is due.', {
  dueOn: [() => DayScalar, 'When it is due.'],
  amountMinor: [() => SafeIntScalar, 'How much, in minor units.'],
});
