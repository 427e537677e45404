import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReconciledDays } from '#contracts/reconciliation.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { at, bookShop, PEOPLE } from '#server/testing/book-shop.ts';
import { orderMissingBills } from './bills/bills.jobs-declared.ts';

let s: Awaited<ReturnType<typeof bookShop>>;
beforeAll(async () => { s = await bookShop('2026-08-12T10:00:00'); });
afterAll(() => s.t.stop());

const DAYS = ['2026-08-10', '2026-08-11'] as const;
const round = async () => {
  await s.t.inTx((tx) => enqueue(tx, orderMissingBills, {}));
  await s.t.runJobs({ all: true });
};
const states = async () => {
  const { days } = (await s.t.api.get('/api/staff/reconciled-days', { as: await s.as(PEOPLE.liu) })).json<ReconciledDays>();
  return DAYS.map((day) => days.find((d) => d.day === day && d.receiving === 'alipay-37')?.state);
};

test('bills of days on which a channel gave none are fetched when it is back, every missed day, and are compared', async () => {
  await s.book(s.charge(1, '2026-08-10T09:00:00'), s.charge(2, '2026-08-11T09:00:00'));
  for (const day of DAYS) s.shandong.bills.set(day, () => { throw new Error('maintenance'); });
  await round();
  expect(await states()).not.toContain('compared');
  // money is taken meanwhile as ever
  await s.book(s.charge(3, '2026-08-12T09:00:00'));

  s.t.clock.set(at('2026-08-13T10:00:00'));
  DAYS.forEach((day, n) => s.shandong.bills.set(day, s.bill([s.line(n + 1, `${day}T09:00:00`)])));
  await round();
  expect(await states()).toEqual(['compared', 'compared']);
});
