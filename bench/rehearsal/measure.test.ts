import { expect, test } from 'vitest';
import { brokenStep, measurement } from './measure.ts';

test('percentiles are those of what was recorded', () => {
  const m = measurement();
  for (let ms = 1; ms <= 1_000; ms++) m.answered('page', ms);
  const [page] = m.figures();
  expect(page?.count).toBe(1_000);
  for (const [p, at] of [[page?.p50, 500], [page?.p95, 950], [page?.p99, 990], [page?.max, 1_000]] as const) expect(Math.abs((p ?? 0) - at)).toBeLessThanOrEqual(2);
});

test('a level holds until one step is slow or fails more than one request in a thousand', () => {
  const m = measurement();
  for (let n = 0; n < 2_000; n++) m.answered('page', 20);
  for (let n = 0; n < 999; n++) m.answered('sign in', 700);
  m.failed('sign in', '503');
  expect(brokenStep(m.figures())).toBeUndefined();
  m.failed('sign in', '503');
  expect(brokenStep(m.figures())).toMatchObject({ step: 'sign in', why: 'errors', errors: { 503: 2 } });
  const slow = measurement();
  for (let n = 0; n < 100; n++) slow.answered('save', n < 90 ? 10 : 900);
  expect(brokenStep(slow.figures())).toMatchObject({ step: 'save', why: 'slow' });
});
