import { ID, Int } from 'type-graphql';
import {
  connectionOf,
  DayScalar,
  DONE,
  enumType,
  inputType,
  objectType,
  refusalType,
  SafeIntScalar,
} from '../api/index.ts';
import type { AddOffer, OfferAdded } from './add-offer.ts';
import type { AddPaymentDue, PaymentDueAdded } from './add-payment-due.ts';
import type { ChangeOffer, OfferChanged } from './change-offer.ts';
import type { CloseConsultation, ConsultationClosed } from './close-consultation.ts';
import type { CollectPayment, PaymentCollected } from './collect-payment.ts';
import type { Offer } from './offers.read.ts';
import type { RefundSale, SaleRefunded } from './refund-sale.ts';
import type { Collected, Due, OwnTerms, Sale } from './sale.ts';
import type { SaleSeen, SellerSeen } from './sales.read.ts';
import type { PackageSold } from './sell-package.ts';
import type { SellerPart } from './terms.rules.ts';
import type { OfferWithdrawn, WithdrawOffer } from './withdraw-offer.ts';

export const SaleKindEnum = enumType('SaleKind', 'What a sale is to its member.', {
  INTRO: 'An intro, to try it.',
  NEW: 'The first package.',
  RENEWAL: 'The next package, while the last one runs or shortly after.',
  REACTIVATION: 'A package after a long time without one.',
  UPGRADE: 'More than before, in exchange.',
  ADD_ON: 'Beside a package that runs.',
  REPLACEMENT: 'A correction of the books: it counts nowhere.',
});

const TERMS = {
  sessions: [() => Int, 'How many sessions, without the bonus ones.'],
  priceMinor: [() => SafeIntScalar, 'The price in minor units.'],
  currency: [() => String, 'The currency, ISO 4217.'],
} as const;
export const OFFER_FIELDS = {
  ...TERMS,
  id: [() => ID, 'Its id.'],
  name: [() => String, 'What it is called.'],
  intro: [() => Boolean, 'Whether it is an intro.'],
  bonusSessions: [() => Int, 'How many sessions come on top.'],
  validDays: [() => Int, 'How many days a package lasts; none for ever.', 'nullable'],
  services: [() => [String], 'What it may be used for.'],
  heldFrom: [() => DayScalar, 'The first day on which it is on the list.'],
  heldUntil: [() => DayScalar, 'The first day on which it is not any more.', 'nullable'],
  previousId: [() => ID, 'The entry that it took the place of.', 'nullable'],
  version: [() => Int, 'Grows with every change.'],
} as const;
export const OfferType = objectType<Offer>(
  'Offer',
  'An entry of the price list; a change makes a new one.',
  OFFER_FIELDS,
);

export const SellerShareType = objectType<Omit<SellerSeen, 'staffId'>>('SellerShare', 'Who sold how much of it.', {
  partBp: [() => Int, 'The part in basis points.'],
  amountMinor: [() => SafeIntScalar, 'The part in minor units, where the reader sees money.', 'nullable'],
});
export const SALE_FIELDS = {
  id: [() => ID, 'The id of the package.'],
  memberId: [() => ID, 'Who bought it.'],
  offerId: [() => ID, 'The entry of the price list.', 'nullable'],
  item: [() => String, 'What it was called.'],
  kind: [() => SaleKindEnum, 'What it was to the member.'],
  kindInferred: [() => Boolean, 'Whether that was told by the history and not by a person.'],
  sessions: [() => Int, 'How many sessions, bonus ones included.'],
  bonusSessions: [() => Int, 'How many of them were a bonus.'],
  services: [() => [String], 'What it may be used for.'],
  soldOn: [() => DayScalar, 'When it was sold.'],
  expiresOn: [() => DayScalar, 'The last day on which it can be used.', 'nullable'],
  predecessorId: [() => ID, 'The package that it follows.', 'nullable'],
  consultationId: [() => ID, 'The consultation that it closed.', 'nullable'],
  channel: [() => String, 'How it was sold.', 'nullable'],
  refundedOn: [() => DayScalar, 'When it was refunded.', 'nullable'],
  refundedMinor: [() => SafeIntScalar, 'How much of it went back, where the reader sees money.', 'nullable'],
  rescinded: [() => Boolean, 'Refunded within 14 days and unused: it counts as never made.'],
  currency: [() => String, 'The currency, ISO 4217.'],
  priceMinor: [() => SafeIntScalar, 'The price in minor units, where the reader sees money.', 'nullable'],
  listPriceMinor: [() => SafeIntScalar, 'The list price then, where the reader sees money.', 'nullable'],
  dueMinor: [() => SafeIntScalar, 'What is due altogether, where the reader sees money.', 'nullable'],
  collectedMinor: [() => SafeIntScalar, 'What was collected, where the reader sees money.', 'nullable'],
  sellers: [() => [SellerShareType], 'Who sold it.'],
  version: [() => Int, 'Grows with every change.'],
} as const;
export const SaleType = objectType<Omit<SaleSeen, 'locationId' | 'ownerStaffId'>>(
  'Sale',
  'A package that a member bought, its terms frozen at the sale.',
  SALE_FIELDS,
);
export const SaleConnection = connectionOf('Sale', () => SaleType, 'sales', false);

const OWN_TERMS = {
  bonusSessions: [() => Int, 'How many sessions come on top.', 'nullable'],
  validDays: [() => Int, 'How many days a package lasts; for ever when left out.', 'nullable'],
  services: [() => [String], 'What it may be used for.', 'nullable'],
  intro: [() => Boolean, 'Whether it is an intro.', 'nullable'],
} as const;
const OwnTermsInput = inputType<OwnTerms>('OwnTermsInput', 'Terms that are on no price list.', {
  ...OWN_TERMS,
  item: [() => String, 'What it is called.'],
  sessions: [() => Int, 'How many sessions, without the bonus ones.'],
});
const SellerPartInput = inputType<SellerPart>('SellerPartInput', 'Who sold how much of it.', {
  staffId: [() => ID, 'Who.'],
  partBp: [() => Int, 'The part in basis points; all together 10,000.'],
});
const DueInput = inputType<Due>('PaymentDueInput', 'An instalment.', {
  dueOn: [() => DayScalar, 'When it is due.'],
  amountMinor: [() => SafeIntScalar, 'How much, in minor units.'],
});
const CollectedInput = inputType<Collected>('PaymentInput', 'A payment taken with the sale.', {
  collectedOn: [() => DayScalar, 'When; on the day of the sale when left out.', 'nullable'],
  amountMinor: [() => SafeIntScalar, 'How much, in minor units.'],
  method: [() => String, 'How, in the words of the club.', 'nullable'],
});
const SALE = {
  offerId: [() => ID, 'The entry of the price list; or own terms.', 'nullable'],
  terms: [() => OwnTermsInput, 'Own terms, where no entry of the list is sold.', 'nullable'],
  priceMinor: [() => SafeIntScalar, 'The price in minor units; the list price when left out.', 'nullable'],
  currency: [
    () => String,
    'What the person thinks they sell in; refused where the location sells in another.',
    'nullable',
  ],
  kind: [() => SaleKindEnum, 'What it is to the member; told by the history when left out.', 'nullable'],
  soldOn: [() => DayScalar, 'When; today at the location when left out.', 'nullable'],
  ownerStaffId: [() => ID, 'Whose client the member becomes; the first seller’s when left out.', 'nullable'],
  predecessorId: [() => ID, 'The package that this one follows.', 'nullable'],
  channel: [() => String, 'How it was sold.', 'nullable'],
  paymentsDue: [
    () => [DueInput],
    'Instalments that add up to the price; all on the day of the sale when left out.',
    'nullable',
  ],
  payments: [() => [CollectedInput], 'What was paid at once.', 'nullable'],
} as const;
export const SellPackageInput = inputType<Sale>('SellPackageInput', 'A package sold.', {
  ...SALE,
  memberId: [() => ID, 'To whom.'],
  locationId: [() => ID, 'Where.'],
  sellers: [() => [SellerPartInput], 'Who sold it: parts that total 10,000 basis points.'],
  consultationId: [() => ID, 'The consultation that the sale closes.', 'nullable'],
});
export const CloseConsultationInput = inputType<CloseConsultation>(
  'CloseConsultationInput',
  'A consultation that ended in a sale.',
  {
    ...SALE,
    consultationId: [() => ID, 'Which slot.'],
    locationId: [() => ID, 'Where; at the location of the consultation when left out.', 'nullable'],
    sellers: [() => [SellerPartInput], 'Who sold it; the trainer who held it when left out.', 'nullable'],
  },
);
export const RefundSaleInput = inputType<RefundSale>('RefundSaleInput', 'A sale paid back.', {
  packageId: [() => ID, 'Which package.'],
  refundedOn: [() => DayScalar, 'When; today at the location when left out.', 'nullable'],
  amountMinor: [
    () => SafeIntScalar,
    'How much goes back, of what was collected; all that has not gone back yet when left out.',
    'nullable',
  ],
  sessions: [
    () => Int,
    'How many sessions go back with a part of the price, none when left out; with all of it goes what is left.',
    'nullable',
  ],
});
export const CollectPaymentInput = inputType<CollectPayment>('CollectPaymentInput', 'A payment taken.', {
  packageId: [() => ID, 'For which package.'],
  amountMinor: [() => SafeIntScalar, 'How much, in minor units.'],
  collectedOn: [() => DayScalar, 'When; today at the location when left out.', 'nullable'],
  method: [() => String, 'How, in the words of the club.', 'nullable'],
});
export const AddPaymentDueInput = inputType<AddPaymentDue>('AddPaymentDueInput', 'A further instalment.', {
  packageId: [() => ID, 'For which package.'],
  dueOn: [() => DayScalar, 'When it is due.'],
  amountMinor: [() => SafeIntScalar, 'How much, in minor units.'],
});
export const AddOfferInput = inputType<AddOffer>('AddOfferInput', 'A new entry of the price list.', {
  ...TERMS,
  ...OWN_TERMS,
  name: [() => String, 'What it is called.'],
  from: [() => DayScalar, 'The first day on which it is on the list.'],
  until: [() => DayScalar, 'The first day on which it is not any more; for ever when left out.', 'nullable'],
});
export const ChangeOfferInput = inputType<ChangeOffer>('ChangeOfferInput', 'Other terms from a day on.', {
  ...OWN_TERMS,
  offerId: [() => ID, 'Which entry.'],
  from: [() => DayScalar, 'The first day on which the new terms hold.'],
  version: [
    () => Int,
    'The version that was looked at; the change holds whatever happened since when left out.',
    'nullable',
  ],
  sessions: [() => Int, 'How many sessions; as it was when left out.', 'nullable'],
  priceMinor: [() => SafeIntScalar, 'The price; as it was when left out.', 'nullable'],
});
export const WithdrawOfferInput = inputType<WithdrawOffer>('WithdrawOfferInput', 'An entry that goes off the list.', {
  offerId: [() => ID, 'Which entry.'],
  from: [() => DayScalar, 'The first day on which it is not on the list.'],
  version: [() => Int, 'The version that was looked at.', 'nullable'],
});

const SOLD = {
  ...DONE,
  packageId: [() => ID, 'The package.'],
  kind: [() => SaleKindEnum, 'What it is to the member.'],
  soldOn: [() => DayScalar, 'When it was sold.'],
  expiresOn: [() => DayScalar, 'The last day on which it can be used.', 'nullable'],
} as const;
export const PackageSoldType = objectType<PackageSold>('PackageSold', 'A package was sold.', {
  ...SOLD,
  consultationId: [() => ID, 'The consultation that the sale closed.', 'nullable'],
});
export const ConsultationClosedType = objectType<ConsultationClosed>(
  'ConsultationClosed',
  'A consultation ended in a sale.',
  {
    ...SOLD,
    consultationId: [() => ID, 'Which slot.'],
  },
);
export const SaleRefundedType = objectType<SaleRefunded>('SaleRefunded', 'A sale was paid back.', {
  ...DONE,
  packageId: [() => ID, 'Which package.'],
  refundedOn: [() => DayScalar, 'When.'],
  refundedMinor: [() => SafeIntScalar, 'How much of the price has gone back by now, in minor units.'],
  rescinded: [() => Boolean, 'Within 14 days and unused: it counts as never made.'],
});
export const PaymentCollectedType = objectType<PaymentCollected>('PaymentCollected', 'A payment was taken.', {
  ...DONE,
  paymentId: [() => ID, 'The payment.'],
  packageId: [() => ID, 'For which package.'],
});
export const PaymentDueAddedType = objectType<PaymentDueAdded>('PaymentDueAdded', 'An instalment was added.', {
  ...DONE,
  paymentDueId: [() => ID, 'The instalment.'],
  packageId: [() => ID, 'For which package.'],
});
const OFFER = { ...DONE, offerId: [() => ID, 'The entry.'] } as const;
export const OfferAddedType = objectType<OfferAdded>('OfferAdded', 'The price list has a new entry.', OFFER);
export const OfferChangedType = objectType<OfferChanged>('OfferChanged', 'An entry has other terms from a day on.', {
  ...OFFER,
  previousId: [() => ID, 'The entry that it took the place of.'],
});
export const OfferWithdrawnType = objectType<OfferWithdrawn>(
  'OfferWithdrawn',
  'An entry goes off the price list.',
  OFFER,
);

const MONEY = { currency: [() => String, 'The currency.'] } as const;
export const SALE_REFUSALS = [
  refusalType('SplitNotWhole', 'The parts of the sellers do not total 100 %.', {
    totalBp: [() => Int, 'What they total, in basis points.'],
  }),
  refusalType('DiscountTooDeep', 'The price lies further below the list price than the person may go.', {
    ...MONEY,
    limitBp: [() => Int, 'How far they may go, in basis points.'],
    lowestPriceMinor: [() => SafeIntScalar, 'The lowest price they may sell at.'],
    listPriceMinor: [() => SafeIntScalar, 'The list price.'],
  }),
  refusalType('OfferNotOnSale', 'The offer is not on the price list on that day.', {
    soldOn: [() => DayScalar, 'On which day.'],
  }),
  refusalType('CurrencyNotOfLocation', 'The location sells in another currency.', {
    ...MONEY,
    locationCurrency: [() => String, 'What the location sells in.'],
  }),
  refusalType('DuesNotWhole', 'The payments due do not add up to the price.', {
    ...MONEY,
    dueMinor: [() => SafeIntScalar, 'What they add up to.'],
    priceMinor: [() => SafeIntScalar, 'The price.'],
  }),
  refusalType('ConsultationNotClosable', 'The consultation can not be closed with this sale.'),
];
export const MoreThanOpenType = refusalType('MoreThanOpen', 'It is more than is open on the sale.', {
  ...MONEY,
  openMinor: [() => SafeIntScalar, 'What is open.'],
});
export const NotSoManyLeftType = refusalType('NotSoManyLeft', 'The package has not so many sessions left.', {
  left: [() => Int, 'How many it has.'],
});
export const AlreadyRefundedType = refusalType('AlreadyRefunded', 'The sale was refunded already.', {
  refundedOn: [() => DayScalar, 'When.'],
});
export const OfferNameTakenType = refusalType(
  'OfferNameTaken',
  'An offer of this name and currency is on the list on those days.',
);
