// What the compiler does not see. Formatting is prettier's, imports between folders are dependency-cruiser's.
import { existsSync, readFileSync } from 'node:fs';
import graphql from '@graphql-eslint/eslint-plugin';
import a11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { parse } from 'graphql';
import tseslint from 'typescript-eslint';

/** The rules that need to know types, where each catches what the compiler lets through. */
const byTypes = {
  // A promise that nobody waits for is a write whose failure nobody hears.
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // The router's own way of leading elsewhere is to throw where to.
  '@typescript-eslint/only-throw-error': [
    'error',
    { allow: [{ from: 'package', name: ['Redirect', 'NotFoundError'], package: '@tanstack/router-core' }] },
  ],
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-deprecated': 'error',
  '@typescript-eslint/restrict-plus-operands': 'error',
  '@typescript-eslint/no-base-to-string': 'error',
};

const everywhere = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'off',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'object-shorthand': 'error',
  'no-param-reassign': 'error',
  'no-promise-executor-return': 'off',
  'no-warning-comments': 'error',
};

const schemaFile = new URL('./schema/schema.graphql', import.meta.url);

/**
 * The types of the API that are values and no things: refusals, the outcomes of mutations, the page's marks, and those
 * named here, each a part of the thing or answer that it hangs on.
 */
function valueTypes() {
  const board = ['Board', 'BoardLine', 'TrendPoint', 'FunnelStep', 'Figure', 'FigureChange', 'WorkList'];
  const funnel = ['Funnel', 'FunnelLine', 'FunnelStage', 'FunnelGap', 'Comparison', 'ComparedLine'];
  const report = ['ImportReport', 'ImportFile', 'ImportCounts', 'RefusedRow', 'RefusedCell'];
  const proof = ['ActivityProof', 'ActivityVerification', 'SealBreach'];
  const sale = ['SellingTerms', 'Instalment'];
  const session = ['SessionReceipt', 'SessionGivenBack', 'UncoveredBy'];
  const draftFile = ['ImportColumn', 'ImportFileProblem', 'ImportQuestion', 'ImportExample', 'ImportVerdictCounts'];
  const draftRow = ['ImportCell', 'ImportRowReason', 'ImportRowChange'];
  const draft = [...draftFile, ...draftRow, 'ImportProgress', 'ImportProblem', 'ImportKindFields', 'ImportField'];
  const source = ['SourceMapping', 'SourceColumn', 'SourceRule'];
  const parts = [
    'PageInfo',
    'Grant',
    'Viewer',
    ...board,
    ...session,
    ...funnel,
    'FigureDetail',
    'Restatement',
    'RestatedChange',
    'RowEvent',
    'ExcludedReason',
    'PossibleDuplicate',
    'LookAlike',
    'NotForOne',
    'PersonGrant',
    'SellerShare',
    ...sale,
    'ConsultationCounts',
    'BeBackCounts',
    ...report,
    ...proof,
    ...draft,
    ...source,
  ];
  if (!existsSync(schemaFile)) return parts;
  const { definitions } = parse(readFileSync(schemaFile, 'utf8'));
  const refusals = definitions.filter((type) => type.interfaces?.some(({ name }) => name.value === 'Refusal'));
  const outcomes = definitions.filter(({ kind }) => kind === 'UnionTypeDefinition').flatMap(({ types }) => types);
  return [...new Set([...parts, ...[...refusals, ...outcomes].map(({ name }) => name.value)])];
}

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/dist.*/', '**/coverage/', '.setshow/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      ...everywhere,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // The compiler finds the unused; an underscore says that a place must be kept.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A list of what there is, as types, is worth its name even when it adds nothing.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    files: ['packages/*/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', 'packages/web/src/api/**'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...byTypes,
      // Past 250 lines a file, past 40 a function probably holds two ideas; past these it surely does.
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 65, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['packages/server/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'packages/server/src/app/**', 'packages/server/src/main.ts'],
    // Who serves many must not write to one person's terminal: what there is to say goes to the log it was given.
    rules: { 'no-console': 'error' },
  },
  {
    files: ['packages/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], a11y.configs.strict],
    rules: {
      'no-alert': 'error',
      // What scrolls sideways has to be reached by keyboard: such a region takes the focus, and says what it is.
      'jsx-a11y-x/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region'] }],
    },
  },
  {
    files: ['packages/web/src/**/*.{ts,tsx}'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['schema/schema.graphql'],
    extends: [graphql.configs['flat/schema-recommended'], graphql.configs['flat/schema-relay']],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      // More than recommended: whoever reads the schema should not have to ask. The two roots are named by the language.
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          DirectiveDefinition: true,
          ignoredSelectors: ['ObjectTypeDefinition[name.value=/^(Query|Mutation)$/]'],
        },
      ],
      // A thing that one comes back to has an id. Answers, refusals and figures are values: there is nothing to come back to.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { types: valueTypes(), suffixes: ['Connection', 'Edge'] } },
      ],
      // Lists are read on from where one is. Turning back is what a reader remembers, no other question to the database.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // A list is a connection or is bounded: the tiles of a board, the grants of a person. Ids belong to one organization,
      // so there is no field that finds any node by its id, and no Node to implement.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
    },
  },
);
