import type { Viewer } from '../features/auth/index.ts';
import type { Tab } from '../features/funnel/index.ts';
import type { FigureName } from '../ui/figures/index.ts';

/** Every address of the app, in one table. What is written here is what people bookmark. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  organization: '/sign-in/organization',
  forgottenPassword: '/forgotten-password',
  setPassword: '/set-password',
  expiredLink: '/expired-link',
  board: '/board',
  myFigures: '/my-figures',
  today: '/today',
  totals: '/totals',
  figure: '/figures/$name',
  work: '/needs-you/$id',
  funnel: '/funnel',
  funnelActivity: '/funnel/activity',
  consultations: '/consultations',
  upcoming: '/consultations/upcoming',
  unlogged: '/consultations/unlogged',
  consultation: '/consultations/$id',
  beBacks: '/be-backs',
  sales: '/sales',
  members: '/members',
  member: '/members/$id',
  trainers: '/trainers',
  locations: '/locations',
  imports: '/imports',
  importDraft: '/imports/drafts/$id',
  importRun: '/imports/runs/$id',
  settings: '/settings',
  settingsPeople: '/settings/people',
  settingsPerson: '/settings/people/$id',
  settingsLocations: '/settings/locations',
  settingsLocation: '/settings/locations/$id',
  settingsPriceList: '/settings/price-list',
  settingsSources: '/settings/sources',
  settingsKeys: '/settings/keys',
  settingsActivity: '/settings/activity',
  me: '/me',
  visits: '/me/visits',
} as const;

const HOMES: Readonly<Record<Viewer['homePage'], string>> = {
  BOARD: paths.board,
  MY_FIGURES: paths.myFigures,
  TODAY: paths.today,
  TOTALS: paths.totals,
};

/** Where a role lands. */
export const homeOf = (viewer: Viewer): string => HOMES[viewer.homePage];

/** Whether the reader's role opens figures to their rows, and so to people's names. */
export const opensFigures = ({ may }: Viewer): boolean => may.includes('readFigureRows');

/** CLOSE_RATE_30 ↔ close-rate-30 */
export const slugOf = (name: FigureName): string => name.toLowerCase().replaceAll('_', '-');

export interface FigureAddress {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly location?: string | undefined;
  readonly trainer?: string | undefined;
  /** Members whom one source brought. */
  readonly source?: string | undefined;
  /** What was bought. */
  readonly item?: string | undefined;
  readonly part?: Tab | undefined;
  /** Rows for one reason alone. */
  readonly reason?: string | undefined;
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
  /** The page that the way back leads to, as it stood. */
  readonly back?: string | undefined;
}

/** The address of a figure's rows, filters and part included. */
export function figurePath(name: FigureName, address: FigureAddress): string {
  return withSearch(paths.figure.replace('$name', slugOf(name)), { ...address, part: address.part?.toLowerCase() });
}

/** The address of what is on a page as a file: the server is asked with its own words. */
export const exportPath = (
  what: 'figure-rows' | 'board',
  format: 'csv' | 'xlsx',
  asked: Readonly<Record<string, string | undefined>>,
): string => withSearch(`/exports/${what}.${format}`, asked);

/** The address of one thing: its path with the id in its place. */
export const pathTo = (path: string, id: string): string => path.replace('$id', encodeURIComponent(id));

/** Whether the reader's role may ask for an operation, in whatever reach. */
export const mayDo = ({ may }: Viewer, operation: string): boolean => may.includes(operation);

/** A path with what is given of its search parameters. */
export function withSearch(path: string, search: Readonly<Record<string, string | undefined>>): string {
  const text = stringifySearch(search);
  return `${path}${text}`;
}

/** Search parameters are plain words in the address; no value is read as anything but text. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** An address to go back to after signing in: of this app, whatever somebody wrote into a link. */
export function safeBack(back: string | undefined): string | null {
  if (!back || !back.startsWith('/') || back.startsWith('//') || back.includes('\\')) return null;
  return back.startsWith(paths.signIn) ? null : back;
}
