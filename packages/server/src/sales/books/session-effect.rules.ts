/** How a session ended, as far as it ended. */
export type SessionOutcome = 'COMPLETED' | 'NO_SHOW' | 'LATE_CANCELLED' | 'CANCELLED' | 'CANCELLED_BY_CLUB';

/** What a location does with missed sessions on a day. Parts of the trainer's rate in basis points. */
export interface SessionPolicy {
  readonly lateHours: number;
  readonly chargesNoShow: boolean;
  readonly chargesLateCancel: boolean;
  readonly paysNoShowBp: number;
  readonly paysLateCancelBp: number;
  readonly paysComplimentaryBp: number;
}

/** Where a location has said nothing: missed and late ones spend the session and pay the trainer in full (README, "Default policy"). */
export const DEFAULT_POLICY: SessionPolicy = {
  lateHours: 24,
  chargesNoShow: true,
  chargesLateCancel: true,
  paysNoShowBp: 10_000,
  paysLateCancelBp: 10_000,
  paysComplimentaryBp: 10_000,
};

/** What a session does to the books: the kind of its entry, whether it takes one from a package, the part of the rate it pays. */
export interface SessionEffect {
  readonly kind: 'COMPLETED' | 'NO_SHOW' | 'LATE_CANCELLED';
  readonly takesFromPackage: boolean;
  readonly payBp: number;
}

/** What a session does (README, "One session, four effects"); null where it does nothing at all. */
export function effectOf(
  session: {
    readonly outcome: SessionOutcome | null;
    readonly complimentary: boolean;
    readonly waived: boolean;
  },
  policy: SessionPolicy,
): SessionEffect | null {
  const { outcome, complimentary, waived } = session;
  if (outcome === 'COMPLETED') {
    return {
      kind: outcome,
      takesFromPackage: !complimentary,
      payBp: complimentary ? policy.paysComplimentaryBp : 10_000,
    };
  }
  if (waived || complimentary) return null;
  if (outcome === 'NO_SHOW' && policy.chargesNoShow)
    return { kind: outcome, takesFromPackage: true, payBp: policy.paysNoShowBp };
  if (outcome === 'LATE_CANCELLED' && policy.chargesLateCancel)
    return { kind: outcome, takesFromPackage: true, payBp: policy.paysLateCancelBp };
  return null;
}
