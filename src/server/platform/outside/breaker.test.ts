import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, CLOSED, settle, USUAL_RULE, type Breaker } from './breaker.ts';

const rule = USUAL_RULE;
const after = (outcomes: readonly boolean[], from: Breaker = CLOSED, now = 0): Breaker => outcomes.reduce((b, failed) => settle(b, failed, { now, chance: 0.999, rule }), from);
const no = Array.from({ length: 5 }, () => true);

describe('a closed breaker', () => {
  test('opens after five failures in a row, not after four', () => {
    expect(after(no.slice(1)).state).toBe('closed');
    expect(after(no).state).toBe('open');
  });

  test('opens when half of the last twenty calls failed, though never five in a row', () => {
    const everyOther = Array.from({ length: 20 }, (_, i) => i % 2 === 1);
    expect(after(everyOther.slice(0, 19)).state).toBe('closed');
    expect(after(everyOther).state).toBe('open');
  });

  test('stays closed for a service that fails now and then', () => {
    expect(after(Array.from({ length: 400 }, (_, i) => i % 4 === 0)).state).toBe('closed');
  });
});

describe('an open breaker', () => {
  const opened = after(no);

  test('lets nothing through until its time, then one probe at a time', () => {
    expect(admit(opened, 0)).toMatchObject({ go: false });
    const first = admit(opened, rule.openMs);
    if (!first.go) throw new Error('no probe');
    expect(admit(first.breaker, rule.openMs)).toMatchObject({ go: false });
    const second = admit(settle(first.breaker, false, { now: rule.openMs, chance: 0, rule }), rule.openMs);
    if (!second.go) throw new Error('no second probe');
    expect(settle(second.breaker, false, { now: rule.openMs, chance: 0, rule })).toEqual(CLOSED);
  });

  test('stays open twice as long each time a probe fails, and never longer than the longest', () => {
    let breaker = opened;
    let now = 0;
    const lengths: number[] = [];
    for (let i = 0; i < 8; i++) {
      if (breaker.state !== 'open') throw new Error('closed');
      lengths.push(breaker.until - now);
      now = breaker.until;
      const probe = admit(breaker, now);
      if (!probe.go) throw new Error('no probe');
      breaker = settle(probe.breaker, true, { now, chance: 0.999_999, rule });
    }
    expect(lengths.map((l) => Math.round(l / 1_000))).toEqual([5, 10, 20, 40, 80, 120, 120, 120]);
  });

  test('is not closed by the late answer of a call made before it opened', () => {
    expect(settle(opened, false, { now: 1, chance: 0, rule })).toEqual(opened);
  });
});

test('whatever happens, at most one call is under way while it is half open, and it opens between half of its time and all of it', () => {
  fc.assert(fc.property(fc.array(fc.record({ wait: fc.integer({ min: 0, max: 200_000 }), failed: fc.boolean(), chance: fc.double({ min: 0, max: 0.999, noNaN: true }) }), { maxLength: 60 }), (steps) => {
    let breaker: Breaker = CLOSED;
    let now = 0;
    for (const { wait, failed, chance } of steps) {
      now += wait;
      const asked = admit(breaker, now);
      if (!asked.go) continue;
      if (asked.breaker.state === 'half_open') expect(admit(asked.breaker, now).go).toBe(false);
      breaker = settle(asked.breaker, failed, { now, chance, rule });
      if (breaker.state === 'open') expect(breaker.until - now).toBeLessThanOrEqual(rule.openMostMs);
      if (breaker.state === 'open') expect(breaker.until - now).toBeGreaterThanOrEqual(rule.openMs / 2);
    }
  }));
});
