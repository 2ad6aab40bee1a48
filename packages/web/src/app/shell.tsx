import { Outlet, useLocation, useRouteContext } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Viewer } from '../features/auth/index.ts';
import { Anchor } from '../ui/anchor.tsx';
import { figureLabel, type FigureName } from '../ui/figures/index.ts';
import { Mark } from '../ui/mark.tsx';
import { t, type MessageKey } from '../ui/messages/index.ts';
import { figurePath, homeOf, opensFigures, paths } from './paths.ts';
import styles from './shell.module.css';

interface NavItem {
  readonly href: string;
  readonly label: string;
  /** Said on a phone's narrow bar instead. */
  readonly short: string;
}

const HOME_LABEL = {
  BOARD: 'nav.board',
  MY_FIGURES: 'nav.myFigures',
  TODAY: 'nav.today',
  TOTALS: 'nav.totals',
} as const satisfies Record<Viewer['homePage'], MessageKey>;

const SHORT: Readonly<Partial<Record<FigureName, string>>> = {
  SET_RATE_30: t('nav.set'),
  SHOW_RATE: t('nav.show'),
  CLOSE_RATE_30: t('nav.close'),
};

const RATES = ['SET_RATE_30', 'SHOW_RATE', 'CLOSE_RATE_30'] as const satisfies readonly FigureName[];
const COUNTS = ['NEW_MEMBERS', 'SETS_MADE'] as const satisfies readonly FigureName[];

/** The figures that a role opens from anywhere; the board shows the same ones. */
const FIGURES: Readonly<Record<Viewer['homePage'], readonly FigureName[]>> = {
  BOARD: [...RATES, ...COUNTS, 'SALES_MONEY'],
  // Who joins is the location's affair and not one trainer's: no set rate of their own.
  MY_FIGURES: ['SHOW_RATE', 'CLOSE_RATE_30', 'SETS_MADE', 'SALES_MONEY'],
  TODAY: COUNTS,
  TOTALS: [...RATES, 'SALES_MONEY'],
};

/** The frame of every page behind the door: pages at the left, or at the bottom of a phone. */
export function Shell() {
  const { viewer } = useRouteContext({ from: '/inside' });
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    // A page that changes without a load leaves the keyboard and the screen reader on the link of the old one.
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  const label = t(HOME_LABEL[viewer.homePage]);
  const short = viewer.homePage === 'MY_FIGURES' ? t('nav.mine') : label;
  const home: NavItem = { href: homeOf(viewer), label, short };
  const figures = (opensFigures(viewer) ? FIGURES[viewer.homePage] : []).map((name) => ({
    href: figurePath(name, {}),
    label: figureLabel(name),
    short: SHORT[name] ?? figureLabel(name),
  }));
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <nav className={`${styles.nav} no-print`} aria-label={t('app.navigation')}>
        <Anchor className={styles.brand} href={home.href}>
          <Mark />
          {t('app.name')}
        </Anchor>
        <NavLink item={home} pathname={pathname} />
        {figures.length > 0 ? <p className={styles.group}>{t('nav.figures')}</p> : null}
        {figures.map((item) => (
          <NavLink key={item.href} item={item} pathname={pathname} />
        ))}
        <span className={styles.gap} />
        <Anchor className={styles.who} href={paths.me} aria-current={pathname === paths.me ? 'page' : undefined}>
          <b>{viewer.name}</b>
          {roleWords(viewer)}
        </Anchor>
      </nav>
      <main className={styles.main} id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <nav className={`${styles.bar} no-print`} aria-label={t('app.mainPages')}>
        {[home, ...figures.slice(0, 3), { href: paths.me, label: t('nav.me'), short: t('nav.me') }].map((item) => (
          <Anchor key={item.href} href={item.href} aria-current={pathname === item.href ? 'page' : undefined}>
            {item.short}
          </Anchor>
        ))}
      </nav>
    </div>
  );
}

function NavLink({ item, pathname }: { readonly item: NavItem; readonly pathname: string }) {
  return (
    <Anchor className={styles.link} href={item.href} aria-current={pathname === item.href ? 'page' : undefined}>
      {item.label}
    </Anchor>
  );
}

/** PT manager, Northside */
function roleWords({ grants, organization }: Viewer): string {
  const [first] = grants;
  if (!first) return organization.name;
  return t('role.at', { role: t(`role.${first.role}`), location: first.location?.name ?? organization.name });
}
