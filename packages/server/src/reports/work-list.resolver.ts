import { ID, Int } from 'type-graphql';
import {
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
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { isRefusal } from '../kernel/index.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import { assignWorkLine, snoozeWorkLine, workLine, type WorkLine, workList, type WorkRow, workRows } from './index.ts';
import * as shown from './work-list.types.ts';

const PLACE = [() => ID, 'At one location; all in reach when left out.', 'nullable'] as const;
interface Where {
  readonly locationId: string | null | undefined;
}

export const WorkQueries = queries({
  workList: query({
    description: 'What needs doing today, the first seven lines at most.',
    args: { locationId: PLACE, first: [() => Int, 'How many lines; seven when left out.', 'nullable'] },
    returns: () => shown.WorkListType,
    run: (asking: Asking, { locationId, first }: Where & { readonly first: number | null | undefined }) =>
      workList(asking.db, signedIn(asking), { locationId: locationId ?? null, first: first ?? null }),
  }),
  workLine: query({
    description: 'One line of what needs doing.',
    args: { id: [() => ID, 'Which line.'], locationId: PLACE },
    returns: () => shown.WorkLineType,
    run: (asking: Asking, { id, locationId }: Where & { readonly id: string }) =>
      workLine(asking.db, signedIn(asking), { id, locationId: locationId ?? null }),
  }),
});

export const WorkLineLookups = lookups<Asking, WorkLine>(shown.WorkLineType, {
  rows: {
    description: 'Who is behind it, the oldest first; as many as the line counts.',
    returns: () => shown.WorkRowConnection,
    nullable: false,
    args: PAGE_ARGS,
    run: async (asking, { id, countedAt }, told) => {
      const page = told as unknown as PageTold;
      const rows = await workRows(asking.db, signedIn(asking), { id, locationId: countedAt, ...pageAsked(page) });
      return isRefusal(rows) ? rows : connection(rows, page);
    },
  },
  trainer: {
    description:
      'Whose it is: who held the consultations, who follows up. None for new members, and for what is nobody’s.',
    returns: () => StaffType,
    nullable: true,
    run: (asking, { kind, subjectId }) => staffMemberOf(asking, kind === 'NOT_SET' ? null : subjectId),
  },
  location: {
    description: 'Where they joined, for new members.',
    returns: () => LocationType,
    nullable: true,
    run: (asking, { kind, subjectId }) => locationOf(asking, kind === 'NOT_SET' ? subjectId : null),
  },
});
export const WorkRowLookups = lookups<Asking, WorkRow>(shown.WorkRowType, {
  location: {
    description: 'Where.',
    returns: () => LocationType,
    nullable: true,
    run: (asking, { locationId }) => locationOf(asking, locationId),
  },
});

export const WorkMutations = mutations({
  assignWorkLine: mutation({
    description: 'Gives a line of what needs doing to somebody: a step with each person behind it.',
    input: shown.AssignWorkLineInput,
    done: shown.WorkLineAssignedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(assignWorkLine),
  }),
  snoozeWorkLine: mutation({
    description: 'Puts a line of one’s own list off until a day.',
    input: shown.SnoozeWorkLineInput,
    done: shown.WorkLineSnoozedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(snoozeWorkLine),
  }),
});
