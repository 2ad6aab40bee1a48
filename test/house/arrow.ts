/**
 * The arrow: the folders of packages/server/src in the order of the funnel. A folder knows those before it and never
 * those after it. What must be told backwards goes through `activity`, or through a port that `app` fills.
 */
export const ARROW = [
  'kernel',
  'db',
  'api',
  'organizations',
  'auth',
  'activity',
  'setup',
  'ledger',
  'trainers',
  'members',
  'tasks',
  'schedule',
  'consultations',
  'sales',
  'sessions',
  'classes',
  'renewals',
  'payroll',
  'funnel',
  'reports',
  'messaging',
  'imports',
  'reconciliation',
  'connections',
  'app',
] as const;

/** The web app's layers, the upper first: a layer knows those below it. */
export const WEB_LAYERS = ['app', 'features', 'ui', 'api'] as const;
