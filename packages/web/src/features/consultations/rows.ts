import type { ConsultationRowFragment } from '../../api/documents.ts';

/** A consultation as the lists show it. */
export type ConsultationRow = ConsultationRowFragment;
