import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, type Pair } from './agreement.ts';
import { digestOfFrame, digestOfSeed, drawSample, sizeOf } from './draw.ts';

const frames = fc.uniqueArray(fc.record({ number: fc.integer({ min: 0, max: 1e9 }).map(String), stratum: fc.constantFrom('37', '36', '44') }), { maxLength: 120, selector: (c) => c.number });

describe('a draw', () => {
  it('is the same for the same seed, in whatever order the frame comes, and of the size the rate asks for in every stratum', () => {
    fc.assert(fc.property(frames, fc.integer({ min: 1, max: 100 }), fc.string({ minLength: 8 }), (frame, rate, seed) => {
      const drawn = drawSample(seed, rate, frame);
      expect(drawSample(seed, rate, frame.toReversed())).toEqual(drawn);
      expect(digestOfFrame(frame.toReversed())).toBe(digestOfFrame(frame));
      for (const stratum of ['37', '36', '44']) {
        const all = frame.filter((c) => c.stratum === stratum).length;
        expect(drawn.filter((c) => c.stratum === stratum)).toHaveLength(sizeOf(all, rate));
        expect(sizeOf(all, rate) / Math.max(1, all)).toBeGreaterThanOrEqual(all === 0 ? 0 : rate / 100);
      }
      expect(new Set(drawn.map((c) => c.number)).size).toBe(drawn.length);
    }));
  });
  it('cannot be steered by adding others: who is drawn at a rate stays drawn at a higher one', () => {
    fc.assert(fc.property(frames, fc.integer({ min: 1, max: 50 }), (frame, rate) => {
      const more = new Set(drawSample('种子', rate * 2, frame).map((c) => c.number));
      for (const { number } of drawSample('种子', rate, frame)) expect(more).toContain(number);
    }));
  });
  it('is another one for another seed, and the digest tells seeds apart', () => {
    const frame = Array.from({ length: 400 }, (_, i) => ({ number: String(202603437000000000n + BigInt(i)), stratum: '37' }));
    expect(drawSample('a', 10, frame)).not.toEqual(drawSample('b', 10, frame));
    expect(digestOfSeed('a')).not.toBe(digestOfSeed('b'));
  });
  it('gives everybody about the same chance', () => {
    const frame = Array.from({ length: 200 }, (_, i) => ({ number: String(i), stratum: '37' }));
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 400; seed += 1) for (const c of drawSample(String(seed), 10, frame)) hits.set(c.number, (hits.get(c.number) ?? 0) + 1);
    // 400 draws of 10 %: 40 expected, standard deviation 6
    for (const { number } of frame) expect(Math.abs((hits.get(number) ?? 0) - 40)).toBeLessThan(36);
  });
});

describe('agreement', () => {
  const pairs = (yy: number, yn: number, ny: number, nn: number): Pair[] => [
    ...Array.from({ length: yy }, (): Pair => ({ first: 'approve', second: 'approve' })), ...Array.from({ length: yn }, (): Pair => ({ first: 'approve', second: 'reject' })),
    ...Array.from({ length: ny }, (): Pair => ({ first: 'reject', second: 'approve' })), ...Array.from({ length: nn }, (): Pair => ({ first: 'reject', second: 'reject' })),
  ];
  it('is Cohen’s kappa: the textbook example gives 0.4', () => {
    const a = agreementOf(pairs(20, 5, 10, 15));
    expect(a).toMatchObject({ reviewed: 50, both: { approve: 20, reject: 15 }, onlyFirst: 5, onlySecond: 10, observed: 0.7, expected: 0.5 });
    expect(a.kappa).toBeCloseTo(0.4);
  });
  it('is 1 for perfect agreement, and nothing where there is nothing to agree on', () => {
    expect(agreementOf(pairs(8, 0, 0, 3)).kappa).toBe(1);
    expect(agreementOf(pairs(8, 0, 0, 0)).kappa).toBeNull();
    expect(agreementOf([])).toMatchObject({ reviewed: 0, kappa: null });
  });
  it('lies between −1 and 1', () => {
    fc.assert(fc.property(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30), (a, b, c, d) => {
      const { kappa } = agreementOf(pairs(a, b, c, d));
      if (kappa !== null) expect(Math.abs(kappa)).toBeLessThanOrEqual(1 + 1e-9);
    }));
  });
});
