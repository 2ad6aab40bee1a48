import type { Day } from '../../kernel/index.ts';
import type { EntryKind } from '../../ledger/postings.rules.ts';
import type { Freeze } from './choose-package.rules.ts';
import type { Terms } from './package-entries.rules.ts';
import type { SessionOutcome, SessionPolicy } from './session-effect.rules.ts';
import type { SessionRate } from './session-pay.rules.ts';

/** An entry that stands (no mirror of it exists), as far as it bears on one package. */
export interface Posted {
  readonly id: string;
  readonly kind: EntryKind;
  readonly subjectId: string;
  readonly locationId: string;
  readonly businessOn: Day;
  readonly packageId: string;
  /** What it added to the sessions held. */
  readonly held: number;
  /** What it added to deferred revenue. */
  readonly deferredMinor: number;
  /** What it added to the money that is still owed. */
  readonly receivableMinor: number;
  /** What it added to cash. */
  readonly cashMinor: number;
  readonly currency: string | null;
}

/** A package with its facts. Days are the selling location's. */
export interface BookPackage extends Terms {
  readonly memberId: string;
  readonly services: readonly string[];
  readonly soldOn: Day;
  readonly expiresOn: Day | null;
  readonly refundedOn: Day | null;
  readonly refundedMinor: number | null;
  readonly refundedSessions: number;
  readonly originPackageId: string | null;
  readonly voided: boolean;
  readonly today: Day;
  readonly closedThrough: Day | null;
  readonly freezes: readonly Freeze[];
}

/** Money taken for a package. */
export interface BookPayment {
  readonly id: string;
  readonly packageId: string;
  readonly amountMinor: number;
  readonly collectedOn: Day;
  readonly voided: boolean;
}

/** A session with its facts, the policy and the rate of its day, and what was drawn from it. */
export interface BookSession {
  readonly id: string;
  readonly memberId: string;
  readonly trainerId: string;
  readonly locationId: string;
  /** The location's. */
  readonly currency: string;
  readonly closedThrough: Day | null;
  readonly service: string;
  readonly heldOn: Day;
  readonly startsAt: Date;
  readonly outcome: SessionOutcome | null;
  readonly complimentary: boolean;
  readonly waived: boolean;
  readonly voided: boolean;
  readonly version: number;
  readonly packageId: string | null;
  readonly entryId: string | null;
  readonly drawnVersion: number | null;
  readonly unfunded: boolean;
  /** The entry's own day, place and kind, where there is one. */
  readonly entryOn: Day | null;
  readonly entryLocationId: string | null;
  readonly entryKind: EntryKind | null;
  readonly policy: SessionPolicy;
  readonly rate: SessionRate | null;
}

/** All that one member's books rest on. */
export interface MemberBooks {
  readonly packages: readonly BookPackage[];
  readonly payments: readonly BookPayment[];
  /** In the order that they happened. */
  readonly sessions: readonly BookSession[];
  readonly posted: readonly Posted[];
}
