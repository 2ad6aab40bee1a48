// Who may import whom. `npm run check` asks from here, and so does test/house, where a breach fails the tests.
import type { ICruiseOptions, IForbiddenRuleType, IResolveOptions } from 'dependency-cruiser';

import { ARROW, WEB_LAYERS } from './arrow.ts';

const server = '^packages/server/src';
const web = '^packages/web/src';
/** A test tells a story through the house and may go anywhere; it is no part of what runs. */
const tests = '\\.test\\.tsx?$';

const oneOf = (names: readonly string[]) => `(${names.join('|')})`;

const arrow: IForbiddenRuleType[] = ARROW.slice(0, -1).map((folder, place) => ({
  name: `arrow-${folder}`,
  comment: `${folder}/ knows the folders before it in test/house/arrow.ts and none after it.`,
  severity: 'error',
  from: { path: `${server}/${folder}/`, pathNot: tests },
  to: { path: `${server}/${oneOf(ARROW.slice(place + 1))}/` },
}));

const webLayers: IForbiddenRuleType[] = WEB_LAYERS.slice(1).map((layer, place) => ({
  name: `web-${layer}`,
  comment: `${layer}/ knows the layers below it; ${WEB_LAYERS.slice(0, place + 1).join(', ')} lie above.`,
  severity: 'error',
  from: { path: `${web}/${layer}/`, pathNot: tests },
  to: { path: `${web}/${oneOf(WEB_LAYERS.slice(0, place + 1))}/` },
}));

export const FORBIDDEN: IForbiddenRuleType[] = [
  ...arrow,
  {
    name: 'known-folders',
    comment: 'A folder of packages/server/src has its place in test/house/arrow.ts.',
    severity: 'error',
    from: {},
    to: { path: `${server}/[^/]+/`, pathNot: `${server}/${oneOf(ARROW)}/` },
  },
  {
    name: 'through-the-door',
    comment:
      'Another feature is entered by its index.ts; its rules, entities and builders may be met directly, and so may what ' +
      'it shows of itself in the API, which only translators know.',
    severity: 'error',
    from: { path: `${server}/([^/]+)/`, pathNot: tests },
    to: {
      path: `${server}/[^/]+/`,
      pathNot: [
        `${server}/$1/`,
        // A folder inside a feature may have a door, and a sign at it, of its own.
        '/index\\.ts$',
        '\\.(rules|entity|builder|types|resolver|loaders)\\.ts$',
      ],
    },
  },
  {
    name: 'rules-are-pure',
    comment: 'Values in, answer out: rules know the kernel, other rules and the shapes of what they are given.',
    severity: 'error',
    from: { path: `${server}/.+\\.(rules|refusals)\\.ts$` },
    to: {
      dependencyTypesNot: ['type-only'],
      path: [`${server}/`, `${web}/`],
      // A refusal is a value with a name, and the permission table is a rule that reads as a table.
      pathNot: [`${server}/kernel/`, '\\.(rules|refusals)\\.ts$', `${server}/auth/(permissions|role)\\.ts$`],
    },
  },
  {
    name: 'rules-know-no-machinery',
    comment: 'No storage, no API and no clock in a rule; what it takes from outside is arithmetic on values.',
    severity: 'error',
    from: { path: '\\.(rules|refusals)\\.tsx?$' },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core'],
      // A digest of values is arithmetic; that nobody draws a number by chance is seen to in test/house/habits.ts.
      pathNot: ['node_modules/(libphonenumber-js|temporal-polyfill|zod)/', '^(node:)?crypto$'],
    },
  },
  {
    name: 'rules-know-no-storage',
    comment: 'Not even the types of storage or of the API.',
    severity: 'error',
    from: { path: '\\.rules\\.tsx?$' },
    to: { path: [`${server}/db/`, '\\.(resolver|types|entity)\\.ts$', `${web}/(api|app)/`] },
  },
  {
    name: 'only-resolvers-translate',
    comment: 'A verb, a read and a rule do not know the API that shows them.',
    severity: 'error',
    from: {
      path: `${server}/.+\\.ts$`,
      pathNot: ['\\.(resolver|types|loaders|test)\\.ts$', `${server}/(app|api|graphql)/`, '/index\\.ts$'],
    },
    to: { path: ['\\.(resolver|types)\\.ts$', 'node_modules/(type-graphql|graphql|@apollo|class-validator)/'] },
  },
  {
    name: 'nobody-runs-on-tests',
    comment: 'What runs does not lean on a test.',
    severity: 'error',
    from: { path: '^packages/', pathNot: [tests, '/dev/', 'src/test-setup\\.ts$'] },
    to: { path: [tests, '^test/'] },
  },
  ...webLayers,
  {
    name: 'web-features-apart',
    comment: 'Features of the web app never import each other; pages compose them.',
    severity: 'error',
    from: { path: `${web}/features/([^/]+)/` },
    to: { path: `${web}/features/`, pathNot: `${web}/features/$1/` },
  },
  {
    name: 'web-through-the-door',
    comment: 'A page enters a feature by its index.ts; its rules may be met directly.',
    severity: 'error',
    from: { path: `${web}/app/`, pathNot: tests },
    to: { path: `${web}/features/[^/]+/`, pathNot: ['/index\\.ts$', '\\.rules\\.ts$'] },
  },
  {
    name: 'charts-apart',
    comment: 'The chart library is large: it comes in at ui/charts only, when a desktop asks for it.',
    severity: 'error',
    from: { path: '^packages/', pathNot: `${web}/ui/charts/` },
    to: { path: 'node_modules/recharts/' },
  },
  {
    name: 'packages-apart',
    comment: 'The screens know the API and the generated documents, never the code behind it; nor the other way round.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/', pathNot: tests },
    to: { path: '^packages/[^/]+/', pathNot: '^packages/$1/' },
  },
  {
    name: 'no-circles',
    comment: 'Two files that need each other to load are one idea in two places.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];

export const OPTIONS: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: ['/dist/', '/dist\\.'] },
  tsPreCompilationDeps: true,
};

export const RESOLVE: Partial<IResolveOptions> = {
  exportsFields: ['exports'],
  conditionNames: ['import', 'node', 'default', 'types'],
  extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
};
