import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { AttemptId, type OrderView } from '#contracts/payments.ts';
import type { RefundList } from '#contracts/refunds.ts';
import { alipayWriter } from '#server/standins/bank/alipay/alipay-letters.ts';
import { NORMAL, type BankBehaviour } from '#server/standins/bank/behaviour.ts';
import { openBook, type Refund } from '#server/standins/bank/book.ts';
import type { How, Letter } from '#server/standins/bank/desk.ts';
import { journalInMemory } from '#server/standins/bank/journal.ts';
import { DEMO_MERCHANTS } from '#server/standins/bank/merchants.ts';
import { unionpayWriter } from '#server/standins/bank/unionpay/unionpay-letters.ts';
import { wechatWriter } from '#server/standins/bank/wechat/wechat-letters.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { ok } from '#server/kernel/result.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { shiftOpened } from '#server/testing/cash-shift.ts';
import { paidOrder, type PaidOrder } from '#server/testing/paid-order.ts';
import { deliverTo, testBank } from '#server/testing/payment-bank.ts';
import { paymentChannels, payments, readAccounts, refundApplication, type PayableApplications, type PaymentChannels } from '../index.ts';
import { insertRefundCase } from '../payments.store.ts';
import { newOrderNumber } from '../new-order-number.ts';
import { continueRefund, keepRefunds } from './refunds.jobs-declared.ts';
import { refundHandlers } from './refunds.jobs.ts';
import { listRefunds } from './refunds.store.ts';

const START = Date.parse('2026-09-12T07:00:00+08:00');
const [liu, chen, hunan]: string[] = [randomUUID(), randomUUID(), randomUUID()];
const NAMES = new Map<string | undefined, string>([[liu, '刘出纳'], [chen, '陈出纳'], [hunan, '湖南出纳']]);
const suspensionId = randomUUID();
type Account = 'alipay' | 'wechat' | 'unionpay';
const ACCOUNTS: readonly Account[] = ['alipay', 'wechat', 'unionpay'];

let t: TestApp;
let bank: Awaited<ReturnType<typeof testBank>>;
let channels: PaymentChannels;
const opened: { refundNumber: string; amountInFen: number; reason: string }[] = [];
const told: { refundNumber: string; amountInFen: number }[] = [];
let crashes = 0;
const nothing = () => Promise.resolve(ok({}));
const applications = {
  startPayment: nothing, endPayment: nothing, recordPayment: nothing, recordOnSitePayment: nothing,
  tellRefundOpened: (_tx: unknown, said: { refundNumber: string; amountInFen: number; reason: string }) => {
    opened.push(said);
    return Promise.resolve();
  },
  refundFee: () => Promise.resolve(), tellRefunded: (_tx: unknown, said: { refundNumber: string; amountInFen: number }) => {
    if (crashes > 0) {
      crashes -= 1;
      throw new Error('killed');
    }
    told.push(said);
    return Promise.resolve();
  },
} as unknown as PayableApplications;

beforeAll(async () => {
  bank = await testBank({ now: () => t.clock.now(), deliver: deliverTo(() => t) });
  t = await testApp({
    at: START, modules: (kit) => [payments({ applications, channels: (channels = paymentChannels(readAccounts(bank.env.PAYMENT_CHANNELS, { production: false }), { now: () => kit.clock.now() })) })],
    people: { candidateName: () => Promise.resolve('欧阳倩'), staffActor: (id) => Promise.resolve({ name: NAMES.get(id) ?? '', permissions: ['payment.see', 'payment.register'], jurisdiction: { kind: 'province', province: id === hunan ? '43' : '37' } }) },
  });
  await shiftOpened(t, liu ?? '', { place: '37' });
  await shiftOpened(t, chen ?? '', { place: '37', window: 2 });
});
afterAll(async () => {
  await bank.close();
  await t.stop();
});
beforeEach(async () => {
  t.clock.set(START);
  await bank.behave({});
  await bank.flush();
  told.length = 0;
  opened.length = 0;
  crashes = 0;
});

const sendTo = async (path: string, { headers, body }: Letter) => {
  const reply = await t.app.http.inject({ method: 'POST', url: path, headers, payload: body });
  return { status: reply.statusCode, body: reply.body };
};
const { behave, flush } = { behave: (change: Partial<BankBehaviour>) => bank.behave(change), flush: () => bank.flush() };
const bankRefunds = async (orderNumber: string) => (await bank.book()).refunds.filter((r) => r.number === `${orderNumber}01`);
const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];

type Paid = PaidOrder & { account: string };

/** Somebody whose application is paid at the bank, or at the desk. */
async function paid(how: Account | 'on_site' = 'wechat'): Promise<Paid> {
  const orderNumber = newOrderNumber(START);
  const whose = await applied(orderNumber);
  return { ...await paidOrder(t, whose, { orderNumber, at: START, ...(how === 'on_site' ? { receiptNumber: 'SD-0001' } : { account: how, reference: await payAt(how, `${orderNumber}01`) }) }), account: how };
}

async function applied(number: string) {
  const whose = { accountId: AccountId.parse(randomUUID()), applicationId: ApplicationId.parse(randomUUID()) };
  await t.asOwner(`insert into application (account_id, id, version, number, sitting_id, exam_code, exam_year, province, prefecture, review_point_id, level_code, specialty_code, subject_codes, data_state, commitment_state, materials_state, review_state, payment_state, form, confirmed_at, started_at, changed_at)
    values ($1, $2, 1, $3, '2026-yijian', '001', 2026, '37', '3701', '3701-01', '01', '01', '{1}', 'confirmed', 'signed', 'not_needed', 'approved', 'paid', '\\x00', now(), now(), now())`, [whose.accountId, whose.applicationId, number.slice(0, 18)]);
  return whose;
}

/** Goes to the cashier of a channel as a browser does, and pays; the reference of the charge. */
async function payAt(account: Account, number: string): Promise<string> {
  const asked = { number, startedAt: START, amountInFen: 24_400, title: '2026年度一级建造师', expiresAt: START + 60_000, returnUrl: `${t.kit.settings.publicUrl}/r`, noticeUrl: `${t.kit.settings.publicUrl}/api/payments/notices/${account}`, device: 'desktop' as const, payerIp: '203.0.113.7' };
  const start = await channels.find(account)?.start(asked);
  if (start?.kind === 'redirect') await fetch(start.url);
  if (start?.kind === 'form') await fetch(start.action, { method: 'POST', body: new URLSearchParams(start.fields) });
  expect(await bank.press(account, number, 'pay')).toBe(true);
  const charge = await channels.find(account)?.query(asked);
  return charge?.status === 'paid' ? charge.reference : '';
}

const suspend = (p: Paid) => t.inTx((tx) => refundApplication(tx, { ...p, suspensionId }, t.clock.now()));
const refundOf = async (p: Paid) => (await t.inTx((tx) => listRefunds(tx, p.accountId, p.applicationId)))[0];
const listed = async (query = '', who = liu ?? '') => (await t.api.get(`/api/staff/refunds?${query}`, { as: await t.signInStaff(who) })).json<RefundList>();
const act = async (p: Paid, what: 'retry' | 'desk' | 'pay-out', body: Record<string, unknown>, who = liu ?? '') => {
  const r = await refundOf(p);
  return t.api.post(`/api/staff/refunds/${p.accountId}/${r?.id ?? ''}/${what}`, { version: r?.version ?? 0, ...body }, { as: await t.signInStaff(who) });
};
/** What waits is taken up, so many minutes after the start. */
const keepAfter = async (minutes: number) => {
  t.clock.set(START + minutes * 60_000);
  await t.inTx((tx) => enqueue(tx, keepRefunds, {}));
  await t.runJobs();
};

describe.each(ACCOUNTS)('a refund of a suspended exam, paid at %s', (account) => {
  test('goes back whole and once to where it was paid from, and the candidate is told once', async () => {
    const zhang = await paid(account);
    await behave({ refundsWait: true });
    await Promise.all([suspend(zhang), suspend(zhang), suspend(zhang)]);
    await t.runJobs();
    expect(await refundOf(zhang)).toMatchObject({ state: 'requested', amountInFen: 24_400, way: 'channel' });
    await flush();
    const [made, ...more] = await bankRefunds(zhang.orderNumber);
    // 支付宝 knows a refund by the charge it gives back
    expect(await refundOf(zhang)).toMatchObject({ state: 'done', reference: account === 'alipay' ? made?.charge : made?.reference });
    expect(told).toMatchObject([{ amountInFen: 24_400 }]);
    expect([made?.amountInFen, more]).toEqual([24_400, []]);
    const mine = (await t.api.get(`/api/orders/${zhang.orderNumber}`, { as: await t.signInCandidate(zhang.accountId) })).json<OrderView>();
    expect(mine.refunds).toMatchObject([{ reason: 'suspended', amountInFen: 24_400, refund: { done: true, stateText: '已退款' } }]);
  });

  test('a worker killed between request and answer, and another before the word is written down, refund once', async () => {
    const ouyang = await paid(account);
    await behave({ refundsWait: true });
    await suspend(ouyang);
    const refund = await refundOf(ouyang);
    const [handler] = refundHandlers({ applications, channels });
    // asked, and gone: nothing of the answer is kept
    await handler?.prepare?.({ kit: t.kit, now: START, read: (work) => t.inTx(work), near: (work) => t.inTx(work) }, { accountId: ouyang.accountId, refundId: refund?.id });
    expect(await refundOf(ouyang)).toMatchObject({ state: 'due' });
    expect(await bankRefunds(ouyang.orderNumber)).toHaveLength(1);
    await t.runJobs();
    crashes = 1;
    await behave({ lose: true });
    await keepAfter(5);
    expect([crashes, (await refundOf(ouyang))?.state, told.length]).toEqual([0, 'requested', 0]);
    await keepAfter(9);
    expect(await refundOf(ouyang)).toMatchObject({ state: 'done' });
    expect([told.length, (await bankRefunds(ouyang.orderNumber)).length]).toEqual([1, 1]);
  });

  test('a notice and a retry at the same moment settle it once', async () => {
    const wang = await paid(account);
    await behave({ repeat: 3, refundsWait: true });
    await suspend(wang);
    await t.runJobs();
    const refund = await refundOf(wang);
    expect(refund).toMatchObject({ state: 'requested' });
    await behave({});
    await t.inTx((tx) => enqueue(tx, continueRefund, { accountId: wang.accountId, refundId: refund?.id ?? '' }));
    await Promise.all([flush(), t.runJobs()]);
    expect(await refundOf(wang)).toMatchObject({ state: 'done' });
    expect(told).toHaveLength(1);
    expect((await t.asOwner(`select 1 from refund_event where refund_id = $1 and act = 'settle'`, [refund?.id])).rows).toHaveLength(1);
  });

  test('answers lost and a channel that is down are asked again with growing pauses; the money goes back once', async () => {
    const guli = await paid(account);
    await behave({ refundAnswersLost: true, lose: true });
    await suspend(guli);
    await t.runJobs();
    const first = await refundOf(guli);
    expect(first).toMatchObject({ state: 'due', tries: 1 });
    expect(first?.nextAt).toBeGreaterThanOrEqual(START + 60_000);
    expect(first?.nextAt).toBeLessThan(START + 70_000);
    await behave({ down: true });
    await keepAfter(2);
    expect(await refundOf(guli)).toMatchObject({ state: 'due', tries: 2 });
    await behave({});
    for (const minutes of [5, 8]) await keepAfter(minutes);
    expect(await refundOf(guli)).toMatchObject({ state: 'done' });
    expect([told.length, (await bankRefunds(guli.orderNumber)).length]).toEqual([1, 1]);
  });
});

/** A notice as a channel would write it: of which refund and payment, how much, for which merchant, signed with whose key. */
function notice(number: string, p: Paid, change: Partial<Refund> = {}, how: { forged?: boolean; stranger?: boolean } = {}): Letter {
  const merchant = DEMO_MERCHANTS.find((one) => one.account === p.account);
  if (!merchant) throw new Error(`no account ${p.account}`);
  const by: How = { sentAt: t.clock.now(), forged: how.forged ?? false, merchant: how.stranger ? { ...merchant, merchant: '777299999999999', appId: '2021999999999999' } : merchant };
  const refund: Refund = { account: p.account, refundNumber: number, number: `${p.orderNumber}01`, charge: 'MRX', askedInFen: 24_400, amountInFen: 24_400, requestedAt: START, noticeUrl: '', status: 'done', reference: 'MRX', at: START, reason: '', ...change };
  const desk = { keys: bank.keys, mood: { behaviour: NORMAL }, book: openBook(journalInMemory()), merchants: DEMO_MERCHANTS };
  return { alipay: alipayWriter, wechat: wechatWriter, unionpay: unionpayWriter }[merchant.kind](desk).refund(refund, by);
}

describe.each(ACCOUNTS)('forged and foreign notices at %s', (account) => {
  test('with a false signature, for another merchant, another order or another amount they settle nothing; a replay is taken once', async () => {
    const [zhang, other] = [await paid(account), await paid(account)];
    await behave({ refundsWait: true, lose: true });
    await suspend(zhang);
    await t.runJobs();
    const refund = await refundOf(zhang);
    if (!refund) throw new Error('no refund');
    const say = (letter: Letter) => sendTo(`/api/payments/notices/${account}`, letter);
    const { number } = refund;
    // 银联 names no order in the notice of a refund
    const ofAnother = account === 'unionpay' ? [] : [notice(number, other)];
    const no = channels.find(account)?.replyToNotice(false);
    for (const forged of [notice(number, zhang, {}, { forged: true }), notice(number, zhang, {}, { stranger: true }), ...ofAnother, notice(`R${newOrderNumber(START)}`, zhang)]) expect(await say(forged)).toEqual({ status: no?.status, body: no?.body });
    expect((await t.asOwner('select fault from refused_notice where account = $1 order by id', [account])).rows.map((r) => r['fault'])).toEqual(['bad_signature', 'other_merchant', ...ofAnother.map(() => 'unknown_number'), 'unknown_number']);
    expect(await refundOf(zhang)).toMatchObject({ state: 'requested' });
    const genuine = notice(number, zhang);
    const yes = channels.find(account)?.replyToNotice(true);
    expect(await Promise.all([say(genuine), say(genuine), say(genuine)])).toEqual([1, 2, 3].map(() => ({ status: yes?.status, body: yes?.body })));
    expect(await refundOf(zhang)).toMatchObject({ state: 'done', reference: 'MRX' });
    expect(told).toHaveLength(1);
    await suspend(other);
    await t.runJobs();
    const otherRefund = await refundOf(other);
    await say(notice(otherRefund?.number ?? '', other, { amountInFen: 1 }));
    expect(await refundOf(other)).toMatchObject({ state: 'failed', failure: 'amount_differs' });
  });
});

describe('what the rules of the table and of provinces keep out', () => {
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
    expect(seen.failures.find((f) => f.failure === 'REFUND_ABNORMAL')).toMatchObject({ text: '付款账户已注销或冻结，渠道退款异常' });
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

  test('too little given back by the channel is booked as what it is, is not asked for again, and the desk pays the rest', async () => {
    const guli = await paid('wechat');
    await behave({ refundsWait: true, refundOffInFen: -300 });
    await suspend(guli);
    await t.runJobs();
    await behave({ refundOffInFen: -300, repeat: 2 });
    await flush();
    for (const minutes of [2, 5]) await keepAfter(minutes);
    const short = await refundOf(guli);
    expect(short).toMatchObject({ state: 'failed', failure: 'amount_differs', returnedInFen: 24_100 });
    expect((await listed('state=failed')).lines.find((l) => l.id === short?.id)).toMatchObject({ returnedInFen: 24_100, leftForDeskInFen: 300 });
    expect(codes(await act(guli, 'retry', { reason: '再退一次' }))).toEqual([409, 'refund.returned_in_part']);
    expect((await act(guli, 'desk', { reason: '渠道少退三元，余额现场退付' })).status).toBe(200);
    expect((await act(guli, 'pay-out', { receiptNumber: 'TF-300' }, chen)).status).toBe(200);
    const moved = (await t.asOwner(`select kind, amount_in_fen::int as fen from ledger_entry where refund_number = $1 order by kind`, [short?.number])).rows;
    expect(moved).toEqual([{ kind: 'cash_paid_out', fen: 300 }, { kind: 'refund_done', fen: 24_100 }, { kind: 'refund_due', fen: 24_400 }]);
    await expect(t.asOwner('update refund set returned_in_fen = 24400 where id = $1', [short?.id])).rejects.toThrow('refund_returned_check');
    expect(told).toHaveLength(1);
  });

  test('charges that could pay nothing go back the same way (T32), also those from before, and the candidate is told once why', async () => {
    const zhang = await paid();
    await t.inTx((tx) => insertRefundCase(tx, { accountId: zhang.accountId, id: zhang.orderId, applicationId: zhang.applicationId }, { attemptId: zhang.attemptId ?? AttemptId.parse(''), reason: 'paid_twice', amountInFen: 24_400, channelReference: 'MB-TWICE', chargedAt: START, at: START }));
    for (const minutes of [0, 1]) await keepAfter(minutes);
    const refunds = await t.inTx((tx) => listRefunds(tx, zhang.accountId, zhang.applicationId));
    expect(refunds).toMatchObject([{ reason: 'paid_twice', state: 'failed', failure: 'RESOURCE_NOT_EXISTS', channelReference: 'MB-TWICE' }]);
    expect(opened).toMatchObject([{ refundNumber: refunds[0]?.number, amountInFen: 24_400, reason: 'paid_twice' }]);
    await suspend(zhang);
    expect(await t.inTx((tx) => listRefunds(tx, zhang.accountId, zhang.applicationId))).toHaveLength(2);
    expect(opened).toHaveLength(1);
  });

  test.each([['alipay', 'ACQ.BUYER_NOT_EXIST', '付款账户不存在或已注销'], ['unionpay', 'unionpay 61', '付款卡号无效']] as const)('a refusal of %s is told in words, too', async (account, failure, text) => {
    const wang = await paid(account);
    await behave({ refundsFail: true, lose: true });
    await suspend(wang);
    await t.runJobs();
    await keepAfter(2);
    expect(await refundOf(wang)).toMatchObject({ state: 'failed', failure });
    expect((await listed('state=failed')).failures.find((f) => f.failure === failure)).toMatchObject({ text });
  });

  test('what was paid in the time of the single channel stays readable, and goes back at the desk', async () => {
    const orderNumber = newOrderNumber(START);
    const former = { ...await paidOrder(t, await applied(orderNumber), { orderNumber, at: START, account: 'gateway', reference: 'MB-FORMER' }), account: 'gateway' };
    await suspend(former);
    await t.runJobs();
    expect(await refundOf(former)).toMatchObject({ state: 'failed', failure: 'account_gone' });
    const seen = (await t.api.get(`/api/orders/${former.orderNumber}`, { as: await t.signInCandidate(former.accountId) })).json<OrderView>();
    expect(seen.attempts).toMatchObject([{ channelText: '网上支付', state: 'paid' }]);
    expect((await act(former, 'desk', { reason: '原收款账户已停用' })).status).toBe(200);
    expect((await act(former, 'pay-out', { receiptNumber: 'TF-20' }, chen)).status).toBe(200);
  });
});
