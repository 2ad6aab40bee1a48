import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InvalidInputType, NotFoundType, NotSignedInType, outcome, refusalType } from '../api/index.ts';
import { LocationType, OrganizationType } from '../organizations/organizations.types.ts';
import type { HomePage } from './home-page.rules.ts';
import type { Role } from './role.ts';

export const RoleEnum = {
  OWNER: 'OWNER',
  MANAGER: 'MANAGER',
  TRAINER: 'TRAINER',
  FRONT_DESK: 'FRONT_DESK',
  ACCOUNTANT: 'ACCOUNTANT',
} as const;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody is here, and with it what they may do.',
  valuesConfig: {
    OWNER: { description: 'Sees and does everything at every location.' },
    MANAGER: { description: 'Leads locations.' },
    TRAINER: { description: 'Trains, and sees the own book.' },
    FRONT_DESK: { description: 'Receives members; sees no money.' },
    ACCOUNTANT: { description: 'Reads the books; sees no messages.' },
  },
});

const HomePageEnum = { BOARD: 'BOARD', MY_FIGURES: 'MY_FIGURES', TODAY: 'TODAY', TOTALS: 'TOTALS' } as const;
registerEnumType(HomePageEnum, {
  name: 'HomePage',
  description: 'Where a role lands after signing in.',
  valuesConfig: {
    BOARD: { description: 'The morning board.' },
    MY_FIGURES: { description: "A trainer's own figures." },
    TODAY: { description: 'What is on today.' },
    TOTALS: { description: 'The totals that books are kept by.' },
  },
});

@ObjectType('Grant', { simpleResolvers: true, description: 'A role held somewhere.' })
export class GrantType {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => LocationType, { nullable: true, description: 'Where it is held; none where it is held everywhere.' })
  location!: LocationType | null;
}

@ObjectType('Viewer', { simpleResolvers: true, description: 'The person who is signed in.' })
export class ViewerType {
  @Field(() => ID, { description: 'The id of the sign-in, the same in every organization.' })
  userId!: string;

  @Field(() => String, { description: 'The e-mail that they sign in with.' })
  email!: string;

  @Field(() => String, { description: 'Their name in this organization.' })
  name!: string;

  @Field(() => ID, { description: 'The id of their place in this organization.' })
  staffId!: string;

  @Field(() => OrganizationType, { description: 'The organization that this visit is in.' })
  organization!: OrganizationType;

  @Field(() => [OrganizationType], { description: 'The others that they may go on in.' })
  organizations!: OrganizationType[];

  @Field(() => [RoleEnum], { description: 'The roles held today, the widest first.' })
  roles!: Role[];

  @Field(() => [GrantType], { description: 'Each role with where it is held.' })
  grants!: GrantType[];

  @Field(() => [LocationType], { description: 'The locations at which a role is held, by name.' })
  locations!: LocationType[];

  @Field(() => HomePageEnum, { description: 'Where this person lands.' })
  homePage!: HomePage;

  @Field(() => [String], {
    description: 'The names of the operations that this person may ask for, such as readBoard.',
  })
  may!: string[];
}

@InputType('SignInInput', { description: 'Who asks to come in.' })
export class SignInInputType {
  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

@ObjectType('SignedIn', { simpleResolvers: true, description: 'A visit began; the browser holds it in a cookie.' })
export class SignedInType {
  @Field(() => ViewerType, { description: 'Who came in.' })
  viewer!: ViewerType;
}

@ObjectType('SignedOut', { simpleResolvers: true, description: 'The visit ended.' })
export class SignedOutType {
  @Field(() => Boolean, { description: 'Whether every other visit of the person ended as well.' })
  everywhere!: boolean;
}

@ObjectType('PasswordLinkRequested', {
  simpleResolvers: true,
  description: 'If somebody has this address, a link is on its way to it.',
})
export class PasswordLinkRequestedType {
  @Field(() => String, { description: 'The address that was asked for.' })
  email!: string;
}

@ObjectType('PasswordSet', {
  simpleResolvers: true,
  description: 'The password is set; every visit of the person ended.',
})
export class PasswordSetType {
  @Field(() => String, { description: 'The address to sign in with.' })
  email!: string;
}

export const WrongCredentialsType = refusalType(
  'WrongCredentials',
  'The address and the password do not belong together.',
);
export const TooManyAttemptsType = refusalType('TooManyAttempts', 'Tried too often.', {
  retryAfterSeconds: [() => Int, 'In how many seconds to try again.'],
});
export const LinkExpiredType = refusalType('LinkExpired', 'The link was used, is too old, or never was one.');

/** Coming in by a password and going on in another organization end alike. */
export const SignInResult = outcome('SignInResult', () => SignedInType, [
  WrongCredentialsType,
  TooManyAttemptsType,
  NotSignedInType,
  NotFoundType,
]);
export const SignOutResult = outcome('SignOutResult', () => SignedOutType, [NotSignedInType]);
export const RequestPasswordLinkResult = outcome('RequestPasswordLinkResult', () => PasswordLinkRequestedType, [
  TooManyAttemptsType,
]);
export const SetPasswordResult = outcome('SetPasswordResult', () => PasswordSetType, [
  LinkExpiredType,
  InvalidInputType,
]);
