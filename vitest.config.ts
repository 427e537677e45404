import { defineConfig } from 'vitest/config';

const preactJsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** Two kinds of test: `unit` (pure, no I/O) and `routes` (through HTTP and commands, on the real database). */
export default defineConfig({
  oxc: preactJsx,
  test: {
    maxWorkers: '100%', // left to itself it keeps a core free, which is half of a machine with two
    isolate: false, // a worker keeps its modules from file to file: reading them anew was a third of all time
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['src/**/*.db.test.ts', 'src/**/*.db.test.tsx'],
          testTimeout: 60_000, // pages and documents are drawn to pixels, on whatever machine
        },
      },
      {
        extends: true,
        test: {
          name: 'routes',
          include: ['src/**/*.db.test.ts', 'src/**/*.db.test.tsx'],
          globalSetup: ['src/server/testing/global-database.ts'],
          maxWorkers: '150%', // half of a test's time is waiting for the database
          testTimeout: 120_000, // as little as it says anything of speed: a busy machine must not fail a test, only one that hangs
          hookTimeout: 240_000,
          expect: { poll: { timeout: 45_000 } },
        },
      },
    ],
  },
});
