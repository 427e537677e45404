import { expect, test } from 'vitest';
import { percentile, slowest } from './health-meter.ts';

const times = (address: string, count: number, ms: number) => Array.from({ length: count }, () => ({ address, ms }));

test('an address where people wait is seen, however many quick answers others get', () => {
  const quick = times('/my', 960, 20);
  expect(percentile([...quick, ...times('/api/sign-ins', 40, 2_800)].map((a) => a.ms), 0.95)).toBe(20);
  expect(slowest([...quick, ...times('/api/sign-ins', 40, 2_800)])).toBe(2_800);
});

test('a handful of slow answers at an address of its own is no strain, and nothing measured is none', () => {
  expect(slowest([...times('/my', 480, 20), ...times('/api/exports', 3, 9_000)])).toBe(20);
  expect(slowest([])).toBe(0);
});
