import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { getRouteApi, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AskProfile, AskSignOut, AskVisits, type Viewer } from '../../features/auth/index.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { dayAt, spellDate, todayIn, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { spellCount } from '../../ui/number.ts';
import { homeOf, paths, withSearch } from '../paths.ts';
import type { MeSearch } from '../search/settings.ts';
import styles from './pages.module.css';
import { SettingsFrame } from './settings-frame.tsx';

const inside = getRouteApi('/inside');
const SCHEMES = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];
/** Large enough for every separator that a reader's notation may have. */
const EXAMPLE = 1_234_567;

/** Who one is here, for which organization, how it looks, and the way out. */
export function MePage() {
  const { viewer } = inside.useRouteContext();
  const search: MeSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const open = (sheet: MeSearch['do']) => void navigate({ href: withSearch(paths.me, { do: sheet }), replace: true });
  return (
    <SettingsFrame current="me" title={t('me.title')}>
      <div className={styles.narrow}>
        <AskProfile open={search.do ?? null} onClose={() => open(undefined)} onRenamed={() => void router.invalidate()}>
          {(profile) => (
            <dl className={styles.facts}>
              <Fact label={t('profile.name')} act={<Change what={t('profile.name')} onClick={() => open('name')} />}>
                <Name whole>{viewer.name}</Name>
              </Fact>
              <Fact label={t('profile.email')}>{viewer.email}</Fact>
              <Fact
                label={t('profile.password')}
                act={<Change what={t('profile.password')} onClick={() => open('password')} />}
              >
                {profile?.passwordSetAt
                  ? t('profile.passwordSet', { day: spellDate(dayAt(profile.passwordSetAt, viewerZone())) })
                  : t('settings.none')}
              </Fact>
              <Fact
                label={t('me.organization')}
                act={
                  viewer.organizations.length > 0 ? (
                    <Anchor className={styles.link} href={paths.organization}>
                      {t('me.changeOrganization')}
                    </Anchor>
                  ) : null
                }
              >
                {viewer.organization.name}
              </Fact>
              <Fact label={t('me.work')}>
                <Roles viewer={viewer} />
              </Fact>
              <Fact label={t('me.appearance')}>
                <Appearance />
              </Fact>
              <Fact label={t('profile.formats')}>
                {t('profile.formatsNote', {
                  example: `${spellCount(EXAMPLE)}, ${spellDate(todayIn(viewerZone()))}`,
                })}
              </Fact>
              <Fact label={t('profile.visits')}>
                <Anchor className={styles.link} href={paths.visits}>
                  {t('profile.visitsLink')}
                </Anchor>
              </Fact>
            </dl>
          )}
        </AskProfile>
        <SignOut />
      </div>
    </SettingsFrame>
  );
}

/** Where one is signed in. */
export function VisitsPage() {
  const { viewer } = inside.useRouteContext();
  return (
    <SettingsFrame current="visits" title={t('visits.title')} sub={t('visits.sub')}>
      <div className={styles.narrow}>
        <AskVisits organizationName={viewer.organization.name} homeHref={homeOf(viewer)} />
        <div className={styles.after}>
          <SignOut />
        </div>
      </div>
    </SettingsFrame>
  );
}

function SignOut() {
  const navigate = useNavigate();
  return <AskSignOut onSignedOut={() => void navigate({ to: paths.signIn, search: {}, replace: true })} />;
}

interface FactProps {
  readonly label: string;
  readonly act?: ReactNode;
  readonly children: ReactNode;
}

function Fact({ label, act, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <div>{children}</div>
        {act}
      </dd>
    </div>
  );
}

function Change({ what, onClick }: { readonly what: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.change} aria-label={`${t('profile.change')}: ${what}`} onClick={onClick}>
      {t('profile.change')}
    </button>
  );
}

function Roles({ viewer: { grants, organization } }: { readonly viewer: Viewer }) {
  return (
    <ul>
      {grants.map(({ role, location }) => (
        <li key={`${role} ${location?.id ?? ''}`}>
          {t('role.at', { role: t(`role.${role}`), location: location?.name ?? organization.name })}
        </li>
      ))}
    </ul>
  );
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
