import { ID } from 'type-graphql';
import {
  connection,
  lookups,
  mutation,
  mutations,
  PAGE_ARGS,
  pageAsked,
  pageSize,
  type PageTold,
  queries,
  query,
  SomethingBuiltOnItType,
  WRITING_REFUSALS,
} from '../api/index.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { isRefusal } from '../kernel/index.ts';
import { staffMemberOf } from '../organizations/organizations.loaders.ts';
import { StaffType } from '../organizations/organizations.types.ts';
import { countsByVerdict, type ImportRunLine, listImportRuns, readImportRuns, readReport } from './imports.read.ts';
import {
  CountsType,
  ImportReportType,
  ImportRunConnection,
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
  importHistory: query({
    description: 'All imports but those that were discarded, the newest first.',
    args: PAGE_ARGS,
    returns: () => ImportRunConnection,
    run: async (asking: Asking, told: PageTold) => {
      const page = await listImportRuns(asking.db, signedIn(asking), pageAsked(told));
      return isRefusal(page) ? page : connection(page, told);
    },
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
  counts: {
    description: 'What happened to its rows.',
    returns: () => CountsType,
    nullable: false,
    run: (_asking: Asking, { counts }: ImportRunLine) => countsByVerdict(counts),
  },
  startedBy: {
    description: 'Who asked for it; none for a key or the house itself.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { startedByStaffId }: ImportRunLine) => staffMemberOf(asking, startedByStaffId),
  },
  undoneBy: {
    description: 'Who took it back.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { undoneByStaffId }: ImportRunLine) => staffMemberOf(asking, undoneByStaffId),
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
