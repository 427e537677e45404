import { expect, test } from 'vitest';
import { isInTheWay, isUnavailable, isUnkeepable } from './unavailable.ts';

const fault = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  fault('terminating connection due to administrator command', '57P01'),
  fault('the database system is starting up', '57P03'),
  fault('could not extend file: No space left on device', '53100'),
  fault('sorry, too many clients already', '53300'),
  fault('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  fault('ENOSPC: no space left on device, write', 'ENOSPC'),
  fault('could not write to log file "000000010000000000000004" at offset 11010048, length 16384: Read-only file system', '42501'),
  fault('terminating connection due to idle-in-transaction timeout', '25P03'),
  fault('Query read timeout'),
  fault('Connection terminated unexpectedly'),
  fault('timeout exceeded when trying to connect'),
  new AggregateError([fault('connect ECONNREFUSED ::1:5432', 'ECONNREFUSED'), fault('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')]),
])('%s: ask again later', (problem) => {
  expect(isUnavailable(problem)).toBe(true);
});

test.each([fault('permission denied for table application', '42501'), fault('duplicate key value violates unique constraint', '23505'), fault('canceling statement due to statement timeout', '57014'), fault('x is not a function'), 'ECONNREFUSED', undefined])('%s is a fault of ours', (problem) => {
  expect(isUnavailable(problem)).toBe(false);
});

test('a lock that did not come in time and two that waited for each other are somebody in the way, not a fault of ours', () => {
  expect([fault('canceling statement due to lock timeout', '55P03'), fault('deadlock detected', '40P01'), fault('duplicate key value violates unique constraint', '23505')].map(isInTheWay)).toEqual([true, true, false]);
});

test('a number that is out of range for its column was sent by somebody; any other value the database does not take is a fault of ours', () => {
  expect([fault('value "2147483648" is out of range for type integer', '22003'), fault('timestamp out of range', '22008'), fault('invalid byte sequence for encoding "UTF8": 0x00', '22021'), fault('invalid input syntax for type uuid', '22P02')].map(isUnkeepable)).toEqual([true, true, true, false]);
});
