// One runner for the whole house. The projects differ in what they need: PostgreSQL, a DOM, the built product, a browser.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const transform = {
  '^.+\\.[tj]sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: false,
          useDefineForClassFields: false,
          react: { runtime: 'automatic' },
        },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
const root = import.meta.dirname;
const world = join(root, 'test', 'world');
const common = {
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // js before mjs: packages that carry both must be met as one, whoever imports and whoever requires them.
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
  transformIgnorePatterns: ['/node_modules/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/dist\\.new/', '/dist\\.old/'],
  modulePathIgnorePatterns: ['/dist/', '/dist\\.new/', '/dist\\.old/'],
};
/** Runs in Node, and may ask test/world/database.ts for a database of its own. */
const node = {
  ...common,
  testEnvironment: 'node',
  globalSetup: `${world}/global-setup.mjs`,
  globalTeardown: `${world}/global-teardown.mjs`,
};
const story = (displayName) => ({
  ...node,
  displayName,
  rootDir: `test/${displayName}`,
  testMatch: ['<rootDir>/**/*.test.ts'],
});

const webSetup = join(root, 'packages/web/src/test-setup.ts');
const projects = [
  { ...node, displayName: 'server', rootDir: 'packages/server', testMatch: ['<rootDir>/src/**/*.test.ts'] },
  {
    ...common,
    displayName: 'web',
    rootDir: 'packages/web',
    testEnvironment: 'jest-fixed-jsdom',
    testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
    moduleNameMapper: {
      '\\.css$': `${world}/styles-stub.mjs`,
      // One copy of graphql for those who import it and those who require it; two would not know each other's types.
      '^graphql$': '<rootDir>/node_modules/graphql/index.js',
    },
    ...(existsSync(webSetup) ? { setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'] } : {}),
  },
  ...['scenarios', 'house', 'browser'].map(story),
];

export default {
  // A project's folder may still be empty; jest refuses one that does not exist.
  projects: projects.filter((project) => existsSync(join(root, project.rootDir))),
  passWithNoTests: false,
  // A claim is right or wrong however busy the machine is; this only ends what hangs.
  testTimeout: 120_000,
};
