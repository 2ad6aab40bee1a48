import type { ImportSourcesQuery } from '../../api/documents.ts';

/** A system that files come from. */
export type Source = ImportSourcesQuery['importSources'][number];
/** How its files of one kind are read. */
export type Mapping = Source['mappings'][number];

/** homePhone → home phone */
export const fieldWords = (field: string): string => field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
