import { batched } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { salesOfConsultations } from './sale-detail.read.ts';
import type { SaleSeen } from './sales.read.ts';

/** The sale that a consultation ended in, for many consultations at once. */
export const saleOfConsultation = batched<Asking, string, SaleSeen>((asking, consultationIds) =>
  salesOfConsultations(asking.db, signedIn(asking), consultationIds),
);
