import { ID } from 'type-graphql';
import {
  ChangedMeanwhileType,
  connection,
  lookups,
  mutation,
  mutations,
  PAGE_ARGS,
  pageAsked,
  type PageTold,
  queries,
  query,
  WRITING_REFUSALS,
} from '../api/index.ts';
import { asCommand, type Asking, may, signedIn } from '../auth/index.ts';
import { isRefusal } from '../kernel/index.ts';
import { staffMemberOf } from '../organizations/organizations.loaders.ts';
import { StaffType } from '../organizations/organizations.types.ts';
import { changeImportFile } from './change-import-file.ts';
import { discardImport } from './discard-import.ts';
import { knownKinds } from './draft-file.rules.ts';
import { type DraftRow, listDraftRows, type RowsAsked } from './draft-rows.read.ts';
import { type ImportDraft, readDraft } from './drafts.read.ts';
import * as rows from './draft-rows.types.ts';
import * as shown from './drafts.types.ts';
import { RowFilterEnum } from './import-words.types.ts';
import * as sources from './sources.types.ts';
import { forgetMapping } from './forget-mapping.ts';
import { judgeImport } from './judge-import.ts';
import { mendImportRow } from './mend-import-row.ts';
import { removeImportFile } from './remove-import-file.ts';
import { renameSource } from './rename-source.ts';
import { runImport } from './run-import.ts';
import { setImportSource } from './set-import-source.ts';
import { readSources } from './sources.read.ts';

export const DraftQueries = queries({
  importDraft: query({
    description:
      'An import that is prepared on a screen, with how far it is: ask again while it is being judged or written. Files come by POST /imports/files.',
    args: { id: [() => ID, 'Which.'] },
    returns: () => shown.DraftType,
    run: (asking: Asking, { id }: { id: string }) => readDraft(asking.db, signedIn(asking), id),
  }),
  importRows: query({
    description: 'The judged rows of a draft, in the order of its files; none while it is being prepared.',
    args: {
      draftId: [() => ID, 'Of which draft.'],
      fileId: [() => ID, 'Of one file.', 'nullable'],
      show: [() => RowFilterEnum, 'Of one verdict.', 'nullable'],
      ...PAGE_ARGS,
    },
    returns: () => rows.RowConnection,
    run: async (asking: Asking, { first, after, ...told }: Omit<RowsAsked, 'first' | 'after'> & PageTold) => {
      const page = await listDraftRows(asking.db, signedIn(asking), { ...told, ...pageAsked({ first, after }) });
      return isRefusal(page) ? page : connection(page, { first, after });
    },
  }),
  importKinds: query({
    description: 'What files of each kind can say: what a column can be mapped to.',
    args: {},
    returns: () => [shown.KnownKindType],
    run: (asking: Asking) => {
      may(signedIn(asking), 'readImports');
      return knownKinds();
    },
  }),
  importSources: query({
    description: 'The systems that files came from, with how their files are read; at most 200.',
    args: {},
    returns: () => [sources.SourceType],
    run: (asking: Asking) => readSources(asking.db, signedIn(asking)),
  }),
});

export const DraftLookups = lookups(shown.DraftType, {
  startedBy: {
    description: 'Who began it; none for a key.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { startedByStaffId }: ImportDraft) => staffMemberOf(asking, startedByStaffId),
  },
  undoneBy: {
    description: 'Who took it back.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { undoneByStaffId }: ImportDraft) => staffMemberOf(asking, undoneByStaffId),
  },
});
export const RowLookups = lookups(rows.RowType, {
  mendedBy: {
    description: 'Who mended it.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { mendedByStaffId }: DraftRow) => staffMemberOf(asking, mendedByStaffId),
  },
});

const preparing = [...WRITING_REFUSALS, shown.ImportElsewhereType];

export const DraftMutations = mutations({
  changeImportFile: mutation({
    description: 'Says how a file is to be read, and looks at it again.',
    input: shown.ChangeImportFileInput,
    done: shown.ImportFileChangedType,
    refusals: [...preparing, ChangedMeanwhileType],
    run: asCommand(changeImportFile),
  }),
  removeImportFile: mutation({
    description: 'Takes a file out of a draft.',
    input: shown.RemoveImportFileInput,
    done: shown.ImportFileRemovedType,
    refusals: preparing,
    run: asCommand(removeImportFile),
  }),
  setImportSource: mutation({
    description: 'Says which system the files of a draft come from.',
    input: shown.SetImportSourceInput,
    done: shown.ImportSourceSetType,
    refusals: preparing,
    run: asCommand(setImportSource),
  }),
  judgeImport: mutation({
    description: 'Has every row of a draft judged, in the background; nothing is written.',
    input: shown.JudgeImportInput,
    done: shown.ImportJudgingStartedType,
    refusals: [...preparing, shown.FilesNotReadyType],
    run: asCommand(judgeImport),
  }),
  mendImportRow: mutation({
    description: 'Writes into a judged row what it should say, and judges it again.',
    input: shown.MendImportRowInput,
    done: shown.ImportRowMendedType,
    refusals: [...preparing, shown.StaleJudgementType],
    run: asCommand(mendImportRow),
  }),
  runImport: mutation({
    description: 'Has a judged draft written, in the background and all at once.',
    input: shown.RunImportInput,
    done: shown.ImportRunStartedType,
    refusals: [...preparing, shown.StaleJudgementType],
    run: asCommand(runImport),
  }),
  discardImport: mutation({
    description: 'Gives a draft up.',
    input: shown.DiscardImportInput,
    done: shown.ImportDiscardedType,
    refusals: preparing,
    run: asCommand(discardImport),
  }),
  renameSource: mutation({
    description: 'Calls a source by another name.',
    input: sources.RenameSourceInput,
    done: sources.SourceRenamedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(renameSource),
  }),
  forgetMapping: mutation({
    description: 'Forgets how a source’s files of one kind were read.',
    input: sources.ForgetMappingInput,
    done: sources.MappingForgottenType,
    refusals: WRITING_REFUSALS,
    run: asCommand(forgetMapping),
  }),
});
