import { Button } from '@mantine/core';
import { getRouteApi, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { AskKeys, AskLocations, AskOffers, AskSources, type OfferOpen } from '../../features/settings/index.ts';
import { todayIn, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { homeOf, mayDo, pathTo, paths, withSearch } from '../paths.ts';
import type { KeysSearch, LocationsSearch, PriceListSearch, SourcesSearch } from '../search/settings.ts';
import { SettingsFrame } from './settings-frame.tsx';

const inside = getRouteApi('/inside');

/** The clubs; one of them, or a new one, is open over the list. */
export function SettingsLocationsPage() {
  const { viewer } = inside.useRouteContext();
  const { id } = useParams({ strict: false });
  const search: LocationsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = (href: string) => void navigate({ href, replace: true });
  const isOwner = mayDo(viewer, 'openLocation');
  return (
    <SettingsFrame
      current="locations"
      title={t('settings.nav.locations')}
      actions={
        isOwner ? (
          <Button variant="filled" onClick={() => go(withSearch(paths.settingsLocations, { do: 'open' }))}>
            {t('settings.location.openTitle')}
          </Button>
        ) : null
      }
    >
      <AskLocations
        open={search.do === 'open' ? 'new' : id === undefined ? null : { id }}
        isOwner={isOwner}
        hrefOf={(locationId) => pathTo(paths.settingsLocation, locationId)}
        onClose={() => go(paths.settingsLocations)}
        homeHref={homeOf(viewer)}
      />
    </SettingsFrame>
  );
}

function offerOpen({ offer, do: act }: PriceListSearch): OfferOpen {
  if (offer !== undefined) return { kind: act === 'change' ? 'change' : 'show', id: offer };
  return act === 'add' ? { kind: 'add' } : { kind: 'none' };
}

/** What is sold, at which price, from which day. */
export function SettingsPriceListPage() {
  const { viewer } = inside.useRouteContext();
  const search: PriceListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const at = (next: PriceListSearch) => withSearch(paths.settingsPriceList, next);
  const go = (next: PriceListSearch) => void navigate({ href: at(next), replace: true });
  const mayChange = mayDo(viewer, 'changePriceList');
  return (
    <SettingsFrame
      current="priceList"
      title={t('settings.nav.priceList')}
      actions={
        mayChange ? (
          <Button variant="filled" onClick={() => go({ do: 'add' })}>
            {t('settings.offer.add')}
          </Button>
        ) : null
      }
    >
      <AskOffers
        open={offerOpen(search)}
        mayChange={mayChange}
        today={todayIn(viewer.locations[0]?.timeZone ?? viewerZone())}
        currencies={[...new Set(viewer.locations.map(({ currency }) => currency))]}
        hrefOf={(offer) => at({ offer })}
        onChange={(offer) => go({ offer, do: 'change' })}
        onClose={() => go({})}
        homeHref={homeOf(viewer)}
      />
    </SettingsFrame>
  );
}

/** Keys with which programs come in. */
export function SettingsKeysPage() {
  const { viewer } = inside.useRouteContext();
  const search: KeysSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = (next: KeysSearch) => void navigate({ href: withSearch(paths.settingsKeys, next), replace: true });
  return (
    <SettingsFrame
      current="keys"
      title={t('settings.nav.keys')}
      actions={
        mayDo(viewer, 'manageKeys') ? (
          <Button variant="filled" onClick={() => go({ do: 'add' })}>
            {t('settings.key.add')}
          </Button>
        ) : null
      }
    >
      <AskKeys
        isAdding={search.do === 'add'}
        today={todayIn(viewerZone())}
        onClose={() => go({})}
        homeHref={homeOf(viewer)}
      />
    </SettingsFrame>
  );
}

/** Systems that files come from, and how their columns are read. */
export function SettingsSourcesPage() {
  const { viewer } = inside.useRouteContext();
  const search: SourcesSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <SettingsFrame current="sources" title={t('settings.nav.sources')}>
      <AskSources
        openId={search.source ?? null}
        mayChange={mayDo(viewer, 'changeSources')}
        hrefOf={(source) => withSearch(paths.settingsSources, { source })}
        onClose={() => void navigate({ href: paths.settingsSources, replace: true })}
        homeHref={homeOf(viewer)}
      />
    </SettingsFrame>
  );
}
