import { expect, it } from 'vitest';
import { MajorVersionId } from '#contracts/major-versions.ts';
import { newId } from '#server/platform/ids.ts';
import { keptByVersion } from './kept-by-version.ts';

it('finds once for one state of a version, anew for the next, and keeps the newest few only', async () => {
  const keep = keptByVersion<number>();
  let found = 0;
  const ask = (id: MajorVersionId, rowVersion: number) => keep({ id, rowVersion }, () => Promise.resolve((found += 1)));
  const id = MajorVersionId.parse(newId());
  expect([await ask(id, 1), await ask(id, 1), await ask(id, 2), await ask(id, 1)]).toEqual([1, 1, 2, 1]);
  for (let n = 3; n < 9; n += 1) await ask(id, n);
  expect(await ask(id, 1)).toBe(9);
});
