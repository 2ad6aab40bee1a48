import { ID } from 'type-graphql';
import {
  ChangedMeanwhileType,
  connection,
  given,
  DayScalar,
  lookups,
  mutation,
  mutations,
  PAGE_ARGS,
  pageAsked,
  type PageTold,
  queries,
  query,
  WRITING_REFUSALS,
} from '../api/index.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { isRefusal } from '../kernel/index.ts';
import { MEMBER_OF_ROW } from '../members/member-names.types.ts';
import { MemberDetailType } from '../members/members.types.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import { addOffer } from './add-offer.ts';
import { addPaymentDue } from './add-payment-due.ts';
import { changeOffer } from './change-offer.ts';
import { closeConsultation } from './close-consultation.ts';
import { collectPayment } from './collect-payment.ts';
import { readOffers } from './offers.read.ts';
import { refundSale } from './refund-sale.ts';
import { listSales, readPackages, type SaleSeen, type SalesQuestion, type SellerSeen } from './sales.read.ts';
import * as shown from './sales.types.ts';
import { sellPackage } from './sell-package.ts';
import { withdrawOffer } from './withdraw-offer.ts';

export const SaleQueries = queries({
  offers: query({
    description: 'The price list.',
    args: {
      on: [() => DayScalar, 'What is on it on this day; every entry there ever was when left out.', 'nullable'],
      currency: [() => String, 'In one currency.', 'nullable'],
    },
    returns: () => [shown.OfferType],
    run: (asking: Asking, told: { on?: string; currency?: string }) =>
      readOffers(asking.db, signedIn(asking), given(told)),
  }),
  sales: query({
    description: 'Sales, the newest first.',
    args: {
      from: [() => DayScalar, 'Sold on this day or later.', 'nullable'],
      to: [() => DayScalar, 'Sold on this day or earlier.', 'nullable'],
      locationId: [() => ID, 'At one location.', 'nullable'],
      sellerId: [() => ID, 'By one person.', 'nullable'],
      kind: [() => shown.SaleKindEnum, 'Of one kind.', 'nullable'],
      ...PAGE_ARGS,
    },
    returns: () => shown.SaleConnection,
    run: async (asking: Asking, { first, after, ...told }: SalesQuestion & PageTold) => {
      const page = await listSales(asking.db, signedIn(asking), told, pageAsked({ first, after }));
      return isRefusal(page) ? page : connection(page, { first, after });
    },
  }),
});

export const SALE_PEOPLE = {
  member: MEMBER_OF_ROW,
  location: {
    description: 'Where it was sold.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { locationId }: SaleSeen) => locationOf(asking, locationId),
  },
  owner: {
    description: 'Whose client it makes the member.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { ownerStaffId }: SaleSeen) => staffMemberOf(asking, ownerStaffId),
  },
};
export const SaleLookups = lookups(shown.SaleType, SALE_PEOPLE);
export const SellerShareLookups = lookups(shown.SellerShareType, {
  seller: {
    description: 'Who.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { staffId }: SellerSeen) => staffMemberOf(asking, staffId),
  },
});
export const MemberSaleLookups = lookups(MemberDetailType, {
  packages: {
    description: 'What they bought, the latest first.',
    returns: () => [shown.SaleType],
    nullable: false,
    run: (asking: Asking, { id }: { id: string }) => readPackages(asking.db, signedIn(asking), id),
  },
});

const selling = [...WRITING_REFUSALS, ...shown.SALE_REFUSALS, shown.MoreThanOpenType];
const paying = [...WRITING_REFUSALS, shown.MoreThanOpenType, shown.AlreadyRefundedType];
const listing = [...WRITING_REFUSALS, shown.OfferNameTakenType, ChangedMeanwhileType];

export const SaleMutations = mutations({
  sellPackage: mutation({
    description: 'Sells a package; its terms are frozen.',
    input: shown.SellPackageInput,
    done: shown.PackageSoldType,
    refusals: selling,
    run: asCommand(sellPackage),
  }),
  closeConsultation: mutation({
    description: 'Closes a consultation with a sale.',
    input: shown.CloseConsultationInput,
    done: shown.ConsultationClosedType,
    refusals: selling,
    run: asCommand(closeConsultation),
  }),
  refundSale: mutation({
    description: 'Pays a sale back.',
    input: shown.RefundSaleInput,
    done: shown.SaleRefundedType,
    refusals: [...paying, shown.NotSoManyLeftType],
    run: asCommand(refundSale),
  }),
  collectPayment: mutation({
    description: 'Takes a payment.',
    input: shown.CollectPaymentInput,
    done: shown.PaymentCollectedType,
    refusals: paying,
    run: asCommand(collectPayment),
  }),
  addPaymentDue: mutation({
    description: 'Adds an instalment.',
    input: shown.AddPaymentDueInput,
    done: shown.PaymentDueAddedType,
    refusals: paying,
    run: asCommand(addPaymentDue),
  }),
  addOffer: mutation({
    description: 'Puts an offer on the price list.',
    input: shown.AddOfferInput,
    done: shown.OfferAddedType,
    refusals: listing,
    run: asCommand(addOffer),
  }),
  changeOffer: mutation({
    description: 'Gives an offer other terms from a day on; what was sold keeps its own.',
    input: shown.ChangeOfferInput,
    done: shown.OfferChangedType,
    refusals: listing,
    run: (asking: Asking, input, key) => asCommand(changeOffer)(asking, given(input, ['validDays']), key),
  }),
  withdrawOffer: mutation({
    description: 'Takes an offer off the price list from a day on.',
    input: shown.WithdrawOfferInput,
    done: shown.OfferWithdrawnType,
    refusals: listing,
    run: (asking: Asking, input, key) => asCommand(withdrawOffer)(asking, given(input), key),
  }),
});
