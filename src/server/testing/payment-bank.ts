import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { bankKeys } from '#server/standins/bank/bank-keys.ts';
import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';
import type { Refund, Trade } from '#server/standins/bank/book.ts';
import { DEMO_MERCHANTS, type Merchant } from '#server/standins/bank/merchants.ts';
import type { Deliver } from '#server/standins/bank/post-office.ts';
import { startPaymentBank } from '#server/standins/bank/start-payment-bank.ts';
import { writeAccountsFile } from '#server/standins/bank/write-accounts-file.ts';
import type { TestApp } from './app.ts';

/** Brings what the bank sends to the program under test, whatever address it was sent to. */
export const deliverTo = (program: () => TestApp): Deliver => async (url, { headers, body }) => {
  const reply = await program().app.http.inject({ method: 'POST', url: new URL(url).pathname, headers, payload: body });
  return { status: reply.statusCode, body: reply.body };
};

/** The stand-in bank on a port of its own, for tests that ask it over HTTP: `env` goes to `testApp`, and nothing is sent but by `flush`. */
export async function testBank({ now, merchants = DEMO_MERCHANTS, deliver }: { now: () => number; merchants?: readonly Merchant[]; deliver: Deliver }) {
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-test-bank-'));
  const keys = bankKeys(join(tmpdir(), `jinbang-test-bank-${String(userInfo().uid)}`));
  const bank = await startPaymentBank({ keys, merchants, now, deliver, sendsByItself: false });
  const control = async (method: 'GET' | 'POST' | 'PUT', what: string, body?: unknown) => fetch(`${bank.url}/control${what}`, { method, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  return {
    url: bank.url,
    keys,
    env: { PAYMENT_CHANNELS: writeAccountsFile(folder, merchants, keys, bank.url) },
    behave: async (change: Partial<BankBehaviour>) => { await control('PUT', '', change); },
    /** Sends what waits; how many went out. */
    flush: async () => (await (await control('POST', '/flush')).json() as { sent: number }).sent,
    /** What a payer does at the cashier of an attempt; false when it does not take it. */
    press: async (account: string, number: string, act: 'pay' | 'fail' | 'cancel') => (await control('POST', '/press', { account, number, act })).status === 200,
    /** A charge the bank knows of without a payer having come to the cashier; its reference. */
    charged: async (account: string, number: string, amountInFen: number) => {
      const reference = `${new Date(now()).toISOString().slice(0, 10).replaceAll('-', '')}${number.slice(-18)}`;
      await control('POST', '/remember', { account, number, amountInFen, reference, at: now() });
      return reference;
    },
    book: async () => (await control('GET', '/book')).json() as Promise<{ trades: Trade[]; refunds: Refund[] }>,
    async close() {
      await bank.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
