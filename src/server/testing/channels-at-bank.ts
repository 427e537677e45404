import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { RefundNumber } from '#contracts/payments.ts';
import { paymentChannels, type PaymentChannel } from '#server/modules/payments/index.ts';
import { standInAccounts } from '#server/stand-in-accounts.ts';
import { bankKeys, type BankKeys } from '#server/standins/bank/bank-keys.ts';
import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';
import { DEMO_MERCHANTS, type Merchant } from '#server/standins/bank/merchants.ts';
import { startPaymentBank, type RunningPaymentBank } from '#server/standins/bank/start-payment-bank.ts';

/** The moment at which every case begins. */
export const NOW = Date.parse('2026-07-08T10:00:00+08:00');
export const SITE = 'https://bm.example.gov.cn';

/** Every kind, in each of the ways its keys can be: one account more of each kind than a demonstration has. */
export const MERCHANTS: readonly Merchant[] = [
  ...DEMO_MERCHANTS,
  { account: 'alipay-37', kind: 'alipay', merchant: '2088000000000037', appId: '2021000000000037', mode: 'certificate' },
  { account: 'wechat-37', kind: 'wechat', merchant: '1900000037', appId: 'wx0000000000000037', mode: 'key' },
];

/** The adapters of all accounts and the stand-in bank on a port of its own, for the cases of one file: called at its top, it opens and closes with it, and every case begins in good order at `NOW`. */
export function channelsAtBank() {
  const at = { now: NOW };
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
      keys, merchants: MERCHANTS, now: () => at.now, sendsByItself: false, setClock: (moment) => { at.now = moment; },
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
    at.now = NOW;
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
  const freshChannel = (account: string, which: { own?: readonly (1 | 2)[]; theirs?: readonly (1 | 2)[]; url?: string } = {}): PaymentChannel => {
    const channel = paymentChannels(standInAccounts(MERCHANTS, keys, which.url ?? bank.url, which), { now: () => at.now }).find(account);
    if (!channel) throw new Error('no such account');
    return channel;
  };
  const request = (channel: PaymentChannel, change: Partial<Parameters<PaymentChannel['start']>[0]> = {}) => ({
    number: nextNumber(), startedAt: at.now, amountInFen: 24_400, title: '2026年度 一级建造师 考试费, “含税”', expiresAt: at.now + 1_800_000, returnUrl: `${SITE}/my/orders/1/return`, noticeUrl: `${SITE}/api/payments/notices/${channel.account}`,
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
  const readAll = async (channel: PaymentChannel) => (await letters()).map((letter) => channel.readNotice({ headers: letter.headers, body: Buffer.from(letter.body) }, at.now));
  const refundOf = ({ asked, charge }: Awaited<ReturnType<typeof paid>>, change: { refundNumber?: RefundNumber } = {}) => ({
    refundNumber: nextRefund(), requestedAt: at.now, attempt: asked, reference: charge.reference, amountInFen: charge.amountInFen, chargedInFen: charge.amountInFen, noticeUrl: asked.noticeUrl, ...change,
  });
  const linesOf = async (channel: PaymentChannel, day: string) => {
    const bill = await channel.downloadBill(day);
    if (bill === 'not_ready') throw new Error('not ready');
    const lines = [];
    for await (const line of channel.readBill(bill.content)) lines.push(line);
    return lines;
  };
  return { at, control, behave, nextNumber, channelOf, freshChannel, request, goToCashier, press, opened, paid, letters, readAll, refundOf, linesOf };
}
