import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Acts } from './acts.ts';
import type { BankDesk } from './bank-desk.ts';
import type { Chance } from '../support/chance.ts';
import type { Payer } from './people.ts';
import { codesOf, type Site } from './site.ts';

/** What a payer does. */
export const HABITS = ['pays', 'fails_first', 'cancels', 'walks_away', 'switches', 'pays_both', 'is_late', 'insists', 'gives_up', 'withdraws'] as const;
export type Habit = (typeof HABITS)[number];
/** How often each, where a wave does not say otherwise. */
export type Habits = Partial<Record<Habit, number>>;
const USUAL: Habits = { pays: 52, fails_first: 6, cancels: 5, walks_away: 6, switches: 7, pays_both: 6, is_late: 8, insists: 6, gives_up: 4 };

const ACCOUNTS = ['alipay', 'wechat', 'unionpay'] as const;
const Begun = z.object({ orderNumber: z.string(), attemptNumber: z.string(), start: z.discriminatedUnion('kind', [z.object({ kind: z.literal('redirect'), url: z.string() }), z.object({ kind: z.literal('form'), action: z.string(), fields: z.record(z.string(), z.string()) }), z.object({ kind: z.literal('code') })]) });
type Begun = z.infer<typeof Begun> & { account: string };

export type Street = { site: Site; bank: BankDesk; chance: Chance; acts: Acts; /** What was answered other than yes, counted. */ noes: Map<string, number> };

const DESKTOP = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
const cookieOf = (p: Payer) => ({ cookie: `jinbang-candidate=${p.token}`, 'user-agent': DESKTOP });

function habitOf(chance: Chance, habits: Habits): Habit {
  let left = chance.below(Object.values(habits).reduce((sum, weight) => sum + weight, 0));
  return HABITS.find((habit) => (left -= habits[habit] ?? 0) < 0) ?? 'pays';
}

/** What somebody does when their time is over: at once, or when the order has been closed. */
export type Later = { act: () => Promise<unknown>; onceClosed: boolean };

/** One payer goes to pay as people do; answers what is left to do when the time is over, by those who are late. */
export async function goAndPay({ site, bank, chance: ofAll, acts, noes }: Street, payer: Payer, round: string, habits: Habits = USUAL): Promise<Later | undefined> {
  const chance = ofAll.of(`${String(payer.n)}/${round}`);
  const [first, second] = chance.shuffled(ACCOUNTS);
  const habit = habitOf(chance, habits);
  const begin = async (account: string): Promise<Begun | undefined> => {
    const answer = await site.post(`/api/applications/${payer.applicationId}/orders`, { account }, cookieOf(payer));
    const begun = Begun.safeParse(answer.json);
    if (!begun.success) noes.set(codesOf(answer) || String(answer.status), (noes.get(codesOf(answer) || String(answer.status)) ?? 0) + 1);
    if (!begun.success) return undefined;
    acts.add('attempt', begun.data.attemptNumber);
    await goTo(begun.data);
    return { ...begun.data, account };
  };
  const check = (begun: Begun) => site.post(`/api/orders/${begun.orderNumber}/check`, {}, cookieOf(payer));

  const giveUp = async (): Promise<void> => {
    const { status } = await site.delete(`/api/applications/${payer.applicationId}`, cookieOf(payer));
    if (status === 200) acts.add('given up', payer.applicationId);
  };

  const one = (await begin(first ?? 'alipay')) ?? (await begin(second ?? 'wechat'));
  if (!one) return undefined;
  const press = (begun: Begun, act: 'pay' | 'fail' | 'cancel' = 'pay') => bank.press(begun.account, begun.attemptNumber, act);
  switch (habit) {
    case 'pays': await press(one); break;
    case 'fails_first': await press(one, 'fail'); await press(one); break;
    case 'cancels': await press(one, 'cancel'); break;
    case 'walks_away': break;
    case 'switches': {
      const other = await begin(second ?? 'wechat');
      if (other) await press(other);
      break;
    }
    case 'pays_both': {
      const other = await begin(second ?? 'wechat');
      await Promise.all([press(one), ...(other ? [press(other)] : [])]);
      break;
    }
    case 'is_late': return { onceClosed: false, act: () => press(one) };
    // nothing being paid can be given up: it waits until the order is closed
    case 'withdraws': return { onceClosed: true, act: () => giveUp().then(() => press(one)) };
    case 'insists': await press(one); await Promise.all([check(one), check(one)]); break;
    case 'gives_up': await Promise.all([press(one), giveUp()]); break;
  }
  if (chance.happens(0.15)) await check(one);
  return undefined;
}

/** The browser goes where the program sends it; a bank that is away is tried again. */
async function goTo({ start }: z.infer<typeof Begun>): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const sent = start.kind === 'redirect' ? fetch(start.url, { redirect: 'manual' }) : start.kind === 'form' ? fetch(start.action, { method: 'POST', body: new URLSearchParams(start.fields), redirect: 'manual' }) : Promise.resolve(undefined);
    const reply = await sent.then((r) => r?.status ?? 200, () => 0);
    if (reply > 0 && reply < 500) return;
    await pause(200);
  }
}

/** Whoever paid and sees no payment asks (我已付款), for each of their orders. */
export async function insist({ site }: Pick<Street, 'site'>, payer: Payer, orderNumbers: readonly string[]): Promise<void> {
  for (const number of orderNumbers) await site.post(`/api/orders/${number}/check`, {}, cookieOf(payer));
}
