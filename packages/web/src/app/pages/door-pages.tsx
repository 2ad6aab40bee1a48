import { useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { AskOrganization, AskPasswordLink, AskSetPassword, ExpiredLink } from '../../features/auth/index.ts';
import { t } from '../../ui/messages/index.ts';
import { paths } from '../paths.ts';
import { useEnter } from './enter.ts';
import { useTitle } from '../use-title.ts';

/** One visit is for one organization. */
export function OrganizationPage() {
  useTitle(t('organization.title'));
  const { back } = useSearch({ from: paths.organization });
  const { viewer } = useRouteContext({ from: paths.organization });
  const enter = useEnter();
  return <AskOrganization viewer={viewer} onChosen={(chosen) => enter(chosen, back)} />;
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
