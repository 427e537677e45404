import { setTimeout as pause } from 'node:timers/promises';
import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';
import type { Plant, Refund, Trade } from '#server/standins/bank/book.ts';
import type { Tallied } from '#server/standins/bank/tally.ts';

const PATIENCE = 300_000;

/** The bank's control address, asked again while it is being killed and started; what it was told last it is told again by `restore`. */
export type BankDesk = ReturnType<typeof bankDesk>;

/** Opens it. */
export function bankDesk(url: string) {
  let mood: Partial<BankBehaviour> = {};

  async function once(method: 'GET' | 'POST' | 'PUT', what: string, body?: unknown) {
    return fetch(`${url}/control${what}`, { method, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  }
  async function ask(...[method, what, body]: Parameters<typeof once>): Promise<Response> {
    for (const until = Date.now() + PATIENCE; ;) {
      const reply = await once(method, what, body).catch((error: unknown) => { if (Date.now() > until) throw error; });
      if (reply && reply.status < 500) return reply;
      await pause(100);
    }
  }
  return {
    async behave(change: Partial<BankBehaviour>) {
      mood = change;
      await ask('PUT', '', change);
    },
    restore: async (now: number) => {
      await once('PUT', '', mood);
      await once('PUT', '/clock', { now });
    },
    clock: async (now: number) => { await ask('PUT', '/clock', { now }); },
    flush: async () => { await ask('POST', '/flush'); },
    waiting: async () => (await (await ask('GET', '')).json() as { waiting: number }).waiting,
    /** What a payer does at the cashier; false when it does not take it. A press that got no answer may have counted: it is not made again. */
    press: async (account: string, number: string, act: 'pay' | 'fail' | 'cancel') => (await once('POST', '/press', { account, number, act }).catch(() => undefined))?.status === 200,
    book: async () => (await ask('GET', '/book')).json() as Promise<{ trades: Trade[]; refunds: Refund[] }>,
    tally: async () => (await ask('GET', '/tally')).json() as Promise<Tallied[]>,
    plants: async (account: string, day: string) => (await (await ask('GET', `/plants?account=${account}&day=${day}`)).json() as { plants: Plant[] }).plants,
  };
}
