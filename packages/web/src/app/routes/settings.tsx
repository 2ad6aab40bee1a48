import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { keysSearch, locationsSearch, peopleSearch, personSearch, priceListSearch } from '../search/settings.ts';
import { inside } from './inside.tsx';

const loadTerms = () => import('../pages/settings-terms-pages.tsx');
const loadPeople = () => import('../pages/settings-people-page.tsx');

/** Settings: people, locations, prices, sources, keys, the log, and one's own visits. */
export const settingsRoutes = [
  createRoute({
    path: paths.settings,
    getParentRoute: () => inside,
    component: lazyRouteComponent(() => import('../pages/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    path: paths.settingsPeople,
    getParentRoute: () => inside,
    validateSearch: peopleSearch,
    component: lazyRouteComponent(loadPeople, 'SettingsPeoplePage'),
  }),
  createRoute({
    path: paths.settingsPerson,
    getParentRoute: () => inside,
    validateSearch: personSearch,
    component: lazyRouteComponent(loadPeople, 'SettingsPersonPage'),
  }),
  ...([paths.settingsLocations, paths.settingsLocation] as const).map((path) =>
    createRoute({
      path,
      getParentRoute: () => inside,
      validateSearch: locationsSearch,
      component: lazyRouteComponent(loadTerms, 'SettingsLocationsPage'),
    }),
  ),
  createRoute({
    path: paths.settingsPriceList,
    getParentRoute: () => inside,
    validateSearch: priceListSearch,
    component: lazyRouteComponent(loadTerms, 'SettingsPriceListPage'),
  }),
  createRoute({
    path: paths.settingsKeys,
    getParentRoute: () => inside,
    validateSearch: keysSearch,
    component: lazyRouteComponent(loadTerms, 'SettingsKeysPage'),
  }),
] as const;
