import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { handBackMemoryWhenIdle, noticeIdleness } from './hand-back-memory.ts';

it('an idle spell begins once, however long it lasts, and again only after work', () => {
  const isIdleNow = noticeIdleness();
  expect([0.9, 0.02, 0.02, 0.02, 0.02, 0.5, 0.02, 0.4, 0.02, 0.02].map(isIdleNow)).toEqual([false, false, true, false, false, false, false, false, false, true]);
});

it('what nobody holds is gone once the process has been idle', async () => {
  const left = leaveBehind();
  const end = handBackMemoryWhenIdle({ logger: pino({ enabled: false }) }, 100);
  // compared first: a failed assertion would hold the very thing
  await vi.waitFor(() => { expect(left.deref() === undefined).toBe(true); }, { timeout: 20_000, interval: 500 });
  await end();
}, 30_000);

/** In a function of its own, so that no running one holds it. */
function leaveBehind(): WeakRef<string[]> {
  return new WeakRef(Array.from({ length: 1_000 }, String));
}
