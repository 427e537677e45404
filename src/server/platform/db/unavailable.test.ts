import { expect, test } from 'vitest';
import { isUnavailable } from './unavailable.ts';

const fault = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  fault('terminating connection due to administrator command', '57P01'),
  fault('the database system is starting up', '57P03'),
  fault('could not extend file: No space left on device', '53100'),
  fault('sorry, too many clients already', '53300'),
  fault('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  fault('ENOSPC: no space left on device, write', 'ENOSPC'),
  fault('Connection terminated unexpectedly'),
  fault('timeout exceeded when trying to connect'),
  new AggregateError([fault('connect ECONNREFUSED ::1:5432', 'ECONNREFUSED'), fault('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')]),
])('%s: ask again later', (problem) => {
  expect(isUnavailable(problem)).toBe(true);
});

test.each([fault('duplicate key value violates unique constraint', '23505'), fault('canceling statement due to statement timeout', '57014'), fault('x is not a function'), 'ECONNREFUSED', undefined])('%s is a fault of ours', (problem) => {
  expect(isUnavailable(problem)).toBe(false);
});
