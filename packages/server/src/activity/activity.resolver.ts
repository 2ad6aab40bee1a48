import { ID } from 'type-graphql';
import { connection, DayScalar, PAGE_ARGS, pageAsked, type PageTold, queries, query } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { type ActivityQuestion, readActivity } from './activity.read.ts';
import { ActivityConnection, ActivityProofType, ActivityVerificationType, ActorKindEnum } from './activity.types.ts';
import { readActivityProof, verifyActivity } from './proof.read.ts';

type Told = PageTold & Omit<ActivityQuestion, 'first' | 'after'>;

export const ActivityQueries = queries({
  activity: query({
    description:
      'The log, the latest first: of a member, of a location, of somebody’s acts, or of everything in reach.',
    args: {
      memberId: [() => ID, 'Of one member.', 'nullable'],
      locationId: [() => ID, 'Of one location.', 'nullable'],
      actorStaffId: [() => ID, 'What one person did.', 'nullable'],
      actorKind: [() => ActorKindEnum, 'What people did, or programs, or the house itself.', 'nullable'],
      what: [
        () => String,
        'One verb, such as consultation.set, or all on one thing, such as consultation.',
        'nullable',
      ],
      from: [() => DayScalar, 'The first day, by the clock of the act’s location.', 'nullable'],
      to: [() => DayScalar, 'The last day.', 'nullable'],
      ...PAGE_ARGS,
    },
    returns: () => ActivityConnection,
    run: async (asking: Asking, told: Told) => {
      const page = await readActivity(asking.db, signedIn(asking), { ...told, ...pageAsked(told) });
      const edges = page.lines.map((line) => ({ cursor: line.cursor, node: line }));
      return connection({ edges, hasNextPage: page.hasNextPage }, told);
    },
  }),
  activityProof: query({
    description: 'How far the log is sealed against changes.',
    args: {},
    returns: () => ActivityProofType,
    run: (asking: Asking) => readActivityProof(asking.db, signedIn(asking)),
  }),
  activityVerification: query({
    description: 'Proves the whole log now, line by line, against its seal.',
    args: {},
    returns: () => ActivityVerificationType,
    run: (asking: Asking) => verifyActivity(asking.db, signedIn(asking)),
  }),
});
