import { Arg, Ctx as Context, ID, Mutation, Query, Resolver } from 'type-graphql';
import { isRefusal, NotFound, type Refusal } from '../kernel/index.ts';
import type { Asking } from './asking.ts';
import {
  RequestPasswordLinkResult,
  SetPasswordResult,
  SignInInputType,
  SignInResult,
  SignOutResult,
  ViewerType,
} from './auth.types.ts';
import { chooseOrganization } from './choose-organization.ts';
import { ctxOfVisit } from './ctx-of-visit.ts';
import { signIn, type SignedIn } from './sign-in.ts';
import { type SignedOut, signOut, signOutEverywhere } from './sign-out.ts';
import { readViewer, type Viewer } from './viewer.read.ts';
import { VISIT_DAYS } from './visits.ts';
import { type PasswordLinkRequested, requestPasswordLink } from './request-password-link.ts';
import { type PasswordSet, setPassword } from './set-password.ts';

type Welcome = { readonly type: 'SignedIn'; readonly viewer: Viewer } | Refusal;

/** Hands the new token to the browser, and greets. */
async function welcome(asking: Asking, answer: SignedIn | Refusal): Promise<Welcome> {
  if (isRefusal(answer)) return answer;
  asking.cookie.put(answer.token, VISIT_DAYS * 24 * 60 * 60);
  const ctx = await ctxOfVisit(asking.db, answer.token, asking);
  if (isRefusal(ctx)) return ctx;
  const viewer = await readViewer(asking.db, ctx);
  return viewer ? { type: 'SignedIn', viewer } : new NotFound('person');
}

@Resolver()
export class AuthResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in; nobody where no visit is open.' })
  viewer(@Context() asking: Asking): Promise<Viewer | null> {
    return asking.ctx ? readViewer(asking.db, asking.ctx) : Promise.resolve(null);
  }

  @Mutation(() => SignInResult, {
    description: 'Opens a visit; the browser holds it in a cookie that no script can read.',
  })
  async signIn(
    @Context() asking: Asking,
    @Arg('input', () => SignInInputType, { description: 'Who asks to come in.' }) input: SignInInputType,
  ): Promise<Welcome> {
    const { address, userAgent, now } = asking;
    return welcome(asking, await signIn(asking.db, { ...input, address, userAgent, now }));
  }

  @Mutation(() => SignOutResult, { description: 'Ends the visit.' })
  signOut(
    @Context() asking: Asking,
    @Arg('everywhere', () => Boolean, {
      nullable: true,
      description: 'Ends every visit of the person, on every device.',
    })
    everywhere: boolean | null,
  ): Promise<SignedOut | Refusal> {
    const end = everywhere ? signOutEverywhere : signOut;
    const token = asking.cookie.token ?? '';
    asking.cookie.drop();
    return end(asking.db, token, asking.now);
  }

  @Mutation(() => RequestPasswordLinkResult, {
    description: 'Mails a link to set a new password. Answers alike for an address that nobody has.',
  })
  requestPasswordLink(
    @Context() asking: Asking,
    @Arg('email', () => String, { description: 'The address to send it to.' }) email: string,
  ): Promise<PasswordLinkRequested | Refusal> {
    return requestPasswordLink(asking.db, { email, address: asking.address, now: asking.now });
  }

  @Mutation(() => SetPasswordResult, {
    description: 'Sets a password by the link of an invitation or of a forgotten one.',
  })
  setPassword(
    @Context() asking: Asking,
    @Arg('token', () => String, { description: "The link's token." }) token: string,
    @Arg('password', () => String, { description: 'The new password, at least 10 characters.' }) password: string,
  ): Promise<PasswordSet | Refusal> {
    return setPassword(asking.db, { token, password, now: asking.now });
  }

  @Mutation(() => SignInResult, { description: 'Goes on in another organization, with the rights held there.' })
  async chooseOrganization(
    @Context() asking: Asking,
    @Arg('organizationId', () => ID, { description: 'The organization to go on in.' }) organizationId: string,
  ): Promise<Welcome> {
    const { db, cookie, now } = asking;
    return welcome(asking, await chooseOrganization(db, { token: cookie.token ?? '', organizationId, now }));
  }
}
