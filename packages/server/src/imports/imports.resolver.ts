import { ID } from 'type-graphql';
import {
  lookups,
  mutation,
  mutations,
  PAGE_ARGS,
  pageSize,
  queries,
  query,
  SomethingBuiltOnItType,
  WRITING_REFUSALS,
} from '../api/index.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { type ImportRunLine, readImportRuns, readReport } from './imports.read.ts';
import {
  ImportReportType,
  ImportRunType,
  ImportUndoneType,
  NothingToUndoType,
  UndoImportInput,
} from './imports.types.ts';
import { undoImport } from './undo-import.ts';

export const ImportQueries = queries({
  importRuns: query({
    description: 'The latest imports, the newest first.',
    args: { first: PAGE_ARGS.first },
    returns: () => [ImportRunType],
    run: (asking: Asking, { first }: { first?: number | null }) =>
      readImportRuns(asking.db, signedIn(asking), pageSize(first)),
  }),
  importReport: query({
    description: 'What happened to every row of an import.',
    args: { runId: [() => ID, 'Which import.'] },
    returns: () => ImportReportType,
    run: (asking: Asking, { runId }: { runId: string }) => readReport(asking.db, signedIn(asking), runId),
  }),
});
export const ImportRunLookups = lookups(ImportRunType, {
  id: {
    description: 'Its id.',
    returns: () => ID,
    nullable: false,
    run: (_asking: Asking, { runId }: ImportRunLine) => runId,
  },
});
export const ImportMutations = mutations({
  undoImport: mutation({
    description: 'Takes a whole import back, as if it had never been.',
    input: UndoImportInput,
    done: ImportUndoneType,
    refusals: [...WRITING_REFUSALS, NothingToUndoType, SomethingBuiltOnItType],
    run: asCommand(undoImport),
  }),
});
