import { ID } from 'type-graphql';
import { lookups, mutation, mutations, queries, query, WRITING_REFUSALS } from '../api/index.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { locationOf } from '../organizations/organizations.loaders.ts';
import { LocationType } from '../organizations/organizations.types.ts';
import { setPayRate } from './set-pay-rate.ts';
import { listTrainers, payRatesOf, type StaffName } from './trainers.read.ts';
import { PayRateSetType, PayRateType, SetPayRateInput, TrainerType } from './trainers.types.ts';

export const TrainerQueries = queries({
  trainers: query({
    description: 'Who trains at the own locations, by name.',
    args: {},
    returns: () => [TrainerType],
    run: (asking: Asking) => listTrainers(asking.db, signedIn(asking)),
  }),
  payRates: query({
    description: 'What a trainer was and is paid, the latest first.',
    args: { staffId: [() => ID, 'Whom.'] },
    returns: () => [PayRateType],
    run: (asking: Asking, { staffId }: { staffId: string }) => payRatesOf(asking.db, signedIn(asking), staffId),
  }),
});
export const TrainerLookups = lookups(TrainerType, {
  homeLocation: {
    description: 'The location they belong to.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { homeLocationId }: StaffName) => locationOf(asking, homeLocationId),
  },
});
export const TrainerMutations = mutations({
  setPayRate: mutation({
    description: 'Sets what a trainer is paid from a day on.',
    input: SetPayRateInput,
    done: PayRateSetType,
    refusals: WRITING_REFUSALS,
    run: asCommand(setPayRate),
  }),
});
