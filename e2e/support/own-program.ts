import { startProgram, type Program } from './program.ts';
import { test as base } from './watched.ts';

/** Journeys with a program of their own: one that walks through half a year or more moves the clock, and no other may feel it. */
export const test = base.extend<object, { program: Program }>({
  program: [async ({}, use) => {
    const program = await startProgram();
    await use(program);
    await program.stop();
  }, { scope: 'worker', timeout: 240_000 }],
});
