import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUsable, whiten } from './whiten.ts';

const [WIDTH, HEIGHT] = [60, 84];

/** A head and shoulders of one colour before a wall of another, and the mask of it, in a quarter of the pixels. */
function portrait(wall: readonly number[], person: readonly number[]) {
  const inside = (x: number, y: number) => ((x - 30) / 15) ** 2 + ((y - 36) / 22) ** 2 < 1 || y > 62 + Math.abs(x - 30) / 4;
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) data.set([...(inside(i % WIDTH, Math.floor(i / WIDTH)) ? person : wall), 255], i * 4);
  const mask = Float32Array.from({ length: 30 * 42 }, (_, i) => (inside((i % 30) * 2 + 1, Math.floor(i / 30) * 2 + 1) ? 1 : 0));
  return { pixels: { data, width: WIDTH, height: HEIGHT, channels: 4 as const }, mask: { data: mask, width: 30, height: 42 } };
}

const at = (data: Uint8ClampedArray, x: number, y: number) => Array.from(data.slice((y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3));
const colour = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }));

describe('a white background', () => {
  test('whatever the colours, the wall becomes white and the person keeps every bit', () => {
    fc.assert(fc.property(colour, colour, (wall, person) => {
      const { pixels, mask } = portrait(wall, person);
      const out = whiten(pixels, mask, []);
      for (const [x, y] of [[3, 3], [56, 4], [4, 40], [55, 30]] as const) expect(at(out, x, y)).toEqual([255, 255, 255]);
      for (const [x, y] of [[30, 30], [30, 40], [30, 78], [26, 34]] as const) expect(at(out, x, y)).toEqual([...person]);
    }), { numRuns: 60 });
  });

  test('a mask that misses the face takes nothing from it: the found head is never touched', () => {
    const { pixels, mask } = portrait([90, 120, 160], [220, 180, 150]);
    const blind = { ...mask, data: mask.data.map((value, i) => (Math.floor(i / 30) < 28 ? 0 : value)) };
    const head = { centreX: 30, eyesY: 34, headHeight: 40 };
    expect(at(whiten(pixels, blind, [head]), 30, 36)).toEqual([220, 180, 150]);
    expect(at(whiten(pixels, blind, []), 30, 36)).not.toEqual([220, 180, 150]);
  });

  test('a hole of the mask that does not reach the edge is the person’s', () => {
    const { pixels, mask } = portrait([90, 120, 160], [60, 40, 30]);
    const holed = { ...mask, data: mask.data.map((value, i) => ([12, 13].includes(i % 30) && [20, 21].includes(Math.floor(i / 30)) ? 0 : value)) };
    expect(at(whiten(pixels, holed, []), 25, 41)).toEqual([60, 40, 30]);
  });

  test('no pixel becomes darker, and the picture given is not changed', () => {
    fc.assert(fc.property(colour, colour, (wall, person) => {
      const { pixels, mask } = portrait(wall, person);
      const before = pixels.data.slice();
      const out = whiten(pixels, mask, []);
      expect(out.every((value, i) => value >= (before[i] ?? 0))).toBe(true);
      expect(pixels.data).toEqual(before);
    }), { numRuns: 20 });
  });

  test('a mask of nobody, or of everything, is of no use', () => {
    const of = (value: number) => ({ data: new Float32Array(100).fill(value), width: 10, height: 10 });
    expect([of(0), of(0.05), of(0.5), of(1)].map(isUsable)).toEqual([false, false, true, false]);
  });
});
