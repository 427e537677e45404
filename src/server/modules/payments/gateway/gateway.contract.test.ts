import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GatewayNotice, OrderNumber } from '#contracts/payments.ts';
import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';
import { startBank, type RunningBank } from '#server/standins/bank/start-bank.ts';
import { orderNumber } from '../domain/order-number.ts';
import type { PaymentGateway, PaymentRequest } from './gateway.ts';
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

test('a gateway that cannot be reached throws', async () => {
  const nowhere = httpGateway({ url: 'http://127.0.0.1:9', key: KEY, merchant: 'jinbang', now: () => now });
  await expect(nowhere.query(request().orderNumber)).rejects.toThrow();
});
