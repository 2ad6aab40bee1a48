import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { AskSignOut, type Viewer } from '../../features/auth/index.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import { paths } from '../paths.ts';
import { useTitle } from '../use-title.ts';
import styles from './pages.module.css';

const inside = getRouteApi('/inside');
const SCHEMES = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

/** Who one is here, for which organization, how it looks, and the way out. */
export function MePage() {
  const { viewer } = inside.useRouteContext();
  const navigate = useNavigate();
  useTitle(t('me.title'));
  return (
    <div className={styles.narrow}>
      <h1>{viewer.name}</h1>
      <p className={styles.sub}>{viewer.email}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('me.organization')}</dt>
          <dd>
            {viewer.organization.name}
            {viewer.organizations.length > 0 ? (
              <Anchor className={styles.link} href={paths.organization}>
                {t('me.changeOrganization')}
              </Anchor>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{t('me.work')}</dt>
          <dd>
            <ul>
              {viewer.grants.map((grant) => (
                <li key={`${grant.role} ${grant.location?.id ?? ''}`}>{grantWords(grant, viewer)}</li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('me.appearance')}</dt>
          <dd>
            <Appearance />
          </dd>
        </div>
      </dl>
      <AskSignOut onSignedOut={() => void navigate({ to: paths.signIn, search: {}, replace: true })} />
    </div>
  );
}

function grantWords({ role, location }: Viewer['grants'][number], { organization }: Viewer): string {
  return t('role.at', { role: t(`role.${role}`), location: location?.name ?? organization.name });
}

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={styles.segments} role="group" aria-label={t('me.appearance')}>
      {SCHEMES.map((scheme) => (
        <button key={scheme} type="button" aria-pressed={colorScheme === scheme} onClick={() => setColorScheme(scheme)}>
          {t(`me.${scheme}`)}
        </button>
      ))}
    </div>
  );
}
