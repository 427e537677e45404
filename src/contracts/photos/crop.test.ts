import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropAroundHead, defaultCrop, fitCrop, moveCrop, zoomCrop, type Box, type Size } from './crop.ts';

const ASPECT = 295 / 413;
const sides = fc.integer({ min: 50, max: 9000 });
const inside = (box: Box, source: Size) => box.x >= -1e-6 && box.y >= -1e-6 && box.x + box.width <= source.width + 1e-6 && box.y + box.height <= source.height + 1e-6;

test('whatever is wished, the cut stays inside the picture, keeps 295 : 413 and never goes below the final pixels where there are enough', () => {
  const numbers = fc.double({ min: -20_000, max: 20_000, noNaN: true });
  fc.assert(fc.property(sides, sides, numbers, numbers, fc.double({ min: 1, max: 20_000, noNaN: true }), (width, height, x, y, side) => {
    const source = { width, height };
    const box = fitCrop(source, { x, y, width: side, height: side / ASPECT });
    expect(inside(box, source)).toBe(true);
    expect(box.width / box.height).toBeCloseTo(ASPECT, 6);
    expect(box.width).toBeGreaterThanOrEqual(Math.min(295, defaultCrop(source).width) - 1e-6);
  }));
});

test('a found head comes to the place the standard wants', () => {
  const box = cropAroundHead({ width: 3000, height: 4000 }, { centreX: 1500, eyesY: 1400, headHeight: 900 });
  expect(900 / box.height).toBeCloseTo(0.56);
  expect((1400 - box.y) / box.height).toBeCloseTo(0.44);
  expect(box.x + box.width / 2).toBeCloseTo(1500);
});

test('moving stops at the edge and zooming keeps the point under the finger', () => {
  const source = { width: 3000, height: 4000 };
  const box = fitCrop(source, { x: 1000, y: 1000, width: 590, height: 826 });
  expect(moveCrop(source, box, -10, 0).x).toBe(0);
  const zoomed = zoomCrop(source, box, 1.25, { x: 0.2, y: 0.8 });
  expect(zoomed.x + zoomed.width * 0.2).toBeCloseTo(box.x + box.width * 0.2);
  expect(zoomed.y + zoomed.height * 0.8).toBeCloseTo(box.y + box.height * 0.8);
});
