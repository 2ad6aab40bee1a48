import type { DraftFileFragment, ImportDraftQuery, ImportKindsQuery, JudgedRowFragment } from '../../api/documents.ts';

/** A draft as its screens have it. */
export type Draft = ImportDraftQuery['importDraft'];
export type DraftFile = DraftFileFragment;
export type DraftColumn = DraftFile['columns'][number];
export type FileProblem = DraftFile['problems'][number];
export type KindFields = ImportKindsQuery['importKinds'][number];
export type JudgedRow = JudgedRowFragment;
