import { Outlet, useLocation, useRouteContext } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Viewer } from '../features/auth/index.ts';
import { useWaiting } from '../features/consultations/index.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Mark } from '../ui/mark.tsx';
import { t } from '../ui/messages/index.ts';
import { Name } from '../ui/name.tsx';
import { useIsPhone } from '../ui/screen.ts';
import { Reach } from './reach.tsx';
import { isHere, navOf, type NavEntry } from './nav.ts';
import { paths } from './paths.ts';
import styles from './shell.module.css';

/** The frame of every page behind the door: pages at the left, or at the bottom of a phone. */
export function Shell() {
  const { viewer } = useRouteContext({ from: '/inside' });
  const { pathname } = useLocation();
  const phone = useIsPhone();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    // A page that changes without a load leaves the keyboard and the screen reader on the link of the old one.
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  const nav = navOf(viewer);
  const waiting = useWaiting(viewer.may);
  return (
    <Reach viewer={viewer}>
      {({ findButton, newButton }) => (
        <div className={styles.app}>
          <a className={styles.skip} href="#main">
            {t('app.skip')}
          </a>
          <nav className={`${styles.nav} no-print`} aria-label={t('app.navigation')}>
            <Anchor className={styles.brand} href={nav[0]?.href ?? paths.home}>
              <Mark />
              {t('app.name')}
            </Anchor>
            {findButton}
            {nav.map((entry, place) => (
              <NavLink
                key={entry.key}
                entry={entry}
                above={nav[place - 1]}
                pathname={pathname}
                waits={waitsFor(entry.key, waiting)}
              />
            ))}
            <span className={styles.gap} />
            <Anchor
              className={styles.link}
              href={paths.settings}
              aria-current={isHere(paths.settings, pathname) ? 'page' : undefined}
            >
              {t('nav.settings')}
            </Anchor>
            <Anchor className={styles.who} href={paths.me} aria-current={pathname === paths.me ? 'page' : undefined}>
              <b>
                <Name>{viewer.name}</Name>
              </b>
              {roleWords(viewer)}
            </Anchor>
          </nav>
          <main className={styles.main} id="main" ref={main} tabIndex={-1}>
            <Outlet />
          </main>
          {phone ? <PhoneBar nav={nav} pathname={pathname} newButton={newButton} /> : null}
        </div>
      )}
    </Reach>
  );
}

interface LinkProps {
  readonly entry: NavEntry;
  readonly above: NavEntry | undefined;
  readonly pathname: string;
  readonly waits: { readonly words: string; readonly urgent: boolean } | null;
}

/** What waits behind a page, in a word or a number. */
function waitsFor(key: string, waiting: ReturnType<typeof useWaiting>): LinkProps['waits'] {
  if (key === 'consultations' && waiting && waiting.unlogged > 0) {
    return { words: t('nav.unlogged', { count: waiting.unlogged }), urgent: true };
  }
  if (key === 'beBacks' && waiting && waiting.beBacks > 0) {
    return { words: t('nav.due', { count: waiting.beBacks }), urgent: false };
  }
  return null;
}

function NavLink({ entry: { href, label, group }, above, pathname, waits }: LinkProps) {
  return (
    <>
      {group !== null && group !== above?.group ? <p className={styles.group}>{group}</p> : null}
      <Anchor className={styles.link} href={href} aria-current={isHere(href, pathname) ? 'page' : undefined}>
        {label} {waits === null ? null : <small data-urgent={waits.urgent || undefined}>{waits.words}</small>}
      </Anchor>
    </>
  );
}

interface BarProps {
  readonly nav: readonly NavEntry[];
  readonly pathname: string;
  readonly newButton: React.ReactNode;
}

/** Today, the day's list, the plus, members, me: what a thumb reaches. */
function PhoneBar({ nav, pathname, newButton }: BarProps) {
  const [first, second, ...rest] = nav.filter(({ onPhone }) => onPhone);
  const before = [first, second].filter((entry) => entry !== undefined);
  const after = [...rest, { key: 'me', href: paths.me, short: t('nav.me') }];
  const link = ({ key, href, short }: Pick<NavEntry, 'key' | 'href' | 'short'>) => (
    <Anchor key={key} href={href} aria-current={isHere(href, pathname) ? 'page' : undefined}>
      {short}
    </Anchor>
  );
  return (
    <nav className={`${styles.bar} no-print`} aria-label={t('app.mainPages')}>
      {before.map(link)}
      {newButton}
      {after.map(link)}
    </nav>
  );
}

/** PT manager, Northside */
function roleWords({ grants, organization }: Viewer): string {
  const [first] = grants;
  if (!first) return organization.name;
  return t('role.at', { role: t(`role.${first.role}`), location: first.location?.name ?? organization.name });
}
