import { ID, Int } from 'type-graphql';
import { DayScalar, lookups, queries, query, SafeIntScalar } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { ConsultationType } from '../consultations/consultations.types.ts';
import { saleOfConsultation } from './sales.loaders.ts';
import { planInstalments } from './plan-instalments.ts';
import type { PlanAsked } from './payment-plan.rules.ts';
import { readSale } from './sale-detail.read.ts';
import { SALE_PEOPLE } from './sales.resolver.ts';
import { SaleType } from './sales.types.ts';
import { sellingTerms } from './selling-terms.read.ts';
import * as shown from './selling.types.ts';

export const SellingQueries = queries({
  sale: query({
    description: 'One sale with what is due and what was collected.',
    args: { id: [() => ID, 'Which package.'] },
    returns: () => shown.SaleDetailType,
    run: (asking: Asking, { id }: { id: string }) => readSale(asking.db, signedIn(asking), id),
  }),
  sellingTerms: query({
    description:
      'What a sale at a location can be made of: the price list of today, the discount allowed, the sellers.',
    args: { locationId: [() => ID, 'Where.'] },
    returns: () => shown.SellingTermsType,
    run: (asking: Asking, { locationId }: { locationId: string }) =>
      sellingTerms(asking.db, signedIn(asking), locationId),
  }),
  paymentPlan: query({
    description: 'A price in parts a month apart, to the cent.',
    args: {
      priceMinor: [() => SafeIntScalar, 'The price in minor units.'],
      parts: [() => Int, 'In how many parts.'],
      firstOn: [() => DayScalar, 'When the first is due.'],
    },
    returns: () => [shown.InstalmentType],
    run: (asking: Asking, told: PlanAsked) => planInstalments(signedIn(asking), told),
  }),
});
export const SaleDetailLookups = lookups(shown.SaleDetailType, SALE_PEOPLE);
export const ConsultationSaleLookups = lookups(ConsultationType, {
  sale: {
    description: 'The sale that it ended in, where the reader sees sales.',
    returns: () => SaleType,
    nullable: true,
    run: (asking: Asking, { id }: { id: string }) => saleOfConsultation(asking, id),
  },
});
