import { dayAt, type Day } from '../kernel/index.ts';
import type { Freeze, PackageNow, SessionOutcome, SessionPolicy, SessionRate } from '../sales/index.ts';

/** A package as the questions about a session answer it. */
export interface LoadedPackage extends Omit<PackageNow, 'today' | 'left' | 'freezes'> {
  readonly item: string;
  readonly timeZone: string;
  readonly ownerStaffId: string | null;
  readonly freezes: readonly Freeze[];
}

/** A session's own columns. */
export interface SessionRow {
  readonly id: string;
  readonly member_id: string;
  /** Who delivers it. */
  readonly trainer_id: string;
  readonly booked_trainer_id: string;
  readonly location_id: string;
  readonly service: string;
  readonly starts_at: string | null;
  readonly held_on: Day;
  readonly minutes: number;
  readonly outcome: SessionOutcome | null;
  readonly complimentary: boolean;
  readonly version: number;
}

/** What the questions about a session answer. */
export interface LoadedSession {
  readonly session: SessionRow;
  readonly place: { readonly timeZone: string; readonly currency: string; readonly closedThrough: Day | null };
  readonly homeLocationId: string;
  readonly policy: SessionPolicy | null;
  readonly rate: SessionRate | null;
  readonly packages: readonly LoadedPackage[];
  readonly trainerIsHere: boolean;
  /** Something that this session bears on came after it: kinds and journeys have to be derived anew. */
  readonly showsLater: boolean;
  readonly soldLater: boolean;
}

/** A package as the rules take it; what lapsed counts as left for a session within the validity. */
export function packageNow(sold: LoadedPackage, now: Date): PackageNow & { readonly item: string } {
  const lapsed = sold.state === 'EXPIRED' && sold.closing?.kind === 'LAPSE' ? sold.closing.sessions : 0;
  return { ...sold, left: sold.balance + lapsed, today: dayAt(now, sold.timeZone) };
}
