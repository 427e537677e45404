import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RefundNumber } from '#contracts/payments.ts';
import { paymentChannels, type PaymentChannel } from './modules/payments/index.ts';
import { standInAccounts } from './stand-in-accounts.ts';
import { bankKeys, type BankKeys } from './standins/bank/bank-keys.ts';
import type { BankBehaviour } from './standins/bank/behaviour.ts';
import { DEMO_MERCHANTS, type Merchant } from './standins/bank/merchants.ts';
import { startPaymentBank, type RunningPaymentBank } from './standins/bank/start-payment-bank.ts';

const NOW = Date.parse('2026-07-08T10:00:00+08:00');
const DAY = 86_400_000;
const SITE = 'https://bm.example.gov.cn';

/** Every kind, in each of the ways its keys can be: one account more of each kind than a demonstration has. */
const MERCHANTS: readonly Merchant[] = [
  ...DEMO_MERCHANTS,
  { account: 'alipay-37', kind: 'alipay', merchant: '2088000000000037', appId: '2021000000000037', mode: 'certificate' },
  { account: 'wechat-37', kind: 'wechat', merchant: '1900000037', appId: 'wx0000000000000037', mode: 'key' },
];

let now = NOW;
let folder = '';
let keys: BankKeys;
let bank: RunningPaymentBank;
let sent: { url: string; headers: Record<string, string>; body: string }[] = [];
let count = 0;
const kept = new Map<string, PaymentChannel>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinbang-bank-'));
  keys = bankKeys(folder);
  bank = await startPaymentBank({
    keys, merchants: MERCHANTS, now: () => now, sendsByItself: false, setClock: (at) => { now = at; },
    deliver: (url, letter) => {
      sent.push({ url, ...letter });
      return Promise.resolve({ status: 200, body: 'success' });
    },
  });
});
afterAll(async () => {
  await bank.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  now = NOW;
  await behave({});
  await control('POST', 'flush');
  sent = [];
});

const control = async (method: 'GET' | 'POST' | 'PUT', what: string, body?: unknown) => {
  const reply = await fetch(`${bank.url}/control${what === '' ? '' : `/${what}`}`, { method, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  return { status: reply.status, said: JSON.parse(await reply.text()) as Record<string, unknown> };
};
const behave = (change: Partial<BankBehaviour>) => control('PUT', '', change);
const nextNumber = () => `20260708${String((count += 1)).padStart(15, '0')}`;
const nextRefund = () => RefundNumber.parse(`R20260708${String((count += 1)).padStart(13, '0')}`);

const channelOf = (account: string): PaymentChannel => {
  const channel = kept.get(account) ?? freshChannel(account);
  kept.set(account, channel);
  return channel;
};
const freshChannel = (account: string, which: { own?: readonly (1 | 2)[]; theirs?: readonly (1 | 2)[] } = {}): PaymentChannel => {
  const channel = paymentChannels(standInAccounts(MERCHANTS, keys, bank.url, which), { now: () => now }).find(account);
  if (!channel) throw new Error('no such account');
  return channel;
};
const request = (channel: PaymentChannel, change: Partial<Parameters<PaymentChannel['start']>[0]> = {}) => ({
  number: nextNumber(), startedAt: now, amountInFen: 24_400, title: '2026年度 一级建造师 考试费, “含税”', expiresAt: now + 1_800_000, returnUrl: `${SITE}/my/orders/1/return`, noticeUrl: `${SITE}/api/payments/notices/${channel.account}`,
  device: 'desktop' as const, payerIp: '203.0.113.7', ...change,
});
/** Goes where the payer is sent, as a browser does, until the cashier. */
const goToCashier = async (channel: PaymentChannel, asked: ReturnType<typeof request>): Promise<{ status: number; page: string; cashier: string }> => {
  const start = await channel.start(asked);
  const reply = start.kind === 'redirect' ? await fetch(start.url)
    : start.kind === 'form' ? await fetch(start.action, { method: 'POST', body: new URLSearchParams(start.fields) })
    : await fetch(`${bank.url}/scan?code=${encodeURIComponent(start.kind === 'code' ? start.text : (start.parameters['package'] ?? '').replace('prepay_id=', ''))}`);
  return { status: reply.status, page: await reply.text(), cashier: reply.url };
};
const press = (channel: PaymentChannel, number: string, act: 'pay' | 'fail' | 'cancel') => control('POST', 'press', { account: channel.account, number, act });
const opened = async (channel: PaymentChannel, change: Partial<Parameters<PaymentChannel['start']>[0]> = {}) => {
  const asked = request(channel, change);
  expect((await goToCashier(channel, asked)).status).toBe(200);
  return asked;
};
const paid = async (channel: PaymentChannel) => {
  const asked = await opened(channel);
  expect((await press(channel, asked.number, 'pay')).status).toBe(200);
  const charge = await channel.query(asked);
  if (charge.status !== 'paid') throw new Error('not paid');
  return { asked, charge };
};
const letters = async () => {
  await control('POST', 'flush');
  return sent.splice(0);
};
const readAll = async (channel: PaymentChannel, at = now) => (await letters()).map((letter) => channel.readNotice({ headers: letter.headers, body: Buffer.from(letter.body) }, at));
const refundOf = ({ asked, charge }: Awaited<ReturnType<typeof paid>>, change: { refundNumber?: RefundNumber } = {}) => ({
  refundNumber: nextRefund(), requestedAt: now, attempt: asked, reference: charge.reference, amountInFen: charge.amountInFen, chargedInFen: charge.amountInFen, noticeUrl: asked.noticeUrl, ...change,
});
const linesOf = async (channel: PaymentChannel, day: string) => {
  const bill = await channel.downloadBill(day);
  if (bill === 'not_ready') throw new Error('not ready');
  const lines = [];
  for await (const line of channel.readBill(bill.content)) lines.push(line);
  return lines;
};

describe.each(MERCHANTS.map(({ account, kind }) => ({ account, kind })))('the account $account', ({ account, kind }) => {
  const channel = () => channelOf(account);

  test('an attempt nobody saw is unpaid', async () => {
    expect(await channel().query({ number: nextNumber(), startedAt: now })).toEqual({ status: 'unpaid' });
  });

  test('the cashier shows what was asked for, takes the money once and tells it in a notice that can be believed', async () => {
    const asked = request(channel());
    const { page, cashier } = await goToCashier(channel(), asked);
    expect(page).toContain('¥ 244.00');
    expect(page).toContain(asked.number);
    expect(await channel().query(asked)).toEqual({ status: 'unpaid' });
    const back = await fetch(`${cashier.split('?')[0] ?? ''}/pay`, { method: 'POST', redirect: 'manual' });
    expect([200, 303]).toContain(back.status);
    const charge = { status: 'paid', amountInFen: 24_400, reference: expect.stringMatching(/^20260708\d{13}$/) as string, paidAt: NOW };
    expect(await channel().query(asked)).toEqual(charge);
    expect(await readAll(channel())).toEqual([{ ok: true, notice: { id: expect.any(String) as string, about: 'payment', number: asked.number, charge } }]);
    expect((await press(channel(), asked.number, 'pay')).status).toBe(409);
  });

  test('a notice goes to the address of the account, and both answers to it are understood', async () => {
    const { asked } = await paid(channel());
    expect((await letters()).map(({ url }) => url)).toEqual([asked.noticeUrl]);
    expect(channel().replyToNotice(true)).not.toEqual(channel().replyToNotice(false));
  });

  test('from a phone the payer is brought back to where they came from', async () => {
    const asked = request(channel(), { device: 'phone' });
    const { cashier } = await goToCashier(channel(), asked);
    const [place = '', query = ''] = cashier.split('?');
    const back = await fetch(`${place}/pay?${query}`, { method: 'POST', redirect: 'manual' });
    if (kind === 'unionpay') expect([back.status, await back.text()]).toEqual([200, expect.stringContaining(`action="${asked.returnUrl}"`)]);
    else expect([back.status, back.headers.get('location')]).toEqual([303, expect.stringMatching(new RegExp(`^${asked.returnUrl}(\\?|$)`))]);
  });

  test('a failed or cancelled payment takes nothing and may be tried again', async () => {
    const asked = await opened(channel());
    await press(channel(), asked.number, 'fail');
    await press(channel(), asked.number, 'cancel');
    expect((await channel().query(asked)).status).not.toBe('paid');
    for (const read of await readAll(channel())) expect(read).toMatchObject({ ok: true, notice: { about: 'payment', number: asked.number, charge: { status: expect.stringMatching(/^(unpaid|failed|closed)$/) as string } } });
    await press(channel(), asked.number, 'pay');
    expect(await channel().query(asked)).toMatchObject({ status: 'paid' });
  });

  test('closed, it is no longer paid where the channel can close; a paid one answers paid; one never seen is as it was', async () => {
    const [closed, seen] = [await opened(channel()), await paid(channel())];
    expect(await channel().close(closed)).toEqual({ status: kind === 'unionpay' ? 'unpaid' : 'closed' });
    expect((await press(channel(), closed.number, 'pay')).status).toBe(kind === 'unionpay' ? 200 : 409);
    expect(await channel().close(seen.asked)).toEqual(seen.charge);
    expect((await channel().close({ number: nextNumber(), startedAt: now })).status).toBe('unpaid');
  });

  test('past its time nothing is taken', async () => {
    const asked = await opened(channel());
    now = asked.expiresAt;
    expect((await press(channel(), asked.number, 'pay')).status).toBe(409);
    expect((await channel().query(asked)).status).not.toBe('paid');
  });

  test('a refund is made once under its number, asked after, and told in a notice that is no second charge', async () => {
    const money = await paid(channel());
    await letters();
    const refund = refundOf(money);
    expect(await channel().queryRefund(refund)).toEqual({ status: 'unknown' });
    expect(['processing', 'done']).toContain((await channel().refund(refund)).status);
    expect(['processing', 'done']).toContain((await channel().refund(refund)).status);
    const done = { status: 'done', amountInFen: 24_400, reference: expect.any(String) as string, at: NOW };
    expect(await channel().queryRefund(refund)).toEqual(done);
    const [notice, ...more] = await readAll(channel());
    expect(more).toEqual([]);
    expect(notice).toEqual({ ok: true, notice: { id: expect.any(String) as string, about: 'refund', refundNumber: refund.refundNumber, ...(kind !== 'unionpay' && { number: money.asked.number }), answer: done } });
    expect(await channel().query(money.asked)).toMatchObject({ status: 'paid', reference: money.charge.reference });
  });

  test('asked for at one moment under one number a refund is made once; other money under it changes nothing', async () => {
    const money = await paid(channel());
    await letters();
    const refund = refundOf(money);
    await Promise.all([channel().refund(refund), channel().refund(refund), channel().refund(refund)]);
    expect(await readAll(channel())).toHaveLength(1);
    expect((await channel().refund({ ...refund, amountInFen: 1 })).status).not.toBe('done');
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_400 });
    expect(await letters()).toEqual([]);
  });

  test('more than was paid is not given back', async () => {
    const money = await paid(channel());
    await channel().refund(refundOf(money));
    expect((await channel().refund(refundOf(money))).status).toBe('failed');
  });

  test('a charge the channel does not know is not given back', async () => {
    expect((await channel().refund({ ...refundOf(await paid(channel())), reference: '202607081000000000000' })).status).toBe('failed');
  });

  test('turned down, a refund succeeds under its number once the payer’s account is in order', async () => {
    const refund = refundOf(await paid(channel()));
    await behave({ refundsFail: true });
    await channel().refund(refund);
    await behave({});
    expect(['processing', 'done']).toContain((await channel().refund(refund)).status);
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_400 });
  });

  test('answers about refunds that are falsely signed, about another or none at all are thrown, and the refund is found by its number', async () => {
    const refund = refundOf(await paid(channel()));
    await behave({ down: true });
    await expect(channel().refund(refund)).rejects.toThrow('503');
    await behave({ falseAnswers: true });
    await expect(channel().refund(refund)).rejects.toThrow('not genuine');
    await expect(channel().queryRefund(refund)).rejects.toThrow('not genuine');
    await behave({ wrongAnswers: true });
    await expect(channel().queryRefund(refund)).rejects.toThrow('not genuine');
    await behave({});
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_400 });
  });

  test('a refund that fails says why, one whose answer was lost is found by asking', async () => {
    const money = await paid(channel());
    await behave({ refundsFail: true });
    const failing = refundOf(money);
    const said = await channel().refund(failing);
    const asked = await channel().queryRefund(failing);
    expect([said.status, asked.status]).toContain('failed');
    await behave({ refundAnswersLost: true });
    const lost = refundOf(money);
    await expect(channel().refund(lost)).rejects.toThrow();
    expect(await channel().queryRefund(lost)).toMatchObject({ status: 'done', amountInFen: 24_400 });
  });

  test('a refund under way stays under way until it is made, and one of another amount is told as it is', async () => {
    await behave({ refundsWait: true, refundOffInFen: -100 });
    const money = await paid(channel());
    const refund = refundOf(money);
    await channel().refund(refund);
    expect(await channel().queryRefund(refund)).toEqual({ status: 'processing' });
    await behave({});
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_300 });
  });

  test('forged notices, those for another merchant and those played back are refused with their fault', async () => {
    await behave({ forge: true, stale: true });
    await paid(channel());
    const faults = (await readAll(channel())).map((read) => (read.ok ? 'believed' : read.fault));
    expect(faults).toEqual(['bad_signature', 'other_merchant', 'too_old', 'believed']);
  });

  test('so are those of refunds; repeated ones keep their id, and one out of order says it failed after it was done', async () => {
    const [first, second] = [await paid(channel()), await paid(channel())];
    await letters();
    await behave({ forge: true });
    await channel().refund(refundOf(first));
    expect((await readAll(channel())).map((read) => (read.ok ? 'believed' : read.fault))).toEqual(['bad_signature', 'other_merchant', 'believed']);
    await behave({ repeat: 2, reorder: true });
    await channel().refund(refundOf(second));
    const read = (await readAll(channel())).flatMap((one) => (one.ok && one.notice.about === 'refund' ? [one.notice] : []));
    // 支付宝 writes of refunds that were made and of no others
    expect(read.map(({ answer }) => answer.status)).toEqual(['done', 'done', 'done', ...(kind === 'alipay' ? [] : ['failed'])]);
    expect(new Set(read.filter(({ answer }) => answer.status === 'done').map(({ id }) => id)).size).toBe(1);
  });

  test('lost notices never come, late ones do, and one out of order says it failed after it was paid', async () => {
    await behave({ lose: true });
    await paid(channel());
    expect(await readAll(channel())).toEqual([]);
    await behave({ delayMs: 60_000 });
    await paid(channel());
    expect(await readAll(channel())).toHaveLength(1);
    await behave({ reorder: true });
    await paid(channel());
    expect((await readAll(channel())).map((read) => read.ok && read.notice.about === 'payment' && read.notice.charge.status)).toEqual(['paid', expect.stringMatching(/^(unpaid|failed|closed)$/)]);
  });

  test('a notice of one account is not believed by another', async () => {
    await paid(channel());
    const [letter] = await letters();
    for (const other of MERCHANTS.filter((merchant) => merchant.account !== account)) {
      expect(channelOf(other.account).readNotice({ headers: letter?.headers ?? {}, body: Buffer.from(letter?.body ?? '') }, now).ok).toBe(false);
    }
  });

  test('one letter changed anywhere in a notice, and it is not believed, or says the very same', async () => {
    await paid(channel());
    const [letter] = await letters();
    const body = letter?.body ?? '';
    const read = (text: string) => channel().readNotice({ headers: letter?.headers ?? {}, body: Buffer.from(text) }, now);
    const genuine = read(body);
    expect(genuine.ok).toBe(true);
    for (let at = 0; at < body.length; at += 37) {
      const changed = `${body.slice(0, at)}${body[at] === 'x' ? 'y' : 'x'}${body.slice(at + 1)}`;
      // the last sign of a base64 text has bits that mean nothing
      const result = read(changed);
      if (result.ok) expect(result).toEqual(genuine);
    }
    for (const nothing of ['', '{}', 'sign=', 'a'.repeat(5000)]) expect(channel().readNotice({ headers: {}, body: Buffer.from(nothing) }, now).ok).toBe(false);
  });

  test('the same notice keeps its id when it is said again; contradicting ones are told apart', async () => {
    await behave({ repeat: 2, contradict: true });
    const { asked } = await paid(channel());
    const read = (await readAll(channel())).flatMap((one) => (one.ok && one.notice.about === 'payment' ? [one.notice] : []));
    expect(read.map(({ charge }) => charge.status)).toEqual([expect.stringMatching(/^(unpaid|failed|closed)$/), 'paid', 'paid', 'paid', expect.stringMatching(/^(unpaid|failed|closed)$/)]);
    expect(new Set(read.filter(({ charge }) => charge.status === 'paid').map(({ id }) => id)).size).toBe(1);
    expect(new Set(read.map(({ number }) => number))).toEqual(new Set([asked.number]));
  });

  test('answers falsely signed, about another number, late or none at all are thrown', async () => {
    const { asked, charge } = await paid(channel());
    await behave({ falseAnswers: true });
    await expect(channel().query(asked)).rejects.toThrow('not genuine');
    await expect(channel().close(asked)).rejects.toThrow('not genuine');
    await behave({ wrongAnswers: true });
    await expect(channel().query(asked)).rejects.toThrow('not genuine');
    await behave({ down: true });
    await expect(channel().query(asked)).rejects.toThrow('503');
    await expect(channel().downloadBill('2026-07-07')).rejects.toThrow('503');
    await behave({});
    expect(await channel().query(asked)).toEqual(charge);
  });

  test('a channel that cannot be reached throws', async () => {
    const nowhere = paymentChannels(standInAccounts(MERCHANTS, keys, 'http://127.0.0.1:9'), { now: () => now }).find(account);
    await expect(nowhere?.query({ number: nextNumber(), startedAt: now })).rejects.toThrow();
  });

  test('money taken twice, of another amount or after the end is told as it is', async () => {
    await behave({ chargeTwice: true, amountOffInFen: 300 });
    const twice = await opened(channel());
    await press(channel(), twice.number, 'pay');
    const told = (await readAll(channel())).flatMap((one) => (one.ok && one.notice.about === 'payment' && one.notice.charge.status === 'paid' ? [one.notice.charge] : []));
    expect(told.map(({ amountInFen }) => amountInFen)).toEqual([24_700, 24_700]);
    expect(new Set(told.map(({ reference }) => reference)).size).toBe(2);
    await behave({ ignoreEnd: true });
    const late = await opened(channel());
    now = late.expiresAt + 60_000;
    await press(channel(), late.number, 'pay');
    expect(await channel().query(late)).toMatchObject({ status: 'paid', paidAt: now });
  });

  test('our newer key signs while the older still counts, and the channel’s newer one is known', async () => {
    const both = freshChannel(account, { own: [1, 2], theirs: [1, 2] });
    const asked = await opened(both);
    await press(both, asked.number, 'pay');
    expect(await channel().query(asked)).toMatchObject({ status: 'paid' });
    expect(await both.query(asked)).toMatchObject({ status: 'paid' });
    if (account === 'wechat-37') return; // a public key has no second one under its name
    await behave({ secondKey: true });
    expect(await both.query(asked)).toMatchObject({ status: 'paid' });
    await press(both, (await opened(both)).number, 'pay');
    expect((await readAll(both)).at(-1)).toMatchObject({ ok: true });
  });

  test('the bill of a day: not before it is made, then every charge and refund to the fen', async () => {
    const day = '2026-07-08';
    const money = await paid(channel());
    const refund = refundOf(await paid(channel()));
    await channel().refund(refund);
    expect(await channel().downloadBill(day)).toBe('not_ready');
    now = NOW + DAY + 3_600_000;
    const lines = await linesOf(channel(), day);
    expect(lines).toContainEqual({ kind: 'payment', number: money.asked.number, refundNumber: null, reference: money.charge.reference, amountInFen: 24_400, feeInFen: 146, at: NOW });
    const back = await channel().queryRefund(refund);
    expect(lines).toContainEqual({ kind: 'refund', number: refund.attempt.number, refundNumber: refund.refundNumber, reference: back.status === 'done' ? back.reference : '', amountInFen: 24_400, feeInFen: -146, at: NOW });
    const { said } = await control('GET', `plants?account=${account}&day=${day}`);
    expect(said['lines']).toHaveLength(lines.length);
  });

  test('a quiet day has a bill without lines once the next day is over, and none before', async () => {
    now = NOW + DAY;
    expect(await channel().downloadBill('2026-07-01')).not.toBe('not_ready');
    expect(await linesOf(channel(), '2026-07-01')).toEqual([]);
    expect(await channel().downloadBill('2026-07-09')).toBe('not_ready');
  });

  test('what is put wrong in a bill stays wrong, and a late line comes with the next', async () => {
    const day = '2026-08-01';
    now = Date.parse('2026-08-01T10:00:00+08:00');
    for (let n = 0; n < 8; n += 1) await paid(channel());
    await behave({ bill: ['missing', 'extra', 'amount', 'double', 'late'] });
    now += DAY + 3_600_000;
    const lines = await linesOf(channel(), day);
    const { said } = await control('GET', `plants?account=${account}&day=${day}`);
    expect((said['plants'] as { fault: string }[]).map(({ fault }) => fault).sort()).toEqual(['amount', 'double', 'extra', 'late', 'missing']);
    // eight were paid: one missing, one late, one twice, one nobody paid
    expect(lines).toHaveLength(8);
    expect(lines.filter(({ amountInFen }) => amountInFen === 24_500)).toHaveLength(1);
    await behave({});
    expect(await linesOf(channel(), day)).toEqual(lines);
    now += DAY;
    expect(await linesOf(channel(), '2026-08-02')).toHaveLength(1);
  });
});

describe('how a payer goes on', () => {
  test.each([
    ['alipay', 'desktop', 'redirect'], ['alipay', 'phone', 'redirect'], ['wechat', 'desktop', 'code'], ['wechat', 'phone', 'redirect'], ['wechat', 'wechat', 'code'], ['unionpay', 'desktop', 'form'], ['unionpay', 'phone', 'form'],
  ] as const)('%s on a %s: by %s', async (account, device, kind) => {
    const channel = channelOf(account);
    const asked = request(channel, { device });
    expect((await channel.start(asked)).kind).toBe(kind);
    expect((await goToCashier(channel, asked)).page).toContain('¥ 244.00');
  });

  test.each(['alipay', 'wechat'])('%s shows a title with signs of markup as it is written', async (account) => {
    expect((await goToCashier(channelOf(account), request(channelOf(account), { title: '考试费 <税>' }))).page).toContain('考试费 &lt;税&gt;');
  });

  test('inside 微信 by the bridge, with the payer’s id', async () => {
    const channel = channelOf('wechat');
    const asked = request(channel, { device: 'wechat', openId: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' });
    expect(await channel.start(asked)).toMatchObject({ kind: 'bridge', parameters: { signType: 'RSA', package: expect.stringMatching(/^prepay_id=/) as string } });
    expect((await goToCashier(channel, asked)).page).toContain('¥ 244.00');
  });

  test('a payer inside 微信 is named by a code that counts once', async () => {
    const { identify } = channelOf('wechat');
    const back = await fetch(identify?.address(`${SITE}/my/orders/1/identified`, '20260708000000000000001') ?? '', { redirect: 'manual' });
    const { searchParams } = new URL(back.headers.get('location') ?? '');
    expect(searchParams.get('state')).toBe('20260708000000000000001');
    const code = searchParams.get('code') ?? '';
    expect(await identify?.openIdOf(code)).toBe('oUpF8uMuAJO_M2pxb1Q9zNjWeS6o');
    await expect(identify?.openIdOf(code)).rejects.toThrow('40029');
    expect(channelOf('alipay').identify).toBeUndefined();
  });

  test('an address or a form that was tampered with opens no cashier', async () => {
    const alipay = await channelOf('alipay').start(request(channelOf('alipay')));
    if (alipay.kind !== 'redirect') throw new Error('not a redirect');
    const url = new URL(alipay.url);
    url.searchParams.set('biz_content', (url.searchParams.get('biz_content') ?? '').replace('244.00', '0.01'));
    expect((await fetch(url)).status).toBe(400);
    const union = await channelOf('unionpay').start(request(channelOf('unionpay')));
    if (union.kind !== 'form') throw new Error('not a form');
    expect((await fetch(union.action, { method: 'POST', body: new URLSearchParams({ ...union.fields, txnAmt: '1' }) })).status).toBe(400);
  });
});
