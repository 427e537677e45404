import fc from 'fast-check';
import { expect, test } from 'vitest';
import { variantsOf } from './paper-variant.ts';
import { snakeSeats } from './seat-order.ts';

test('nobody before, behind, left or right writes the same variant, whatever the room', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 12 }), (capacity, columns) => {
    const variants = variantsOf({ columns, variants: 'ab' }, capacity);
    const places = snakeSeats(capacity, columns);
    for (const a of places) {
      for (const b of places) {
        const beside = (a.column === b.column && Math.abs(a.row - b.row) === 1) || (a.row === b.row && Math.abs(a.column - b.column) === 1);
        if (beside) expect(variants?.get(a.seat)).not.toBe(variants?.get(b.seat));
      }
    }
  }));
});

test('a room of thirty has fifteen of each, and an exam with one paper has none', () => {
  const all = [...(variantsOf({ columns: 4, variants: 'ab' }, 30)?.values() ?? [])];
  expect([all.filter((v) => v === 'A').length, all.length]).toEqual([15, 30]);
  expect(variantsOf({ columns: 4 }, 30)).toBeUndefined();
});
