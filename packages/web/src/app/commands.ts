import type { Viewer } from '../features/auth/index.ts';
import { t, type PlainKey } from '../ui/messages/index.ts';
import { navOf } from './nav.ts';
import { mayDo, paths, withSearch } from './paths.ts';
import { settingsOf } from './settings-nav.ts';

/** Something that the palette finds: a page to go to, or something to do. Both are addresses. */
export interface Command {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly kind: 'page' | 'action';
  /** Among the few that a phone offers behind the plus. */
  readonly quick: boolean;
}

interface Action {
  readonly key: string;
  readonly label: PlainKey;
  readonly path: string;
  /** What the page then opens: its sheet, by the word in the address. */
  readonly opens: string;
  readonly may: string;
  readonly quick?: boolean;
}

/** What can be begun from anywhere. A sheet is opened by its address, so an action is a link, too. */
const ACTIONS: readonly Action[] = [
  { key: 'set', label: 'do.set', path: paths.consultations, opens: 'set', may: 'setConsultation', quick: true },
  {
    key: 'walkIn',
    label: 'do.walkIn',
    path: paths.consultations,
    opens: 'walk-in',
    may: 'setConsultation',
    quick: true,
  },
  { key: 'addMember', label: 'do.addMember', path: paths.members, opens: 'add', may: 'addMember', quick: true },
  { key: 'sell', label: 'do.sell', path: paths.sales, opens: 'sell', may: 'sellPackage', quick: true },
  { key: 'import', label: 'do.import', path: paths.imports, opens: 'new', may: 'importFiles' },
  { key: 'invite', label: 'do.invite', path: paths.settingsPeople, opens: 'invite', may: 'invitePerson' },
  { key: 'addOffer', label: 'do.addOffer', path: paths.settingsPriceList, opens: 'add', may: 'changePriceList' },
  { key: 'openLocation', label: 'do.openLocation', path: paths.settingsLocations, opens: 'open', may: 'openLocation' },
  { key: 'addKey', label: 'do.addKey', path: paths.settingsKeys, opens: 'add', may: 'manageKeys' },
  { key: 'proveLog', label: 'do.proveLog', path: paths.settingsActivity, opens: 'proof', may: 'verify' },
  { key: 'changePassword', label: 'do.changePassword', path: paths.me, opens: 'password', may: 'keepProfile' },
];

/** Everything that the reader's role lets them go to or begin. */
export function commandsOf(viewer: Viewer): readonly Command[] {
  const pages = navOf(viewer).map(({ key, label, href }): Command => ({
    key,
    label,
    href,
    kind: 'page',
    quick: false,
  }));
  const settings = { key: 'settings', label: t('nav.settings'), href: paths.settings };
  const more = [settings, ...settingsOf(viewer)].map(({ key, label, href }): Command => ({
    key: `settings ${key}`,
    label,
    href,
    kind: 'page',
    quick: false,
  }));
  const actions = ACTIONS.filter(({ may }) => mayDo(viewer, may)).map(
    ({ key, label, path, opens, quick }): Command => ({
      key,
      label: t(label),
      href: withSearch(path, { do: opens }),
      kind: 'action',
      quick: quick ?? false,
    }),
  );
  return [...pages, ...more, ...actions];
}
