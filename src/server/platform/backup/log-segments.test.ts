import { expect, test } from 'vitest';
import { isOfTheLog, neededByNobody, neededFrom } from './log-segments.ts';

const NAMES = ['000000010000000000000003', '000000010000000000000004', '000000010000000000000004.00000028.backup', '000000010000000000000005', '00000002.history', '000000020000000000000005', '000000020000000000000006'];

test('only names the server gives are pieces of the log', () => {
  expect(NAMES.every(isOfTheLog)).toBe(true);
  expect(['../000000010000000000000003', '000000010000000000000003.part', 'lost+found', '00000001000000000000000G'].some(isOfTheLog)).toBe(false);
});

test('a copy is carried on with what lies at or behind its beginning, on every timeline', () => {
  expect(neededFrom('000000010000000000000005', NAMES)).toEqual(['000000010000000000000005', '00000002.history', '000000020000000000000005', '000000020000000000000006']);
});

test('what lies before the oldest kept copy is needed by nobody; histories stay', () => {
  expect(neededByNobody('000000010000000000000005', NAMES)).toEqual(['000000010000000000000003', '000000010000000000000004', '000000010000000000000004.00000028.backup']);
});
