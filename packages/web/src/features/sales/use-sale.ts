import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PaymentPlanDocument, SellingTermsDocument } from '../../api/documents.ts';
import { isDay } from '../../ui/day.ts';
import { type Draft, missing, priceOf } from './draft.rules.ts';
import type { SellingTerms } from './terms.ts';

/** A sale that is being typed, with all that the server says about it meanwhile. */
export function useSale(locationId: string | null, sellerId: string | null) {
  const [draft, setDraft] = useState<Draft>(() => ({
    offerId: null,
    own: null,
    priceMinor: null,
    parts: [{ key: crypto.randomUUID(), staffId: sellerId, percent: 100 }],
    soldOn: '',
    instalments: null,
    firstOn: '',
    collectedMinor: null,
    method: '',
  }));
  const [dirty, setDirty] = useState(false);
  const asked = useQuery(SellingTermsDocument, locationId === null ? skipToken : { variables: { locationId } });
  const terms = asked.data?.sellingTerms ?? null;
  const price = priceOf(draft, terms);
  const plan = usePlan(draft, price, terms);
  const change = (next: Partial<Draft>) => {
    setDirty(true);
    setDraft((before) => ({ ...before, ...next }));
  };
  return { draft, change, dirty, terms, price, plan, lacks: missing(draft, price), error: asked.error };
}

/** The instalments, to the cent and the day, as the server spreads them; null where it is paid at once. */
function usePlan({ instalments, firstOn }: Draft, price: number | null, terms: SellingTerms | null) {
  const first = isDay(firstOn) ? firstOn : (terms?.today ?? null);
  const wanted = instalments !== null && instalments > 1 && instalments <= 48 && price !== null && price > 0;
  const { data } = useQuery(
    PaymentPlanDocument,
    wanted && first !== null ? { variables: { priceMinor: price, parts: instalments, firstOn: first } } : skipToken,
  );
  return wanted ? (data?.paymentPlan ?? []) : null;
}

/** What both verbs of selling are told alike. */
export function inputOf({ draft, plan, price }: Pick<ReturnType<typeof useSale>, 'draft' | 'plan' | 'price'>) {
  const { offerId, own, parts, soldOn, collectedMinor, method } = draft;
  return {
    ...(own === null
      ? { offerId }
      : { terms: { item: own.item, sessions: own.sessions ?? 0, validDays: own.validDays } }),
    priceMinor: price,
    soldOn: soldOn || null,
    sellers: parts.map(({ staffId, percent }) => ({ staffId: staffId ?? '', partBp: (percent ?? 0) * 100 })),
    paymentsDue: plan === null ? null : plan.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor })),
    payments: collectedMinor === null ? null : [{ amountMinor: collectedMinor, method: method || null }],
  };
}
