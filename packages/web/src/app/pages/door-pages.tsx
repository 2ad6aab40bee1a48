import { useNavigate, useParams, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import {
  AskOrganization,
  AskPasswordLink,
  AskSetPassword,
  AskSignIn,
  ExpiredLink,
  type Viewer,
} from '../../features/auth/index.ts';
import { t } from '../../ui/messages/index.ts';
import { homeOf, paths, safeBack, withSearch } from '../paths.ts';
import { useTitle } from '../use-title.ts';

/** Signing in. Whoever works in more than one organization says which; then the way leads to where one was, or home. */
export function SignInPage() {
  useTitle(t('signIn.title'));
  const { back, again, passwordSet } = useSearch({ from: paths.signIn });
  const onSignedIn = useEnter();
  const notice = passwordSet ? t('signIn.rightPassword') : again ? t('signIn.again') : null;
  const router = useRouter();
  return (
    <AskSignIn
      notice={notice}
      forgottenHref={paths.forgottenPassword}
      onSignedIn={(viewer) => {
        if (viewer.organizations.length > 0) router.history.push(withSearch(paths.organization, { back }));
        else onSignedIn(viewer, back);
      }}
    />
  );
}

/** One visit is for one organization. */
export function OrganizationPage() {
  useTitle(t('organization.title'));
  const { back } = useSearch({ from: paths.organization });
  const { viewer } = useRouteContext({ from: paths.organization });
  const enter = useEnter();
  return <AskOrganization viewer={viewer} onChosen={(chosen) => enter(chosen, back)} />;
}

/** Where signing in leads: back to where one was, else to the role's first page. The new viewer's pages are asked anew. */
function useEnter(): (viewer: Viewer, back: string | undefined) => void {
  const router = useRouter();
  return (viewer, back) => {
    router.history.push(safeBack(back) ?? homeOf(viewer));
    void router.invalidate();
  };
}

export function ForgottenPasswordPage() {
  useTitle(t('forgotten.title'));
  return <AskPasswordLink signInHref={paths.signIn} />;
}

/** The token stands behind the `#`, where no server's log sees it; a path with it works too. */
export function SetPasswordPage() {
  useTitle(t('setPassword.title'));
  const { token: inPath } = useParams({ strict: false });
  const navigate = useNavigate();
  const token = window.location.hash.slice(1) || inPath || '';
  if (token === '') return <Expired />;
  return (
    <AskSetPassword
      token={token}
      onSet={() => void navigate({ to: paths.signIn, search: { passwordSet: 'yes' }, replace: true })}
      onExpired={() => void navigate({ to: paths.expiredLink, replace: true })}
    />
  );
}

export function ExpiredLinkPage() {
  useTitle(t('expired.title'));
  return <Expired />;
}

const Expired = () => <ExpiredLink forgottenHref={paths.forgottenPassword} signInHref={paths.signIn} />;
