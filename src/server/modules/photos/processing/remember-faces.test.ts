import { expect, test } from 'vitest';
import type { FaceFinder } from './face-finder.ts';
import { rememberFaces } from './remember-faces.ts';

const picture = (n: number) => ({ data: Uint8Array.of(n, 0, 0), width: 1, height: 1 });

/** A finder that counts its looks, and answers as told. */
function counting(answer: FaceFinder['find']) {
  const looks: number[] = [];
  return { looks, finder: rememberFaces({ find: (p) => { looks.push(p.data[0] ?? 0); return answer(p); }, stop: () => Promise.resolve() }, 2) };
}

test('looks once at a picture that is asked for again, or twice at once, and anew at one that was pushed out', async () => {
  const { looks, finder } = counting(() => Promise.resolve([]));
  await Promise.all([finder.find(picture(1)), finder.find(picture(1))]);
  expect(await finder.find(picture(1))).toEqual([]);
  expect(looks).toEqual([1]);
  for (const n of [2, 3, 1]) await finder.find(picture(n));
  expect(looks).toEqual([1, 2, 3, 1]);
});

test('“not measured” and a failure are looked at again', async () => {
  let times = 0;
  const { looks, finder } = counting(() => {
    times += 1;
    return times === 1 ? Promise.resolve(undefined) : times === 2 ? Promise.reject(new Error('out of memory')) : Promise.resolve([]);
  });
  expect(await finder.find(picture(1))).toBeUndefined();
  await expect(finder.find(picture(1))).rejects.toThrow('out of memory');
  expect(await finder.find(picture(1))).toEqual([]);
  expect(looks).toEqual([1, 1, 1]);
});
