import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import {
  activitySearch,
  keysSearch,
  locationsSearch,
  meSearch,
  peopleSearch,
  personSearch,
  priceListSearch,
  sourcesSearch,
} from '../search/settings.ts';
import { inside } from './inside.tsx';

const loadTerms = () => import('../pages/settings-terms-pages.tsx');
const loadMe = () => import('../pages/me-page.tsx');
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
  createRoute({
    path: paths.settingsActivity,
    getParentRoute: () => inside,
    validateSearch: activitySearch,
    component: lazyRouteComponent(() => import('../pages/settings-activity-page.tsx'), 'SettingsActivityPage'),
  }),
  createRoute({
    path: paths.me,
    getParentRoute: () => inside,
    validateSearch: meSearch,
    component: lazyRouteComponent(loadMe, 'MePage'),
  }),
  createRoute({
    path: paths.visits,
    getParentRoute: () => inside,
    component: lazyRouteComponent(loadMe, 'VisitsPage'),
  }),
  createRoute({
    path: paths.settingsSources,
    getParentRoute: () => inside,
    validateSearch: sourcesSearch,
    component: lazyRouteComponent(loadTerms, 'SettingsSourcesPage'),
  }),
] as const;
