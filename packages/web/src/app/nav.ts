import type { Viewer } from '../features/auth/index.ts';
import { t, type PlainKey } from '../ui/messages/index.ts';
import { homeOf, mayDo, paths } from './paths.ts';

/** A page that the navigation leads to. */
export interface NavEntry {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  /** Said on a phone's narrow bar instead. */
  readonly short: string;
  /** Under which heading; none for the first ones. */
  readonly group: string | null;
  /** The second of the two keys that lead there, after "g". */
  readonly letter: string | null;
  /** Stands in the bar of a phone. */
  readonly onPhone: boolean;
}

interface Page {
  readonly key: string;
  readonly path: string;
  readonly label: PlainKey;
  readonly short?: PlainKey;
  readonly group?: PlainKey;
  readonly letter: string;
  readonly onPhone?: boolean;
  readonly may: string;
}

const HOME_LABEL = {
  BOARD: 'nav.board',
  MY_FIGURES: 'nav.myFigures',
  TODAY: 'nav.today',
  TOTALS: 'nav.totals',
} as const satisfies Record<Viewer['homePage'], PlainKey>;

/** Every page of the app in the order of the work; a role sees those that it may ask for. */
const PAGES: readonly Page[] = [
  { key: 'funnel', path: paths.funnel, label: 'nav.funnel', letter: 'f', may: 'readFigureRows' },
  {
    key: 'consultations',
    path: paths.consultations,
    label: 'nav.consultations',
    short: 'nav.day',
    letter: 'c',
    onPhone: true,
    may: 'readConsultations',
  },
  { key: 'beBacks', path: paths.beBacks, label: 'nav.beBacks', letter: 'e', may: 'readConsultations' },
  { key: 'members', path: paths.members, label: 'nav.members', letter: 'm', onPhone: true, may: 'readMembers' },
  { key: 'sales', path: paths.sales, label: 'nav.sales', letter: 's', may: 'readSales' },
  { key: 'trainers', path: paths.trainers, label: 'nav.trainers', group: 'nav.group', letter: 't', may: 'readPeople' },
  {
    key: 'locations',
    path: paths.locations,
    label: 'nav.locations',
    group: 'nav.group',
    letter: 'l',
    may: 'readPeople',
  },
  { key: 'imports', path: paths.imports, label: 'nav.imports', group: 'nav.group', letter: 'i', may: 'readImports' },
];

/** The reader's own first page, then what else their role leads to. */
export function navOf(viewer: Viewer): readonly NavEntry[] {
  const label = t(HOME_LABEL[viewer.homePage]);
  const home: NavEntry = {
    key: 'home',
    href: homeOf(viewer),
    label,
    short: viewer.homePage === 'MY_FIGURES' ? t('nav.mine') : label,
    group: null,
    letter: 'b',
    onPhone: true,
  };
  const pages = PAGES.filter(({ may }) => mayDo(viewer, may)).map((page): NavEntry => ({
    key: page.key,
    href: page.path,
    label: t(page.label),
    short: t(page.short ?? page.label),
    group: page.group ? t(page.group) : null,
    letter: page.letter,
    onPhone: page.onPhone ?? false,
  }));
  return [home, ...pages];
}

/** Whether a page is the one that is open, or the one above it. */
export const isHere = (href: string, pathname: string): boolean => pathname === href || pathname.startsWith(`${href}/`);
