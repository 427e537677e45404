/* Lowest first. A module may use modules of earlier lines only, and only through their index.ts. */
const TIERS = [
  ['staff', 'notices', 'integrity', 'catalogue', 'materials', 'candidate-files', 'signed-codes', 'ledger'],
  ['accounts', 'content', 'majors', 'pass-lines', 'cash-desk'],
  ['verification', 'photos', 'commitments', 'accessibility', 'site', 'guide'],
  ['applications'],
  ['review', 'reverification', 'payments', 'assistance', 'breaches', 'rules', 'messages', 'seating'],
  ['tickets', 'reports', 'oversight', 'scores', 'reconciliation', 'fiscal-receipts', 'operations', 'quarantine', 'retention', 'hints'],
  ['completions', 'exam-kits', 'suspensions'],
  ['certificates'],
  ['partners', 'own-data'],
  ['demo'],
];
const M = '^src/server/modules/';
const TESTS = '\\.test\\.tsx?$';

const tiers = TIERS.flatMap((tier, i) =>
  tier.map((name) => {
    const allowed = [name, ...TIERS.slice(0, i).flat()];
    return {
      name: `tier-${name}`,
      severity: 'error',
      comment: `${name} may use only: ${allowed.slice(1).join(', ') || '(no other module)'}`,
      from: { path: `${M}${name}/` },
      to: { path: M, pathNot: `${M}(${allowed.join('|')})/` },
    };
  }),
);

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule('no-circular', 'two files that need each other are one file, or three', {}, { circular: true }),
    rule('nothing-unresolved', 'an import that leads nowhere', {}, { couldNotResolve: true }),
    rule('contracts-stand-alone', 'contracts know nobody', { path: '^src/contracts/' }, { path: '^(src|scripts|e2e|bench)/', pathNot: '^src/contracts/' }),
    rule('contracts-only-zod', 'contracts run in browsers: zod and nothing else', { path: '^src/contracts/', pathNot: TESTS },
      { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: 'node_modules/zod/' }),
    rule('portal-sees-contracts-only', 'the portal kit is pure views', { path: '^src/portal/' }, { path: '^(src|scripts|e2e|bench)/', pathNot: '^src/(portal|contracts)/' }),
    rule('portal-kit-runs-anywhere', 'views use no part of Node', { path: '^src/portal/', pathNot: TESTS }, { dependencyTypes: ['core'] }),
    rule('kit-knows-no-island', 'islands are loaded by address, not imported', { path: '^src/portal/', pathNot: ['^src/portal/(islands|browser|worker)/', TESTS] }, { path: '^src/portal/(islands|browser|worker)/' }),
    rule('console-sees-contracts-only', 'the console speaks to the server by HTTP', { path: '^src/console/' }, { path: '^(src|scripts|e2e|bench)/', pathNot: '^src/(console|contracts)/' }),
    rule('console-shared-knows-no-feature', 'shared is below features', { path: '^src/console/shared/' }, { path: '^src/console/', pathNot: '^src/console/shared/' }),
    rule('console-features-do-not-meet', 'features meet at parts/', { path: '^src/console/features/([^/]+)/' }, { path: '^src/console/features/', pathNot: ['^src/console/features/$1/', '^src/console/features/[^/]+/parts/'] }),
    rule('server-never-loads-the-console', 'the console is built apart', { path: '^src/server/' }, { path: '^src/console/' }),
    rule('kernel-uses-contracts-only', 'the kernel is pure', { path: '^src/server/kernel/', pathNot: TESTS }, { pathNot: '^src/(contracts|server/kernel)/' }),
    rule('rules-are-pure', 'domain: contracts, kernel and own domain only', { path: `${M}.+/domain/`, pathNot: TESTS },
      { pathNot: ['^src/(contracts|server/kernel)/', `${M}.+/domain/`] }),
    rule('rules-stay-home', "no other module's rules", { path: `${M}([^/]+)/.*domain/` }, { path: `${M}[^/]+/`, pathNot: `${M}$1/` }),
    rule('platform-knows-no-module', 'the platform is below all modules', { path: '^src/server/platform/', pathNot: TESTS }, { path: M }),
    rule('modules-meet-at-index', "another module's inside", { path: `${M}([^/]+)/` }, { path: M, pathNot: [`${M}$1/`, `${M}[^/]+/index\\.ts$`] }),
    rule('only-pages-import-portal', 'views are in pages/', { path: M, pathNot: [`${M}.+/pages/`, '\\.pages\\.tsx?$', TESTS] }, { path: '^src/portal/', pathNot: '^src/portal/(forms/form-state|page-context)\\.ts$' }),
    rule('views-know-no-database', 'pages/ show presented views', { path: `${M}.+/pages/`, pathNot: TESTS }, { path: ['\\.store\\.ts$', '\\.scope\\.ts$', 'node_modules/(kysely|pg)/'] }),
    rule('sql-lives-in-stores', 'nobody else writes SQL', { path: M, pathNot: ['\\.(store|scope)\\.ts$', TESTS] }, { path: 'node_modules/(kysely|pg)/' }),
    rule('nobody-imports-tests', 'tests are leaves', { pathNot: [TESTS, '^(e2e|bench)/', '^src/server/testing/', '/testing/'] }, { path: [TESTS, '^src/server/testing/'] }),
    rule('zod-by-name', 'one way to import zod', { path: '^src/' }, { path: 'node_modules/zod/(v3|v4-mini|mini)/' }),
    ...tiers,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.tsbuild|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'] },
  },
};
