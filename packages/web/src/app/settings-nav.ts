import type { Viewer } from '../features/auth/index.ts';
import { t, type PlainKey } from '../ui/messages/index.ts';
import { mayDo, paths } from './paths.ts';

/** A page of the settings. */
export interface SettingsEntry {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  readonly about: string;
  /** Of the group, or of the reader alone. */
  readonly isOwn: boolean;
}

interface Page {
  readonly key: string;
  readonly path: string;
  readonly label: PlainKey;
  readonly about: PlainKey;
  /** The operation that leads to it; none for what is everybody's own. */
  readonly may?: string;
}

const PAGES: readonly Page[] = [
  {
    key: 'people',
    path: paths.settingsPeople,
    label: 'settings.nav.people',
    about: 'settings.about.people',
    may: 'readPeople',
  },
  {
    key: 'locations',
    path: paths.settingsLocations,
    label: 'settings.nav.locations',
    about: 'settings.about.locations',
    may: 'changeLocation',
  },
  {
    key: 'priceList',
    path: paths.settingsPriceList,
    label: 'settings.nav.priceList',
    about: 'settings.about.priceList',
    may: 'readPriceList',
  },
  {
    key: 'sources',
    path: paths.settingsSources,
    label: 'settings.nav.sources',
    about: 'settings.about.sources',
    may: 'readImports',
  },
  {
    key: 'keys',
    path: paths.settingsKeys,
    label: 'settings.nav.keys',
    about: 'settings.about.keys',
    may: 'manageKeys',
  },
  {
    key: 'activity',
    path: paths.settingsActivity,
    label: 'settings.nav.activity',
    about: 'settings.about.activity',
    may: 'readActivity',
  },
  { key: 'me', path: paths.me, label: 'settings.nav.me', about: 'settings.about.me' },
  { key: 'visits', path: paths.visits, label: 'settings.nav.visits', about: 'settings.about.visits' },
];

/** The settings that the reader's role leads to. */
export function settingsOf(viewer: Viewer): readonly SettingsEntry[] {
  return PAGES.filter(({ may }) => may === undefined || mayDo(viewer, may)).map(({ key, path, label, about, may }) => ({
    key,
    href: path,
    label: t(label),
    about: t(about),
    isOwn: may === undefined,
  }));
}
