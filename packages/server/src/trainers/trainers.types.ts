import { ID, Int } from 'type-graphql';
import { DayScalar, DONE, inputType, objectType, SafeIntScalar } from '../api/index.ts';
import type { PayRateSet, SetPayRate } from './set-pay-rate.ts';
import type { PayRate, StaffName } from './trainers.read.ts';

export const TrainerType = objectType<Omit<StaffName, 'homeLocationId' | 'isTrainer'>>(
  'Trainer',
  'Somebody who trains here.',
  {
    id: [() => ID, 'The id of their place in this organization.'],
    firstName: [() => String, 'The first name.'],
    lastName: [() => String, 'The last name.'],
  },
);
export const PayRateType = objectType<PayRate>('PayRate', 'What a trainer is paid from a day on.', {
  id: [() => ID, 'Its id.'],
  payPerSessionMinor: [() => SafeIntScalar, 'For a session, in minor units.'],
  commissionBp: [() => Int, 'Of what a sale collected, in basis points.'],
  currency: [() => String, 'The currency, ISO 4217.'],
  heldFrom: [() => DayScalar, 'The first day on which it holds.'],
  heldUntil: [() => DayScalar, 'The first day on which it does not any more.', 'nullable'],
});
export const SetPayRateInput = inputType<SetPayRate>('SetPayRateInput', 'What a trainer is paid from a day on.', {
  staffId: [() => ID, 'Whom.'],
  payPerSessionMinor: [() => SafeIntScalar, 'For a session, in minor units.'],
  commissionBp: [() => Int, 'Of what a sale collected, in basis points.'],
  currency: [() => String, 'The currency, ISO 4217.'],
  from: [() => DayScalar, 'The first day on which it holds, past or to come.'],
});
export const PayRateSetType = objectType<PayRateSet>('PayRateSet', 'A pay rate was set.', {
  ...DONE,
  payRateId: [() => ID, 'Which.'],
});
