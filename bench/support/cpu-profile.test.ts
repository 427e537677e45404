import { expect, test } from 'vitest';
import { readProfile, sharesOf } from './cpu-profile.ts';

const frame = (functionName: string) => ({ functionName, url: 'file:///dist/server/main.mjs', lineNumber: 9 });

test('a function is charged with its own time, and its callers with it too, once', () => {
  const profile = readProfile(JSON.stringify({
    nodes: [{ id: 1, callFrame: frame('(root)'), children: [2, 5] }, { id: 2, callFrame: frame('answer'), children: [3] }, { id: 3, callFrame: frame('walk'), children: [4] }, { id: 4, callFrame: frame('walk') }, { id: 5, callFrame: frame('(idle)') }],
    samples: [2, 3, 4, 5], timeDeltas: [1_000, 2_000, 1_000, 96_000],
  }));
  const { busyMs, self, withCalled } = sharesOf(profile);
  expect(busyMs).toBe(4);
  expect(self).toEqual([{ name: 'walk dist/server/main.mjs:10', share: 0.75 }, { name: 'answer dist/server/main.mjs:10', share: 0.25 }]);
  expect(withCalled).toEqual([{ name: 'answer dist/server/main.mjs:10', share: 1 }, { name: 'walk dist/server/main.mjs:10', share: 0.75 }]);
});
