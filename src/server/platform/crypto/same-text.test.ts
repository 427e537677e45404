import { expect, test } from 'vitest';
import { isSameText } from './same-text.ts';

test.each([
  ['0a1b', '0a1b', true], ['0a1b', '0a1c', false], ['0a1b', '0a1', false], ['', '', true], ['', '0', false],
  ['é', 'e', false], ['é0', 'e00', false], // as many signs as bytes, or as many signs: no fault, a no
])('%j and %j: %s', (given, expected, same) => {
  expect(isSameText(given, expected)).toBe(same);
});
