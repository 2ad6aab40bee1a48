import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Day, Refusal } from '../kernel/index.ts';
import { findClosable } from './closing.ts';
import type { SaleKind } from './history.rules.ts';
import type { Sale } from './sale.ts';
import { factsOf, sell } from './selling.ts';

export interface CloseConsultation extends Omit<Sale, 'memberId' | 'locationId' | 'consultationId' | 'sellers'> {
  readonly consultationId: string;
  /** The consultation's own location when left out. */
  readonly locationId?: string | null;
  /** The trainer who held it, for all of it, when left out. */
  readonly sellers?: Sale['sellers'] | null;
}

export interface ConsultationClosed {
  readonly type: 'ConsultationClosed';
  readonly consultationId: string;
  readonly packageId: string;
  readonly kind: SaleKind;
  readonly soldOn: Day;
  readonly expiresOn: Day | null;
  readonly activityId: string;
}

/**
 * Closes a consultation: it ended in a sale. Logs the show where nobody has, and sells, in one breath: both stand or neither.
 * Activity: `consultation.closed`.
 *
 * Refuses: whatever `sellPackage` refuses.
 */
export function closeConsultation(
  db: Database,
  ctx: Ctx,
  input: CloseConsultation,
  idempotencyKey: string,
): Promise<ConsultationClosed | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'closeConsultation', idempotencyKey, input },
    async (tx): Promise<ConsultationClosed> => {
      // Not locked yet: every sale locks the member first and the consultation second, so that two never wait for each other.
      const consultation = await findClosable(tx, ctx, input.consultationId, 'unlocked');
      const sale: Sale = {
        ...input,
        memberId: consultation.memberId,
        locationId: input.locationId ?? consultation.locationId,
        sellers: input.sellers ?? [{ staffId: consultation.trainerId, partBp: 10_000 }],
      };
      const sold = await sell(tx, ctx, 'closeConsultation', sale);
      const activityId = await record(tx, ctx, {
        verb: 'consultation.closed',
        subject: { kind: 'consultation', id: consultation.id },
        memberId: sale.memberId,
        locationId: consultation.locationId,
        facts: factsOf(sale, sold),
      });
      const { packageId, kind } = sold;
      const { soldOn, expiresOn } = sold.terms;
      return {
        type: 'ConsultationClosed',
        consultationId: consultation.id,
        packageId,
        kind,
        soldOn,
        expiresOn,
        activityId,
      };
    },
  );
}
