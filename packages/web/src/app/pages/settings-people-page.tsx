import { Button } from '@mantine/core';
import { getRouteApi, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { AskInvite, AskPeople, AskPerson, SIGN_IN_STATES, STAFF_ROLES } from '../../features/settings/index.ts';
import type { Chip } from '../../ui/chips.tsx';
import { t } from '../../ui/messages/index.ts';
import { useIsPhone } from '../../ui/screen.ts';
import { homeOf, mayDo, pathTo, paths, withSearch } from '../paths.ts';
import type { PeopleSearch, PersonSearch } from '../search/settings.ts';
import { useTitle } from '../use-title.ts';
import { SettingsFrame } from './settings-frame.tsx';

const inside = getRouteApi('/inside');
const upper = <W extends string>(words: readonly W[], word: string | undefined): W | null =>
  words.find((one) => one.toLowerCase() === word) ?? null;

/** Who works here, as what and where. */
export function SettingsPeoplePage() {
  const { viewer } = inside.useRouteContext();
  const search: PeopleSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const phone = useIsPhone();
  const at = (change: PeopleSearch) => withSearch(paths.settingsPeople, { ...search, do: undefined, ...change });
  const go = (change: PeopleSearch) => void navigate({ href: at(change), replace: true });
  const places = viewer.locations;
  const role = upper(STAFF_ROLES, search.role);
  const state = upper(SIGN_IN_STATES, search.state);
  const chips = chipsOf(search, at, places.find(({ id }) => id === search.location)?.name ?? null);
  const isOwner = mayDo(viewer, 'openLocation');
  return (
    <SettingsFrame
      current="people"
      title={t('settings.people.title')}
      actions={
        mayDo(viewer, 'invitePerson') ? (
          <Button variant="filled" onClick={() => go({ do: 'invite' })}>
            {t('settings.people.invite')}
          </Button>
        ) : null
      }
    >
      <AskPeople
        question={{ text: search.text ?? null, role, locationId: search.location ?? null, signIn: state }}
        menus={menusOf(at, places)}
        chips={chips}
        clearAllHref={chips.length > 0 || search.text ? withSearch(paths.settingsPeople, { view: search.view }) : null}
        onSearch={(text) => go({ text: text || undefined })}
        hrefOf={({ id }) => pathTo(paths.settingsPerson, id)}
        places={search.view === 'matrix' && !phone ? places : null}
        homeHref={homeOf(viewer)}
        views={
          phone
            ? []
            : [
                { key: 'list', label: t('settings.people.list'), href: at({ view: undefined }), isHere: !search.view },
                {
                  key: 'matrix',
                  label: t('settings.people.matrix'),
                  href: at({ view: 'matrix' }),
                  isHere: !!search.view,
                },
              ]
        }
      />
      {search.do === 'invite' ? (
        <AskInvite places={places} isOwner={isOwner} onClose={() => go({ do: undefined })} />
      ) : null}
    </SettingsFrame>
  );
}

type At = (change: PeopleSearch) => string;

function menusOf(at: At, places: readonly { readonly id: string; readonly name: string }[]) {
  return [
    {
      key: 'role',
      label: t('settings.filter.role'),
      choices: STAFF_ROLES.map((role) => ({
        key: role,
        label: t(`role.${role}`),
        href: at({ role: role.toLowerCase() as Lowercase<typeof role> }),
      })),
    },
    {
      key: 'location',
      label: t('settings.filter.location'),
      choices: places.map(({ id, name }) => ({ key: id, label: name, href: at({ location: id }) })),
    },
    {
      key: 'state',
      label: t('settings.filter.signIn'),
      choices: SIGN_IN_STATES.map((state) => ({
        key: state,
        label: t(`settings.signIn.${state}`),
        href: at({ state: state.toLowerCase() as Lowercase<typeof state> }),
      })),
    },
  ];
}

function chipsOf(search: PeopleSearch, at: At, placeName: string | null): Chip[] {
  const role = upper(STAFF_ROLES, search.role);
  const state = upper(SIGN_IN_STATES, search.state);
  return [
    ...(role ? [{ key: 'role', label: t(`role.${role}`), clearHref: at({ role: undefined }) }] : []),
    ...(search.location
      ? [{ key: 'location', label: placeName ?? t('settings.filter.location'), clearHref: at({ location: undefined }) }]
      : []),
    ...(state ? [{ key: 'state', label: t(`settings.signIn.${state}`), clearHref: at({ state: undefined }) }] : []),
  ];
}

/** One person of the staff. */
export function SettingsPersonPage() {
  const { viewer } = inside.useRouteContext();
  const { id = '' } = useParams({ strict: false });
  const search: PersonSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  useTitle(t('settings.people.title'));
  const here = pathTo(paths.settingsPerson, id);
  const open = (sheet: PersonSearch['do']) => void navigate({ href: withSearch(here, { do: sheet }), replace: true });
  return (
    <AskPerson
      key={id}
      id={id}
      ownId={viewer.staffId}
      open={search.do ?? null}
      onOpen={open}
      onClose={() => open(undefined)}
      places={viewer.locations}
      isOwner={mayDo(viewer, 'openLocation')}
      seesPay={mayDo(viewer, 'setPayRate')}
      back={{ href: paths.settingsPeople, label: t('settings.people.title') }}
      logHref={withSearch(paths.settingsActivity, { who: id })}
      homeHref={homeOf(viewer)}
    />
  );
}
