import { ChangedMeanwhileType, mutation, mutations, queries, query, WRITING_REFUSALS } from '../api/index.ts';
import { TooManyAttemptsType } from '../auth/auth.types.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { changeOwnName } from './change-own-name.ts';
import { changePassword } from './change-password.ts';
import { endVisit } from './end-visit.ts';
import { readOwnVisits, readProfile } from './profile.read.ts';
import * as shown from './profile.types.ts';

export const ProfileQueries = queries({
  profile: query({
    description: 'One’s own name, address and password as they stand.',
    args: {},
    returns: () => shown.ProfileType,
    run: (asking: Asking) => readProfile(asking.db, signedIn(asking)),
  }),
  visits: query({
    description: 'One’s own open visits, the last used first, at most 100.',
    args: {},
    returns: () => [shown.OwnVisitType],
    run: (asking: Asking) => readOwnVisits(asking.db, signedIn(asking)),
  }),
});

export const ProfileMutations = mutations({
  changeOwnName: mutation({
    description: 'Changes one’s own name in this organization.',
    input: shown.ChangeOwnNameInput,
    done: shown.OwnNameChangedType,
    refusals: [...WRITING_REFUSALS, ChangedMeanwhileType],
    run: asCommand(changeOwnName),
  }),
  changePassword: mutation({
    description: 'Changes one’s own password; every other visit ends.',
    input: shown.ChangePasswordInput,
    done: shown.PasswordChangedType,
    refusals: [...WRITING_REFUSALS, TooManyAttemptsType],
    run: asCommand(changePassword),
  }),
  endVisit: mutation({
    description: 'Ends one of one’s own visits.',
    input: shown.EndVisitInput,
    done: shown.VisitEndedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(endVisit),
  }),
});
