import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepLateMarks } from './late-marks.ts';

test('marks that came too late are handed out by person and subject, whatever the order they came in', () => {
  const number = fc.stringMatching(/^\d{6,20}$/);
  const rows = fc.uniqueArray(fc.record({ number: fc.oneof(number, fc.constant('27034370100101')), subject: fc.integer({ min: 1, max: 9 }), mark: fc.constantFrom(-4, -2, -1, 0, 605, 10_000) }), { selector: (r) => `${r.number} ${String(r.subject)}`, maxLength: 60 });
  fc.assert(fc.property(rows, (kept) => {
    const late = keepLateMarks();
    for (const r of kept) late.put(r.number, r.subject, r.mark);
    const out: unknown[] = [];
    for (const n of late.numbers().keys()) late.forEach(n, (of, subject, mark) => { out.push({ number: of, subject, mark }); });
    const numbers = [...new Set(kept.map((r) => r.number))];
    expect(out).toEqual(numbers.flatMap((n) => kept.filter((r) => r.number === n).toSorted((a, b) => a.subject - b.subject)));
    expect(late.count).toBe(kept.length);
    late.forEach('00000000', () => { throw new Error('nobody'); });
  }));
});
