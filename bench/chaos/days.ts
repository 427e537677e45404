import { beijingDay } from '#contracts/dates.ts';
import { BillFault, type BankBehaviour } from '#server/standins/bank/behaviour.ts';
import { inParallel } from '../support/world.ts';
import type { Acts } from './acts.ts';
import type { BankDesk } from './bank-desk.ts';
import type { Chance } from '../support/chance.ts';
import type { Database } from './database.ts';
import type { Killer } from './killer.ts';
import type { Billed } from './facts.ts';
import { endCases, payOnSite, refundSome, settleRefunds, type Officers } from './officers.ts';
import { goAndPay, insist, type Later } from './payers.ts';
import type { Payer } from './people.ts';
import type { Site } from './site.ts';
import type { Time } from './time.ts';
import { WAVES, type Wave } from './waves.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ACCOUNTS = ['alipay', 'wechat', 'unionpay'];
const AT_ONCE = 10;
/** Days on which people pay, and days that pass afterwards: an attempt that cannot be closed is asked about for three. */
const [PAYING_DAYS, LATER_DAYS] = [3, 6];
const [REFUNDED, COMING_BACK, ON_SITE] = [0.03, 0.5, 0.3];
/** How the bank deals with the refunds that officers have it make, a day each. */
const REFUND_MOODS: readonly Partial<BankBehaviour>[] = [{ refundsFail: true }, { refundAnswersLost: true, lose: true }, { refundsWait: true, delayMs: 5 * MINUTE }];

export type Town = { site: Site; bank: BankDesk; database: Database; time: Time; killer: Killer; chance: Chance; acts: Acts; officers: Officers; say: (what: string) => void };
export type Passed = { billed: Billed; counts: Record<string, number> };

/** Lets people pay for some days while the bank misbehaves, then days pass until everything must have come right. */
export async function passDays(town: Town, payers: readonly Payer[], pay: { opensAt: number; closesAt: number }): Promise<Passed> {
  const { bank, time, killer, chance, say } = town;
  const noes = new Map<string, number>();
  const billed: { account: string; day: string }[] = [];
  let askedByPayers = 0;
  await time.set(pay.opensAt);
  await time.nextNoon();
  const waves = shares(chance.shuffled(WAVES), chance.shuffled(payers));
  const perDay = Math.ceil(waves.length / PAYING_DAYS);

  // three a day in turns: while people pay, each comes at least once
  const faults = chance.shuffled(BillFault.options);
  let made = 0;
  const nextDay = async () => {
    billed.push(...ACCOUNTS.map((account) => ({ account, day: beijingDay(time.now()) })));
    await bank.behave({ bill: [0, 1, 2].flatMap((n) => faults[(made + n) % faults.length] ?? []) });
    made += 3;
    await time.nextNoon();
    await killer.during(time.untilQuiet());
    await bank.behave({});
  };
  for (let day = 0; day < PAYING_DAYS; day += 1) {
    const seen = new Set(waves.slice(0, day * perDay).flatMap((w) => w.payers.map(({ n }) => n)));
    const back = (await unpaid(town, payers)).filter(({ n }) => seen.has(n) && chance.happens(COMING_BACK));
    if (back.length > 0) await wave(town, { name: 'come back', paying: {} }, back, `back-${String(day)}`, noes);
    await payOnSite(town, (await unpaid(town, payers)).filter(({ n }) => seen.has(n) && chance.happens(ON_SITE)));
    for (const one of waves.slice(day * perDay, (day + 1) * perDay)) await wave(town, one.wave, one.payers, 'first', noes);
    await bank.behave(REFUND_MOODS[day] ?? {});
    await killer.during(refundSome({ ...town, chance: chance.of(`refunds-${String(day)}`) }, REFUNDED).then(() => time.untilQuiet()));
    await nextDay();
    say(`a day is over: ${beijingDay(time.now())}`);
  }
  for (let day = 0; day < LATER_DAYS; day += 1) {
    await killer.during(settleRefunds({ ...town, chance: chance.of(`settled-${String(day)}`) }));
    if (day === 0) askedByPayers = await askAll(town, payers);
    await bank.flush();
    await killer.during(time.untilQuiet());
    await nextDay();
    say(`a day is over: ${beijingDay(time.now())}`);
  }
  if (time.now() > pay.closesAt + DAY * LATER_DAYS) say('people came after the time of payment');
  await killer.recovered();
  for (const times of [1, 2]) {
    await time.forward(times * 10 * MINUTE);
    await settleRefunds({ ...town, chance: chance.of(`settled-at-last-${String(times)}`) });
    await time.untilQuiet();
  }
  await endCases(town);
  await time.untilQuiet();
  return { billed, counts: { 'asked by payers': askedByPayers, ...Object.fromEntries([...noes].map(([code, n]) => [`refused ${code}`, n])) } };
}

/** Deals the payers out to the waves; those that wait on real time get fewer. */
function shares(waves: readonly Wave[], payers: readonly Payer[]): { wave: Wave; payers: readonly Payer[] }[] {
  const weight = ({ small }: Wave) => (small ? 1 : 6);
  const all = waves.reduce((sum, one) => sum + weight(one), 0);
  let [from, before] = [0, 0];
  return waves.map((one) => {
    before += weight(one);
    const until = Math.round((payers.length * before) / all);
    const some = payers.slice(from, until);
    from = until;
    return { wave: one, payers: some };
  });
}

/** People pay, their time runs out, those who are late press, and the bank comes to its senses. */
async function wave(town: Town, { name, paying, after = {}, habits }: Wave, payers: readonly Payer[], round: string, noes: Map<string, number>): Promise<void> {
  const { bank, time, killer, say } = town;
  const late: Later[] = [];
  await bank.behave(paying);
  const people = inParallel(payers, AT_ONCE, async (payer) => {
    const later = await goAndPay({ ...town, noes }, payer, round, habits);
    if (later) late.push(later);
  });
  await killer.during(people);
  await bank.behave(after);
  await time.forward(32 * MINUTE);
  const doLate = (onceClosed: boolean) => inParallel(late.filter((l) => l.onceClosed === onceClosed), AT_ONCE, async ({ act }) => { await act(); });
  await killer.during(Promise.all([doLate(false), time.untilQuiet()]));
  await killer.during(doLate(true));
  await bank.behave({});
  await time.forward(28 * MINUTE);
  await killer.during(time.untilQuiet());
  say(`${name}: ${String(payers.length)} people${late.length > 0 ? `, ${String(late.length)} of them late` : ''}`);
}

async function unpaid({ database }: Town, payers: readonly Payer[]): Promise<Payer[]> {
  const rows = await database.ask<{ id: string }>(`select id from application where payment_state = 'unpaid' and ended is null`);
  const ids = new Set(rows.map(({ id }) => id));
  return payers.filter(({ applicationId }) => ids.has(applicationId));
}

/** 我已付款: whoever was charged and is not paid says so. */
async function askAll(town: Town, payers: readonly Payer[]): Promise<number> {
  const book = await town.bank.book();
  const numbers = new Set(book.trades.filter(({ payments }) => payments.length > 0).map(({ number }) => number.slice(0, 21)));
  const orders = await town.database.ask<{ account_id: string; order_number: string }>(`select account_id, order_number from payment_order where state in ('open', 'closed')`);
  const mine = orders.filter((o) => numbers.has(o.order_number));
  await inParallel(mine, AT_ONCE, async (o) => {
    const payer = payers.find(({ accountId }) => accountId === o.account_id);
    if (payer) await insist(town, payer, [o.order_number]);
  });
  return mine.length;
}
