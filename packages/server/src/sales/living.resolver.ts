import { mutation, mutations, WRITING_REFUSALS } from '../api/index.ts';
import { asCommand } from '../auth/index.ts';
import { freezePackage } from './freeze-package.ts';
import { giveSessions } from './give-sessions.ts';
import * as shown from './living.types.ts';
import { replacePackage } from './replace-package.ts';
import { NotSoManyLeftType, SALE_REFUSALS } from './sales.types.ts';
import { transferPackage } from './transfer-package.ts';
import { unexpirePackage } from './unexpire-package.ts';
import { unfreezePackage } from './unfreeze-package.ts';

const changing = [...WRITING_REFUSALS, shown.PackageNotInStateType];

export const LivingMutations = mutations({
  freezePackage: mutation({
    description: 'Freezes a package: nothing is taken from it, and its expiry waits.',
    input: shown.FreezePackageInput,
    done: shown.PackageFrozenType,
    refusals: changing,
    run: asCommand(freezePackage),
  }),
  unfreezePackage: mutation({
    description: 'Ends a freeze; the expiry moves by the days frozen.',
    input: shown.UnfreezePackageInput,
    done: shown.PackageUnfrozenType,
    refusals: changing,
    run: asCommand(unfreezePackage),
  }),
  unexpirePackage: mutation({
    description: 'Gives an expired package a later last day.',
    input: shown.UnexpirePackageInput,
    done: shown.PackageUnexpiredType,
    refusals: changing,
    run: asCommand(unexpirePackage),
  }),
  transferPackage: mutation({
    description: 'Moves sessions to another member or location, at the value they have.',
    input: shown.TransferPackageInput,
    done: shown.PackageTransferredType,
    refusals: [...changing, ...SALE_REFUSALS, NotSoManyLeftType],
    run: asCommand(transferPackage),
  }),
  replacePackage: mutation({
    description: 'Puts a package right: what is left goes into a new one.',
    input: shown.ReplacePackageInput,
    done: shown.PackageReplacedType,
    refusals: changing,
    run: asCommand(replacePackage),
  }),
  giveSessions: mutation({
    description: 'Gives sessions away: a package of no value.',
    input: shown.GiveSessionsInput,
    done: shown.SessionsGivenType,
    refusals: WRITING_REFUSALS,
    run: asCommand(giveSessions),
  }),
});
