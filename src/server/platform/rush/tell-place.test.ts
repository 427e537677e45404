import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tellPlace, type PlaceFacts } from './tell-place.ts';

const NOW = 1_800_000_000_000;
const base = NOW / 1_000;
const round = { id: 'r', cause: 'opening' as const, startedAt: NOW - 400_000, drawFrom: NOW - 120_000, drawUntil: NOW - 60_000 };
const at = (ms: number) => (NOW + ms) * 1_000;
const facts: PlaceFacts = {
  now: NOW, place: at(-30_000), lane: 'general', round, heads: [at(-120_000), at(-120_000), at(-120_000)], missed: null, rate: 10, pace: 5,
  seconds: Array.from({ length: 100 }, (_, i) => ({ second: base - 120 + i, people: [10, 2, 1] as const })),
};

test.each<[string, Partial<PlaceFacts>, object]>([
  ['waits: who is before, and how long at the measured pace', {}, { state: 'waiting', ahead: 1_170, seconds: 235, worse: null }],
  ['its turn', { heads: [at(-30_000), at(-30_000), at(-30_000)] }, { state: 'due' }],
  ['its turn in a lane of its own', { lane: 'access', heads: [at(-120_000), at(-120_000), at(-30_000)] }, { state: 'due' }],
  ['its turn was long ago', { missed: [at(-30_000), at(-30_000), at(-30_000)], heads: [at(0), at(0), at(0)] }, { state: 'missed' }],
  ['lots are drawn', { now: NOW - 100_000, place: at(-70_000) }, { state: 'drawing', ahead: null, seconds: null, worse: 'drawing', drawUntil: round.drawUntil }],
  ['just come: not counted yet', { place: at(-1_000) }, { state: 'waiting', ahead: null, seconds: null }],
  ['nobody was let in yet: the allowed rate counts', { pace: 0 }, { ahead: 1_170, seconds: 118 }],
  ['a lane of its own is quicker', { lane: 'access', place: at(-100_000) }, { ahead: 260, seconds: 41 }],
  ['one more counted late: the number stands', { shown: { ahead: 1_000, seconds: 230 } }, { ahead: 1_000, worse: null }],
  ['much slower: the time grows, and why', { pace: 1, shown: { ahead: 1_170, seconds: 230 } }, { ahead: 1_170, seconds: 1_171, worse: 'slower' }],
])('%s', (_what, more, told) => {
  expect(tellPlace({ ...facts, ...more })).toMatchObject(told);
});

test('neither number nor time is ever worse than what was shown, unless the reason is said', () => {
  fc.assert(fc.property(fc.nat(5_000), fc.nat(5_000), fc.double({ min: 0, max: 50, noNaN: true }), (ahead, seconds, pace) => {
    const told = tellPlace({ ...facts, pace, shown: { ahead, seconds } });
    expect(told.ahead).toBeLessThanOrEqual(ahead);
    if (told.worse === null) expect(told.seconds).toBeLessThanOrEqual(seconds);
  }));
});

test('a browser asks again in two to fifteen seconds', () => {
  for (const pace of [0.01, 1, 5, 50, 1_000]) {
    const { again } = tellPlace({ ...facts, pace });
    expect(again).toBeGreaterThanOrEqual(2);
    expect(again).toBeLessThanOrEqual(15);
  }
});
