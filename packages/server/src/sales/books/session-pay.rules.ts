/** What a trainer is paid for a session on its day: so much, or a share of the session's unit value in basis points. */
export type SessionRate =
  { readonly flatMinor: number; readonly currency: string } | { readonly shareBp: number; readonly currency: string };

/** Why a pay line pays nothing. */
export type Withheld = 'NO_RATE' | 'OTHER_CURRENCY' | 'POLICY';

/** What releases a withheld line, in words for the trainer who reads it. */
export const RELEASED_BY: Readonly<Record<Withheld, string>> = {
  NO_RATE: 'A pay rate for this trainer that holds on the day of the session.',
  OTHER_CURRENCY: 'A pay rate in the currency of the location where the session took place.',
  POLICY: 'Nothing: the location pays no part of the rate for a session of this kind.',
};

/** What a session earned whoever held it, in minor units of the location's currency. */
export interface SessionPay {
  readonly amountMinor: number;
  readonly currency: string;
  readonly basis: 'FLAT' | 'SHARE' | 'NONE';
  readonly withheld: Withheld | null;
}

/** So many basis points of an amount, halves up. */
function partOf(amountMinor: number, bp: number): number {
  return Number((2n * BigInt(amountMinor) * BigInt(bp) + 10_000n) / 20_000n);
}

/** The pay of one session: the rate of whoever delivered it, as far as the policy pays sessions of its kind. */
export function payOf(session: {
  readonly rate: SessionRate | null;
  readonly unitValueMinor: number;
  readonly payBp: number;
  readonly currency: string;
}): SessionPay {
  const { rate, currency, payBp } = session;
  const nothing = (withheld: Withheld): SessionPay => ({ amountMinor: 0, currency, basis: 'NONE', withheld });
  if (payBp === 0) return nothing('POLICY');
  if (rate === null) return nothing('NO_RATE');
  if (rate.currency !== currency) return nothing('OTHER_CURRENCY');
  if ('flatMinor' in rate)
    return { amountMinor: partOf(rate.flatMinor, payBp), currency, basis: 'FLAT', withheld: null };
  const whole = partOf(session.unitValueMinor, rate.shareBp);
  return { amountMinor: partOf(whole, payBp), currency, basis: 'SHARE', withheld: null };
}
