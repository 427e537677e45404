import { afterAll, beforeAll, expect, test } from 'vitest';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import type { BankBehaviour } from '#server/standins/bank/behaviour.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { deliverTo, testBank } from '#server/testing/payment-bank.ts';

const SEED = 20_260_708;
const PAYERS = 33;

/** Every way the bank can misbehave while payments come in, in turns. */
const FAULTS: readonly Partial<BankBehaviour>[] = [
  {}, { lose: true }, { repeat: 3 }, { forge: true, stale: true }, { reorder: true }, { contradict: true }, { chargeTwice: true }, { amountOffInFen: -100 }, { ignoreEnd: true }, { falseAnswers: true }, { wrongAnswers: true, lose: true },
];

let t: TestApp;
let bank: Awaited<ReturnType<typeof testBank>>;
let sittingId = '';

beforeAll(async () => {
  bank = await testBank({ now: () => t.clock.now(), deliver: deliverTo(() => t) });
  t = await testApp({ env: bank.env });
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!open) throw new Error('一级建造师 is not open');
  sittingId = open.sitting.id;
}, 120_000);
afterAll(async () => {
  await t.stop();
  await bank.close();
});

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Begun = { attemptNumber: string; start: { kind: string; url?: string; action?: string; fields?: Record<string, string> } };

async function goTo({ start }: Begun): Promise<void> {
  if (start.url !== undefined) await fetch(start.url);
  if (start.action !== undefined) await fetch(start.action, { method: 'POST', body: new URLSearchParams(start.fields ?? {}) });
}

test('whatever the bank does, the ledger ends equal to its book to the fen and nothing stays open', async () => {
  const chance = seeded(SEED);
  const people = [];
  for (let n = 0; n < PAYERS; n += 1) {
    const c = await readyCandidate(t, { name: n % 2 === 0 ? '张伟' : '阿依古丽·买买提' });
    people.push({ c, id: await apply(t, c, { sittingId }) });
  }
  const config = await t.inTx((tx) => findProvinceConfig(tx, sittingId, '37'));
  t.clock.set(Math.max(t.clock.now(), config?.windows.pay.opensAt ?? 0));

  for (const [n, { c, id }] of people.entries()) {
    await bank.behave({});
    const account = ['alipay', 'wechat', 'unionpay'][Math.floor(chance() * 3)] ?? 'alipay';
    const begun = must(await t.api.post(`/api/applications/${id}/orders`, { account }, { as: await t.signInCandidate(c.accountId) })).json<Begun>();
    await goTo(begun);
    const fault = FAULTS[n % FAULTS.length] ?? {};
    await bank.behave(fault);
    if (fault.ignoreEnd) t.clock.set(t.clock.now() + 40 * 60_000);
    const act = n < FAULTS.length || chance() < 0.8 ? 'pay' : chance() < 0.5 ? 'fail' : 'cancel';
    await bank.press(account, begun.attemptNumber, act);
    if (chance() < 0.7) await bank.flush();
    if (chance() < 0.3) await t.runJobs();
  }

  // the bank behaves again, and time goes on: over the ends of orders, and into the next days
  await bank.behave({});
  await bank.flush();
  for (const later of [31 * 60_000, 3_600_000, 6 * 3_600_000, 24 * 3_600_000, 24 * 3_600_000, 24 * 3_600_000]) {
    t.clock.set(t.clock.now() + later);
    // what the schedules do
    for (const job of t.app.modules.flatMap(({ schedules }) => schedules ?? []).map((schedule) => schedule.job).filter(({ name }) => name.startsWith('payments.'))) await t.inTx((tx) => enqueue(tx, job, {}));
    await t.runJobs({ all: true });
    await bank.flush();
  }

  const book = await bank.book();
  const charged = book.trades.flatMap(({ account, number, payments }) => payments.map((payment) => `${account} ${number} ${payment.reference} ${String(payment.amountInFen)}`)).sort();
  const entries = await t.db.selectFrom('ledger_entry').select(['kind', 'receiving', 'number', 'reference', 'amount_in_fen', 'refund_number']).execute();
  const booked = entries.filter(({ kind }) => kind === 'charge_settled' || kind === 'charge_held').map((e) => `${String(e.receiving)} ${String(e.number)} ${String(e.reference)} ${String(e.amount_in_fen)}`).sort();
  expect(booked).toEqual(charged);
  const back = book.refunds.filter(({ status }) => status === 'done').map(({ account, refundNumber, amountInFen }) => `${account} ${refundNumber} ${String(amountInFen)}`).sort();
  expect(entries.filter(({ kind }) => kind === 'refund_done').map((e) => `${String(e.receiving)} ${String(e.refund_number)} ${String(e.amount_in_fen)}`).sort()).toEqual(back);

  // what an order was paid beyond its own charge went back, and an order that is not paid keeps nothing
  const orders = await t.db.selectFrom('payment_order').select(['order_number', 'state', 'amount_in_fen']).execute();
  for (const { order_number: number, state, amount_in_fen: amount } of orders) {
    const of = <T extends { number: string }>(all: readonly T[]) => all.filter((one) => one.number.startsWith(number));
    const kept = of(book.trades).flatMap(({ payments }) => payments).reduce((sum, { amountInFen }) => sum + amountInFen, 0) - of(book.refunds).filter(({ status }) => status === 'done').reduce((sum, { amountInFen }) => sum + amountInFen, 0);
    expect([number, state, kept]).toEqual([number, state, state === 'paid' ? amount : 0]);
  }
  expect(orders.filter(({ state }) => state === 'open')).toEqual([]);
  expect((await t.db.selectFrom('payment_attempt').select('number').where('state', '=', 'open').execute())).toEqual([]);
  const paid = new Set(orders.filter(({ state }) => state === 'paid').map(({ order_number }) => order_number));
  expect(await t.db.selectFrom('application').select('id').where('payment_state', '=', 'paid').execute()).toHaveLength(paid.size);
}, 300_000);
