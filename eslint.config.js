// What a line's own text shows; rules that need types are oxlint's (.oxlintrc.json), which reads them from the native compiler in a quarter of the time.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name is searched for, a default is guessed.' };
const noBarrelStar = { selector: 'ExportAllDeclaration', message: 'List the names: a front door says what it shows.' };
const noSpinning = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Rules take `now` as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Rules take `now` as an argument.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Randomness is passed in.' },
  { selector: 'AwaitExpression, FunctionDeclaration[async=true], ArrowFunctionExpression[async=true]', message: 'Rules do no I/O.' },
  { selector: 'ThrowStatement', message: 'Rules answer with refusals.' },
];
const noSqlHere = {
  selector: "CallExpression[callee.property.name=/^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/], TaggedTemplateExpression[tag.name='sql'], TaggedTemplateExpression[tag.expression.name='sql']",
  message: 'SQL lives in *.store.ts and *.scope.ts.',
};
const noEnvironment = { object: 'process', property: 'env', message: 'Settings are read once, in main.ts, by platform/config.' };

export default tseslint.config(
  { ignores: ['dist/**', '.tsbuild/**', 'node_modules/**', 'var/**', 'coverage/**', 'test-results/**', 'playwright-report/**', 'src/server/platform/db/schema.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, noBarrelStar],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'no-param-reassign': 'error',
      'no-alert': 'error',
    },
  },
  {
    files: ['src/server/kernel/**/*.ts', 'src/server/modules/*/domain/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/server/kernel/invariant.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrelStar, ...noSpinning] },
  },
  {
    files: ['src/server/modules/**/*.ts', 'src/server/modules/**/*.tsx'],
    ignores: ['**/*.store.ts', '**/*.scope.ts', '**/domain/**', '**/*.test.ts', '**/*.test.tsx'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrelStar, noSqlHere] },
  },
  {
    files: ['src/server/**/*.ts', 'src/server/**/*.tsx'],
    ignores: ['src/server/main.ts', 'src/server/platform/db/embedded-binaries.ts', '**/*.test.ts', 'src/server/testing/**'],
    rules: { 'no-restricted-properties': ['error', noEnvironment] },
  },
  {
    files: ['src/console/**/*.ts', 'src/console/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', 600],
    },
  },
  { files: ['scripts/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
