// One runner for the whole house. The projects differ in what they need: nothing (rules), PostgreSQL, a DOM, a browser.
const transform = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false, react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
const node = {
  testEnvironment: 'node',
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transformIgnorePatterns: ['/node_modules/'],
};

export default {
  projects: [
    { ...node, displayName: 'server', rootDir: 'packages/server', testMatch: ['<rootDir>/src/**/*.test.ts'] },
  ],
};
