import * as z from 'zod/mini';
import { ROW_SHOWS } from '../../features/imports/index.ts';
import { id, oneOf } from './checks.ts';

/** Which step of an import is looked at, which file of it, and which rows. */
export const importDraftSearch = z.object({ step: oneOf(['files', 'rows']), file: id, show: oneOf(ROW_SHOWS) });
export type ImportDraftSearch = z.infer<typeof importDraftSearch>;
