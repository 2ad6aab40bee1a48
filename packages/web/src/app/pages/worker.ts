import type { Viewer } from '../../features/auth/index.ts';
import type { Worker } from '../../features/reports/index.ts';

/** Whoever signed in, as the list of what needs doing knows them. */
export const workerOf = ({ staffId, roles, locations }: Viewer): Worker => ({
  staffId,
  givesToOthers: roles.some((role) => role !== 'TRAINER'),
  manyPlaces: locations.length > 1,
});
