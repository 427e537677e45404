import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GatewayNotice, OrderNumber, RefundNumber } from '#contracts/payments.ts';
import { RefundNotice } from '#contracts/refunds.ts';
import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';
import { startBank, type RunningBank } from '#server/standins/bank/start-bank.ts';
import { orderNumber } from '../domain/order-number.ts';
import type { PaymentGateway, PaymentRequest, RefundRequest } from './gateway.ts';
import { httpGateway } from './http-gateway.ts';

const KEY = 'a key both sides know';
const NOW = Date.parse('2026-07-08T10:00:00+08:00');
let now = NOW;
let bank: RunningBank;
let gateway: PaymentGateway;
let sent: unknown[] = [];
let count = 0;

beforeAll(async () => {
  bank = await startBank({ key: KEY, merchant: 'jinbang', now: () => now, sendsByItself: false, deliver: (_url, notice) => { sent.push(notice); return Promise.resolve(true); } });
  gateway = httpGateway({ url: bank.url, key: KEY, merchant: 'jinbang', now: () => now });
});
afterAll(() => bank.close());
beforeEach(async () => {
  now = NOW;
  await behave({});
  await flush();
  sent = [];
});

const behave = async (change: Partial<BankBehaviour>) => {
  const reply = await fetch(`${bank.url}/control`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(change) });
  expect(reply.status).toBe(200);
};
const flush = () => fetch(`${bank.url}/control/flush`, { method: 'POST' });
const request = (): PaymentRequest => ({
  orderNumber: orderNumber('2026-07-08', String((count += 1))), amountInFen: 24_400, title: '2026年度一级建造师 考试费 & <税>', expiresAt: NOW + 1_800_000,
  returnUrl: 'http://127.0.0.1:8080/my/orders/1/return', noticeUrl: 'http://127.0.0.1:8080/api/payments/notices',
});
const press = (order: PaymentRequest, act: 'pay' | 'fail' | 'cancel') => fetch(`${bank.url}/cashier/${order.orderNumber}/${act}`, { method: 'POST', redirect: 'manual' });
const notices = async () => {
  await flush();
  return sent.map((notice) => gateway.readNotice(GatewayNotice.parse(notice)));
};

describe('the channel as adapter and stand-in speak it', () => {
  test('an order nobody saw is unpaid', async () => {
    expect(await gateway.query(OrderNumber.parse('202607080000000000000'))).toEqual({ status: 'unpaid' });
  });

  test('the cashier shows what was asked for, takes the money, sends the payer back and a notice that can be believed', async () => {
    const order = request();
    const cashier = await fetch(gateway.payUrl(order));
    expect(cashier.status).toBe(200);
    const html = await cashier.text();
    expect(html).toContain('¥ 244.00');
    expect(html).toContain('考试费 &amp; &lt;税&gt;');
    const back = await press(order, 'pay');
    expect([back.status, back.headers.get('location')]).toEqual([303, order.returnUrl]);
    const paid = { status: 'paid', amountInFen: 24_400, reference: expect.stringMatching(/^MB/) as string, paidAt: NOW };
    expect(await gateway.query(order.orderNumber)).toEqual(paid);
    expect(await notices()).toEqual([paid]);
    expect((await press(order, 'pay')).status).toBe(409);
  });

  test('a cashier address that was tampered with is not opened', async () => {
    const address = new URL(gateway.payUrl(request()));
    address.searchParams.set('amountInFen', '1');
    expect((await fetch(address)).status).toBe(400);
  });

  test('failed and cancelled payments take nothing; a failed one may be tried again', async () => {
    const order = request();
    await fetch(gateway.payUrl(order));
    await press(order, 'fail');
    expect(await notices()).toEqual([{ status: 'failed' }]);
    await press(order, 'cancel');
    expect(await gateway.query(order.orderNumber)).toEqual({ status: 'unpaid' });
    await press(order, 'pay');
    expect(await gateway.query(order.orderNumber)).toMatchObject({ status: 'paid' });
  });

  test('a closed order can no longer be paid, closing a paid one answers paid, closing an unseen one holds', async () => {
    const [closed, paid, unseen] = [request(), request(), request()];
    await fetch(gateway.payUrl(closed));
    expect(await gateway.close(closed.orderNumber)).toEqual({ status: 'closed' });
    expect((await press(closed, 'pay')).status).toBe(409);
    await fetch(gateway.payUrl(paid));
    await press(paid, 'pay');
    expect(await gateway.close(paid.orderNumber)).toMatchObject({ status: 'paid' });
    expect(await gateway.close(unseen.orderNumber)).toEqual({ status: 'closed' });
    await fetch(gateway.payUrl(unseen));
    expect((await press(unseen, 'pay')).status).toBe(409);
  });

  test('an order past its time is not taken', async () => {
    const order = request();
    await fetch(gateway.payUrl(order));
    now = NOW + 1_800_000;
    expect((await press(order, 'pay')).status).toBe(409);
  });
});

describe('the bank misbehaving', () => {
  const payWith = async (change: Partial<BankBehaviour>) => {
    await behave(change);
    const order = request();
    await fetch(gateway.payUrl(order));
    await press(order, 'pay');
    return order;
  };

  test('lost notices never come, delayed ones do', async () => {
    await payWith({ lose: true });
    expect(await notices()).toEqual([]);
    await payWith({ delayMs: 60_000 });
    expect(await notices()).toHaveLength(1);
  });

  test('forged notices and those for another merchant are not read', async () => {
    await payWith({ forge: true });
    expect((await notices()).map((charge) => charge?.status)).toEqual([undefined, undefined, 'paid']);
  });

  test('repeated notices carry the same id, reordered ones say failed after paid', async () => {
    await payWith({ repeat: 2 });
    await flush();
    expect(new Set(sent.map((n) => GatewayNotice.parse(n).noticeId)).size).toBe(1);
    expect(sent).toHaveLength(3);
    sent = [];
    await payWith({ reorder: true });
    expect((await notices()).map((charge) => charge?.status)).toEqual(['paid', 'failed']);
  });

  test('a bank that is down or lies makes the question throw instead of answering', async () => {
    const order = await payWith({ down: true });
    await expect(gateway.query(order.orderNumber)).rejects.toThrow('503');
    await behave({ falseAnswers: true });
    await expect(gateway.query(order.orderNumber)).rejects.toThrow('not genuine');
  });

  test('taking twice or another amount is told truly', async () => {
    await payWith({ chargeTwice: true });
    expect(new Set((await notices()).map((charge) => charge?.status === 'paid' && charge.reference)).size).toBe(2);
    sent = [];
    await payWith({ amountOffInFen: -100 });
    expect(await notices()).toMatchObject([{ amountInFen: 24_300 }]);
  });
});

describe('a refund as adapter and stand-in speak it', () => {
  const paid = async (change: Partial<BankBehaviour> = {}): Promise<RefundRequest> => {
    await behave(change);
    const order = request();
    await fetch(gateway.payUrl(order));
    await press(order, 'pay');
    const charge = await gateway.query(order.orderNumber);
    await flush();
    sent = [];
    return { refundNumber: RefundNumber.parse(`R${order.orderNumber}`), orderNumber: order.orderNumber, reference: charge.status === 'paid' ? charge.reference : '', amountInFen: order.amountInFen, noticeUrl: 'http://127.0.0.1:8080/api/payments/refund-notices' };
  };
  const refundNotices = async () => {
    await flush();
    return sent.map((notice) => gateway.readRefundNotice(RefundNotice.parse(notice)));
  };
  const done = (r: RefundRequest) => ({ status: 'done', amountInFen: r.amountInFen, reference: expect.stringMatching(/^MR/) as string, at: NOW });

  test('a refund nobody asked for is unknown; asked for it is under way, then done, and a notice says so', async () => {
    const refund = await paid();
    expect(await gateway.queryRefund(refund.refundNumber)).toEqual({ status: 'unknown' });
    expect(await gateway.refund(refund)).toEqual({ status: 'processing' });
    expect(await gateway.queryRefund(refund.refundNumber)).toEqual(done(refund));
    expect(await refundNotices()).toEqual([done(refund)]);
  });

  test('asked for again under the same number it is made once; the same number for other money is refused', async () => {
    const refund = await paid();
    await Promise.all([gateway.refund(refund), gateway.refund(refund), gateway.refund(refund)]);
    expect(await refundNotices()).toHaveLength(1);
    await expect(gateway.refund({ ...refund, amountInFen: 1 })).rejects.toThrow('409');
  });

  test('more than was paid never goes back, whatever number asks; a charge it does not know neither', async () => {
    const refund = await paid();
    await gateway.refund(refund);
    const other = { ...refund, refundNumber: RefundNumber.parse(`${refund.refundNumber.slice(0, -1)}${refund.refundNumber.endsWith('0') ? '1' : '0'}`) };
    expect(await gateway.refund(other)).toEqual({ status: 'failed', reason: 'more_than_paid' });
    expect(await gateway.refund({ ...(await paid()), reference: 'MB0' })).toEqual({ status: 'failed', reason: 'no_such_payment' });
  });

  test('a closed account turns it down; when it is open again the same number succeeds', async () => {
    const refund = await paid();
    await behave({ refundsFail: true });
    expect(await gateway.refund(refund)).toEqual({ status: 'failed', reason: 'payer_account_closed' });
    await behave({});
    expect(await gateway.refund(refund)).toEqual({ status: 'processing' });
    expect(await gateway.queryRefund(refund.refundNumber)).toEqual(done(refund));
  });

  test('answers that are lost, false, or not given throw; the refund is found by its number', async () => {
    const refund = await paid();
    await behave({ refundAnswersLost: true });
    await expect(gateway.refund(refund)).rejects.toThrow('504');
    await behave({ falseAnswers: true });
    await expect(gateway.queryRefund(refund.refundNumber)).rejects.toThrow('not genuine');
    await behave({ down: true });
    await expect(gateway.refund(refund)).rejects.toThrow('503');
    await behave({});
    expect(await gateway.queryRefund(refund.refundNumber)).toEqual(done(refund));
  });

  test('forged notices and those for another merchant are not read; repeated and reordered ones are', async () => {
    const [forged, repeated] = [await paid(), await paid()];
    await behave({ forge: true });
    await gateway.refund(forged);
    expect((await refundNotices()).map((answer) => answer?.status)).toEqual([undefined, undefined, 'done']);
    sent = [];
    await behave({ repeat: 2, reorder: true });
    await gateway.refund(repeated);
    expect((await refundNotices()).map((answer) => answer?.status)).toEqual(['done', 'done', 'done', 'failed']);
  });

  test('another amount than asked for is told truly, one under way is not called done', async () => {
    const [off, slow] = [await paid(), await paid()];
    await behave({ refundOffInFen: -100 });
    await gateway.refund(off);
    await behave({ refundsWait: true });
    await gateway.refund(slow);
    expect(await gateway.queryRefund(slow.refundNumber)).toEqual({ status: 'processing' });
    await behave({});
    expect(await gateway.queryRefund(off.refundNumber)).toMatchObject({ amountInFen: off.amountInFen - 100 });
  });
});

test('a gateway that cannot be reached throws', async () => {
  const nowhere = httpGateway({ url: 'http://127.0.0.1:9', key: KEY, merchant: 'jinbang', now: () => now });
  await expect(nowhere.query(request().orderNumber)).rejects.toThrow();
});
