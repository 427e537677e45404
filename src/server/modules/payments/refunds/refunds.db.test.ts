import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { AttemptId, OrderNumber, type OrderView } from '#contracts/payments.ts';
import type { RefundList, RefundNotice } from '#contracts/refunds.ts';
import { NORMAL, type BankBehaviour } from '#server/standins/bank/behaviour.ts';
import { bankApp } from '#server/standins/bank/bank-app.ts';
import { sign } from '#server/standins/bank/signing.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { ok } from '#server/kernel/result.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { paidOrder, type PaidOrder } from '#server/testing/paid-order.ts';
import { channelOfGateway, httpGateway, payments, refundApplication, type PayableApplications } from '../index.ts';
import { insertRefundCase } from '../payments.store.ts';
import { newOrderNumber } from '../new-order-number.ts';
import { continueRefund, keepRefunds } from './refunds.jobs-declared.ts';
import { refundHandlers } from './refunds.jobs.ts';
import { listRefunds } from './refunds.store.ts';

const KEY = 'a key both sides know';
const START = Date.parse('2026-09-12T07:00:00+08:00');
const [liu, chen, hunan]: string[] = [randomUUID(), randomUUID(), randomUUID()];
const NAMES = new Map<string | undefined, string>([[liu, '刘出纳'], [chen, '陈出纳'], [hunan, '湖南出纳']]);
const suspensionId = randomUUID();

let t: TestApp;
let bank: ReturnType<typeof bankApp>;
let bankUrl: string;
let gateway: ReturnType<typeof httpGateway>;
const told: { refundNumber: string; amountInFen: number }[] = [];
let crashes = 0;
const nothing = () => Promise.resolve(ok({}));
const applications = {
  startPayment: nothing, endPayment: nothing, recordPayment: nothing, recordOnSitePayment: nothing,
  tellRefunded: (_tx: unknown, said: { refundNumber: string; amountInFen: number }) => {
    if (crashes > 0) {
      crashes -= 1;
      throw new Error('killed');
    }
    told.push(said);
    return Promise.resolve();
  },
} as unknown as PayableApplications;

beforeAll(async () => {
  bank = bankApp({ key: KEY, merchant: 'jinbang', now: () => t.clock.now(), sendsByItself: false, deliver: async (url, notice) => (await t.api.post(new URL(url).pathname, notice)).status === 200 });
  bankUrl = await bank.listen({ host: '127.0.0.1', port: 0 });
  t = await testApp({
    at: START, modules: (kit) => [payments({ applications, channels: channelOfGateway((gateway = httpGateway({ url: bankUrl, key: KEY, merchant: 'jinbang', now: () => kit.clock.now() }))) })],
    people: { candidateName: () => Promise.resolve('欧阳倩'), staffActor: (id) => Promise.resolve({ name: NAMES.get(id) ?? '', permissions: ['payment.see', 'payment.register'], jurisdiction: { kind: 'province', province: id === hunan ? '43' : '37' } }) },
  });
});
afterAll(async () => {
  await bank.close();
  await t.stop();
});
beforeEach(async () => {
  t.clock.set(START);
  told.length = 0;
  crashes = 0;
  await behave({});
});

const bankPost = (path: string) => fetch(`${bankUrl}${path}`, { method: 'POST', redirect: 'manual' });
const behave = (change: Partial<BankBehaviour>) => fetch(`${bankUrl}/control`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...NORMAL, ...change }) });
const bankRefunds = async (orderNumber: string) => ((await (await fetch(`${bankUrl}/control`)).json()) as { refunds: { orderNumber: string; refundNumber: string; status: string; reference: string }[] }).refunds.filter((r) => r.orderNumber === `${orderNumber}01`);
const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];

type Paid = PaidOrder;

/** Somebody whose application is paid at the bank, or at the desk. */
async function paid(how: 'online' | 'on_site' = 'online'): Promise<Paid> {
  const [accountId, applicationId] = [AccountId.parse(randomUUID()), ApplicationId.parse(randomUUID())];
  const orderNumber = newOrderNumber(START);
  const attempt = OrderNumber.parse(`${orderNumber}01`);
  let reference = '';
  if (how === 'online') {
    await fetch(gateway.payUrl({ orderNumber: attempt, amountInFen: 24_400, title: '2026年度一级建造师', expiresAt: START + 60_000, returnUrl: 'http://127.0.0.1/r', noticeUrl: 'http://127.0.0.1/api/nowhere' }));
    await bankPost(`/cashier/${attempt}/pay`);
    const charge = await gateway.query(attempt);
    reference = charge.status === 'paid' ? charge.reference : '';
  }
  await t.asOwner(`insert into application (account_id, id, version, number, sitting_id, exam_code, exam_year, province, prefecture, review_point_id, level_code, specialty_code, subject_codes, data_state, commitment_state, materials_state, review_state, payment_state, form, confirmed_at, started_at, changed_at)
    values ($1, $2, 1, $3, '2026-yijian', '001', 2026, '37', '3701', '3701-01', '01', '01', '{1}', 'confirmed', 'signed', 'not_needed', 'approved', 'paid', '\\x00', now(), now(), now())`, [accountId, applicationId, orderNumber.slice(0, 18)]);
  return paidOrder(t, { accountId, applicationId }, { orderNumber, at: START, ...(how === 'online' ? { account: 'gateway', reference } : { receiptNumber: 'SD-0001' }) });
}
const suspend = (p: Paid) => t.inTx((tx) => refundApplication(tx, { ...p, suspensionId }, t.clock.now()));
const refundOf = async (p: Paid) => (await t.inTx((tx) => listRefunds(tx, p.accountId, p.applicationId)))[0];
const listed = async (query = '', who = liu ?? '') => (await t.api.get(`/api/staff/refunds?${query}`, { as: await t.signInStaff(who) })).json<RefundList>();
const act = async (p: Paid, what: 'retry' | 'desk' | 'pay-out', body: Record<string, unknown>, who = liu ?? '') => {
  const r = await refundOf(p);
  return t.api.post(`/api/staff/refunds/${p.accountId}/${r?.id ?? ''}/${what}`, { version: r?.version ?? 0, ...body }, { as: await t.signInStaff(who) });
};
const flush = () => bankPost('/control/flush');

describe('a refund of a suspended exam', () => {
  test('goes back whole and once to where it was paid from, and the candidate is told once', async () => {
    const zhang = await paid();
    await Promise.all([suspend(zhang), suspend(zhang), suspend(zhang)]);
    await t.runJobs();
    expect(await refundOf(zhang)).toMatchObject({ state: 'requested', amountInFen: 24_400, way: 'channel' });
    await flush();
    expect(await refundOf(zhang)).toMatchObject({ state: 'done', reference: expect.stringMatching(/^MR/) as string });
    expect(told).toMatchObject([{ amountInFen: 24_400 }]);
    expect(await bankRefunds(zhang.orderNumber)).toHaveLength(1);
    const mine = (await t.api.get(`/api/orders/${zhang.orderNumber}`, { as: await t.signInCandidate(zhang.accountId) })).json<OrderView>();
    expect(mine.refunds).toMatchObject([{ reason: 'suspended', amountInFen: 24_400, refund: { done: true, stateText: '已退款' } }]);
  });

  test('a worker killed between request and answer, and another before the word is written down, refund once', async () => {
    const ouyang = await paid();
    await suspend(ouyang);
    const refund = await refundOf(ouyang);
    const [handler] = refundHandlers({ applications, channels: channelOfGateway(gateway) });
    // asked, and gone: nothing of the answer is kept
    await handler?.prepare?.({ kit: t.kit, now: START, read: (work) => t.inTx(work) }, { accountId: ouyang.accountId, refundId: refund?.id });
    expect(await refundOf(ouyang)).toMatchObject({ state: 'due' });
    await t.runJobs();
    crashes = 1;
    await behave({ lose: true });
    t.clock.set(START + 5 * 60_000);
    await t.inTx((tx) => enqueue(tx, keepRefunds, {}));
    await t.runJobs();
    expect([crashes, (await refundOf(ouyang))?.state, told.length]).toEqual([0, 'requested', 0]);
    t.clock.set(START + 9 * 60_000);
    await t.inTx((tx) => enqueue(tx, keepRefunds, {}));
    await t.runJobs();
    expect(await refundOf(ouyang)).toMatchObject({ state: 'done' });
    expect([told.length, (await bankRefunds(ouyang.orderNumber)).length]).toEqual([1, 1]);
  });

  test('a notice and a retry at the same moment settle it once', async () => {
    const wang = await paid();
    await behave({ repeat: 3 });
    await suspend(wang);
    await t.runJobs();
    const refund = await refundOf(wang);
    await t.inTx((tx) => enqueue(tx, continueRefund, { accountId: wang.accountId, refundId: refund?.id ?? '' }));
    await Promise.all([flush(), t.runJobs()]);
    expect(await refundOf(wang)).toMatchObject({ state: 'done' });
    expect(told).toHaveLength(1);
    expect((await t.asOwner(`select 1 from refund_event where refund_id = $1 and act = 'settle'`, [refund?.id])).rows).toHaveLength(1);
  });

  test('answers lost and a channel that is down are asked again with growing pauses; the money goes back once', async () => {
    const guli = await paid();
    await behave({ refundAnswersLost: true, lose: true });
    await suspend(guli);
    await t.runJobs();
    const first = await refundOf(guli);
    expect(first).toMatchObject({ state: 'due', tries: 1 });
    expect(first?.nextAt).toBeGreaterThanOrEqual(START + 60_000);
    expect(first?.nextAt).toBeLessThan(START + 70_000);
    await behave({ down: true });
    t.clock.set(START + 2 * 60_000);
    await t.inTx((tx) => enqueue(tx, keepRefunds, {}));
    await t.runJobs();
    expect(await refundOf(guli)).toMatchObject({ state: 'due', tries: 2 });
    await behave({});
    for (const minutes of [5, 8]) {
      t.clock.set(START + minutes * 60_000);
      await t.inTx((tx) => enqueue(tx, keepRefunds, {}));
      await t.runJobs();
    }
    expect(await refundOf(guli)).toMatchObject({ state: 'done' });
    expect([told.length, (await bankRefunds(guli.orderNumber)).length]).toEqual([1, 1]);
  });
});

describe('forged and foreign', () => {
  const notice = (r: { number: string }, p: Paid, change: Partial<RefundNotice> = {}, key = KEY) => sign(key, { noticeId: randomUUID(), merchant: 'jinbang', refundNumber: r.number, orderNumber: OrderNumber.parse(`${p.orderNumber}01`), status: 'done', amountInFen: 24_400, reference: 'MRX', at: START, reason: '', sentAt: START, ...change });
  test('notices with a false signature, for another merchant, another order or another amount settle nothing; a replay is taken once', async () => {
    const [zhang, other] = [await paid(), await paid()];
    await behave({ refundsWait: true, lose: true });
    await suspend(zhang);
    await t.runJobs();
    const refund = await refundOf(zhang);
    if (!refund) throw new Error('no refund');
    const say = (body: unknown) => t.api.post('/api/payments/notices/gateway', body);
    for (const forged of [notice(refund, zhang, {}, 'another key'), notice(refund, zhang, { merchant: 'another' }), notice(refund, other), notice({ number: `R${newOrderNumber(START)}` }, zhang)]) expect((await say(forged)).status).toBe(400);
    expect((await t.asOwner('select fault from refused_notice order by id')).rows.map((r) => r['fault'])).toEqual(['bad_signature', 'other_merchant', 'unknown_number', 'unknown_number']);
    expect(await refundOf(zhang)).toMatchObject({ state: 'requested' });
    const genuine = notice(refund, zhang);
    expect((await Promise.all([say(genuine), say(genuine), say(genuine)])).every((r) => r.status === 200)).toBe(true);
    expect(await refundOf(zhang)).toMatchObject({ state: 'done', reference: 'MRX' });
    expect(told).toHaveLength(1);
    await suspend(other);
    await t.runJobs();
    const otherRefund = await refundOf(other);
    await say(notice(otherRefund ?? refund, other, { amountInFen: 1 }));
    expect(await refundOf(other)).toMatchObject({ state: 'failed', failure: 'amount_differs' });
  });

  test('a refund of another province is not there, not in the list, nor to be dealt with', async () => {
    const zhang = await paid();
    await behave({ refundsFail: true });
    await suspend(zhang);
    await t.runJobs();
    expect((await listed(`suspension=${suspensionId}`, hunan)).lines).toEqual([]);
    expect(codes(await act(zhang, 'retry', { reason: '账户已恢复' }, hunan))).toEqual([404, 'refund.not_found']);
  });

  test('the database keeps two refunds of one order, and an amount that is not the paid one, out', async () => {
    const zhang = await paid();
    await suspend(zhang);
    const row = (amount: number) => t.asOwner(`insert into refund (account_id, id, refund_number, application_id, order_id, paid_order_id, suspension_id, reason, way, state, version, amount_in_fen, channel_reference, opened_at) values ($1, gen_random_uuid(), 'R20' || lpad((random() * 1e18)::bigint::text, 19, '0'), $2, $3, $3, $4, 'suspended', 'channel', 'due', 1, $5, 'x', now())`, [zhang.accountId, zhang.applicationId, zhang.orderId, suspensionId, amount]);
    await expect(row(24_400)).rejects.toThrow('refund_once_of_order');
    await t.asOwner('delete from refund_event where account_id = $1', [zhang.accountId]);
    await t.asOwner('delete from refund where account_id = $1', [zhang.accountId]);
    await expect(row(24_401)).rejects.toThrow('refund_of_order');
  });
});

describe('what a person must deal with', () => {
  test('a failure is shown with its reason and sum, retried, handed to the desk by one and paid out by another, its receipt once', async () => {
    const [ouyang, zhang] = [await paid(), await paid()];
    await behave({ refundsFail: true });
    await Promise.all([suspend(ouyang), suspend(zhang)]);
    await t.runJobs();
    const seen = await listed('state=failed');
    expect(seen.failures.find((f) => f.failure === 'payer_account_closed')).toMatchObject({ text: '付款账户已注销或冻结' });
    expect(codes(await act(ouyang, 'pay-out', { receiptNumber: 'TF-1' }))).toEqual([409, 'refund.not_at_desk']);
    await behave({});
    expect((await act(zhang, 'retry', { reason: '考生已更正账户' })).status).toBe(200);
    await t.runJobs();
    await flush();
    expect(await refundOf(zhang)).toMatchObject({ state: 'done' });
    expect((await act(ouyang, 'desk', { reason: '账户已注销，改为现场退费' })).status).toBe(200);
    expect(codes(await act(ouyang, 'pay-out', { receiptNumber: 'TF-2' }))).toEqual([409, 'refund.own_hand_over']);
    const both = await Promise.all([act(ouyang, 'pay-out', { receiptNumber: 'TF-2' }, chen), act(ouyang, 'pay-out', { receiptNumber: 'TF-3' }, chen)]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(await refundOf(ouyang)).toMatchObject({ state: 'done', way: 'desk' });
    const guli = await paid('on_site');
    await suspend(guli);
    expect(await refundOf(guli)).toMatchObject({ way: 'desk', state: 'due' });
    const used = (await refundOf(ouyang))?.receiptNumber ?? '';
    expect(codes(await act(guli, 'pay-out', { receiptNumber: used }))).toEqual([409, 'refund.receipt_used']);
    expect((await act(guli, 'pay-out', { receiptNumber: 'TF-9' })).status).toBe(200);
  });

  test('charges that could pay nothing go back the same way (T32), also those from before', async () => {
    const zhang = await paid();
    await t.inTx((tx) => insertRefundCase(tx, { accountId: zhang.accountId, id: zhang.orderId, applicationId: zhang.applicationId }, { attemptId: zhang.attemptId ?? AttemptId.parse(''), reason: 'paid_twice', amountInFen: 24_400, channelReference: 'MB-TWICE', chargedAt: START, at: START }));
    await t.inTx((tx) => enqueue(tx, keepRefunds, {}));
    await t.runJobs();
    const refunds = await t.inTx((tx) => listRefunds(tx, zhang.accountId, zhang.applicationId));
    expect(refunds).toMatchObject([{ reason: 'paid_twice', state: 'failed', failure: 'no_such_payment', channelReference: 'MB-TWICE' }]);
    await suspend(zhang);
    expect(await t.inTx((tx) => listRefunds(tx, zhang.accountId, zhang.applicationId))).toHaveLength(2);
  });
});
