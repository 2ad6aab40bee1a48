import { useQuery } from '@apollo/client/react';
import { PayRatesDocument, SetPayRateDocument } from '../../api/documents.ts';
import type { Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { PayRateList, PayRateSheet, type RateTold } from './pay-rates.tsx';

interface Props {
  readonly staffId: string;
  readonly name: string;
  readonly currency: string;
  readonly today: Day;
  /** Whether the sheet that sets another rate is open. */
  readonly isOpen: boolean;
  readonly onOpen: (() => void) | null;
  readonly onClose: () => void;
}

/** Asks what somebody is paid, and sets it from a day on. */
export function AskPayRates({ staffId, name, currency, today, isOpen, onOpen, onClose }: Props) {
  const { data } = useQuery(PayRatesDocument, { variables: { staffId } });
  const set = useVerb(SetPayRateDocument, { done: 'PayRateSet', said: () => t('settings.pay.done') });
  const rates = data?.payRates;
  if (!rates) return null;
  const current = rates.find(
    ({ heldFrom, heldUntil }) => heldFrom <= today && (heldUntil === null || heldUntil > today),
  );
  const run = async (rate: RateTold) => {
    if (await set.run({ staffId, ...rate })) onClose();
  };
  return (
    <>
      <PayRateList rates={rates} today={today} onSet={onOpen} />
      {isOpen ? (
        <PayRateSheet
          name={name}
          current={current ?? rates[0] ?? null}
          currency={currency}
          today={today}
          busy={set.busy}
          refusal={set.refusal}
          onSet={(rate) => void run(rate)}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}
