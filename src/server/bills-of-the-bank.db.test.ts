import { afterAll, beforeAll, expect, test } from 'vitest';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import type { DifferenceList, ReconciledDays } from '#contracts/reconciliation.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { deliverTo, testBank } from '#server/testing/payment-bank.ts';
import { colleague } from '#server/testing/staff.ts';

const HOUR = 3_600_000;
const ACCOUNTS = ['alipay', 'wechat', 'unionpay'] as const;

let t: TestApp;
let bank: Awaited<ReturnType<typeof testBank>>;

beforeAll(async () => {
  bank = await testBank({ now: () => t.clock.now(), deliver: deliverTo(() => t) });
  t = await testApp({ env: bank.env });
}, 120_000);
afterAll(async () => {
  await t.stop();
  await bank.close();
});

type Begun = { attemptNumber: string; orderNumber: string; start: { url?: string; action?: string; fields?: Record<string, string> } };

/** A working morning after payment opened. */
async function payingMorning(sittingId: string): Promise<number> {
  const config = await t.inTx((tx) => findProvinceConfig(tx, sittingId, '37'));
  return startOfBeijingDay(beijingDay(Math.max(t.clock.now(), config?.windows.pay.opensAt ?? 0))) + 34 * HOUR;
}

test('the bills of 支付宝, 微信支付 and 银联 as the bank writes them are fetched and read, what nobody told us is asked about and booked, and what nobody knows is a case', async () => {
  const sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  const people = [];
  for (const account of ACCOUNTS) for (const told of [true, false]) {
    const c = await readyCandidate(t, { name: told ? '张伟' : '阿依古丽·买买提' });
    people.push({ c, account, told, id: await apply(t, c, { sittingId }) });
  }
  t.clock.set(await payingMorning(sittingId));
  const day = beijingDay(t.clock.now());
  const lost: Record<string, string> = {};
  for (const { c, account, told, id } of people) {
    await bank.behave({ lose: !told });
    const begun = must(await t.api.post(`/api/applications/${id}/orders`, { account }, { as: await t.signInCandidate(c.accountId) })).json<Begun>();
    if (begun.start.url !== undefined) await fetch(begun.start.url);
    if (begun.start.action !== undefined) await fetch(begun.start.action, { method: 'POST', body: new URLSearchParams(begun.start.fields ?? {}) });
    expect(await bank.press(account, begun.attemptNumber, 'pay')).toBe(true);
    await bank.flush();
    if (!told) lost[account] = begun.orderNumber;
  }
  const stateOf = async (number: string | undefined) => (await t.db.selectFrom('payment_order').select('state').where('order_number', '=', number ?? '').executeTakeFirst())?.state;
  expect(await Promise.all(Object.values(lost).map(stateOf))).toEqual(['open', 'open', 'open']);

  // the morning after, when the channels have made their bills; each has one line too many
  t.clock.set(startOfBeijingDay(day) + 35 * HOUR);
  await bank.behave({ bill: ['extra'] });
  const orderBills = t.app.modules.flatMap(({ schedules }) => schedules ?? []).find(({ job }) => job.name === 'reconciliation.order-bills')?.job;
  if (!orderBills) throw new Error('bills are ordered by a schedule');
  await t.inTx((tx) => enqueue(tx, orderBills, {}));
  await t.runJobs();

  const { as } = await colleague(t, { name: '李部长', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  const days = must(await t.api.get('/api/staff/reconciled-days', { as })).json<ReconciledDays>().days.filter((d) => d.day === day);
  expect(days.map((d) => [d.receiving, d.state, d.bill?.payments, d.ours, d.bill?.fault ?? null]).toSorted()).toEqual([['alipay', 'compared', 3, 1, null], ['unionpay', 'compared', 3, 1, null], ['wechat', 'compared', 3, 1, null]]);
  const { lines } = must(await t.api.get(`/api/staff/bill-differences?day=${day}`, { as })).json<DifferenceList>();
  expect(lines.map((l) => [l.receiving, l.class, l.state, l.outcome, l.orderNumber]).toSorted()).toEqual(ACCOUNTS.flatMap((account) => [[account, 'long', 'open', null, null], [account, 'long', 'settled', 'repaired', lost[account]]]).toSorted());
  expect(await Promise.all(Object.values(lost).map(stateOf))).toEqual(['paid', 'paid', 'paid']);

  // ours is what the bank took, to the fen
  const book = await bank.book();
  const charged = book.trades.flatMap(({ account, number, payments }) => payments.map((p) => `${account} ${number} ${p.reference} ${String(p.amountInFen)}`)).toSorted();
  const booked = await t.db.selectFrom('ledger_entry').select(['receiving', 'number', 'reference', 'amount_in_fen']).where('kind', '=', 'charge_settled').execute();
  expect(booked.map((e) => `${e.receiving ?? ''} ${e.number ?? ''} ${e.reference ?? ''} ${String(e.amount_in_fen)}`).toSorted()).toEqual(charged);
}, 300_000);
