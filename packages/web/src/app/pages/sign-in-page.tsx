import { useRouter, useSearch } from '@tanstack/react-router';
import { AskSignIn } from '../../features/auth/index.ts';
import { t } from '../../ui/messages/index.ts';
import { paths, withSearch } from '../paths.ts';
import { useTitle } from '../use-title.ts';
import { useEnter } from './enter.ts';

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
