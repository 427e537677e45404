import type { BankDesk } from './bank-desk.ts';
import type { Database } from './database.ts';
import { casesOf, type Expected } from './expected-cases.ts';

/** How one receiving account stands, at the bank and in our books. */
export type Stand = { account: string; charges: number; chargedInFen: number; bookedCharges: number; bookedInFen: number; refunds: number; refundedInFen: number; bookedRefunds: number; bookedBackInFen: number };
export type Verdict = { stands: Stand[]; breaches: string[]; counts: Record<string, number>; refused: Record<string, number>; cases: Record<string, number> };

/** Compares everything: the bank's book with the ledger line by line, every order and application with the money, and what must not be left. */
export async function judge(database: Database, bank: BankDesk, billed: readonly { account: string; day: string }[]): Promise<Verdict> {
  const breaches: string[] = [];
  const book = await bank.book();
  const entries = await database.ask<{ kind: string; receiving: string; number: string; reference: string; fen: number; refund_number: string | null }>(
    `select kind, receiving, number, reference, amount_in_fen::int as fen, refund_number from ledger_entry where kind in ('charge_settled', 'charge_held', 'refund_done')`);

  const charged = book.trades.flatMap(({ account, number, payments }) => payments.map((p) => ({ account, key: `${account} ${number} ${p.reference} ${String(p.amountInFen)}`, fen: p.amountInFen })));
  const booked = entries.filter(({ kind }) => kind !== 'refund_done').map((e) => ({ account: e.receiving, key: `${e.receiving} ${e.number} ${e.reference} ${String(e.fen)}`, fen: e.fen }));
  const back = book.refunds.filter(({ status }) => status === 'done').map((r) => ({ account: r.account, key: `${r.account} ${r.refundNumber} ${String(r.amountInFen)}`, fen: r.amountInFen }));
  const bookedBack = entries.filter(({ kind }) => kind === 'refund_done').map((e) => ({ account: e.receiving, key: `${e.receiving} ${String(e.refund_number)} ${String(e.fen)}`, fen: e.fen }));
  breaches.push(...differ('charge', charged, booked), ...differ('refund', back, bookedBack));

  const accounts = [...new Set([...charged, ...booked].map(({ account }) => account))].sort();
  const sum = (all: readonly { account: string; fen: number }[], account: string) => all.filter((one) => one.account === account).reduce((total, { fen }) => total + fen, 0);
  const count = (all: readonly { account: string }[], account: string) => all.filter((one) => one.account === account).length;
  const stands = accounts.map((account): Stand => ({
    account, charges: count(charged, account), chargedInFen: sum(charged, account), bookedCharges: count(booked, account), bookedInFen: sum(booked, account),
    refunds: count(back, account), refundedInFen: sum(back, account), bookedRefunds: count(bookedBack, account), bookedBackInFen: sum(bookedBack, account),
  }));

  const expected = await casesOf(bank, billed);
  breaches.push(...(await judgeOrders(database, book)), ...(await judgeRest(database)), ...(await judgeCases(database, expected)));
  const tally = async (text: string) => Object.fromEntries((await database.ask<{ what: string; n: number }>(text)).map(({ what, n }) => [what, n]));
  return {
    stands, breaches,
    counts: { ...(await tally(`select 'orders ' || state as what, count(*)::int as n from payment_order group by 1 order by 1`)), ...(await tally(`select 'attempts ' || state as what, count(*)::int as n from payment_attempt group by 1 order by 1`)), ...(await tally(`select 'refunds, ' || reason as what, count(*)::int as n from refund group by 1 order by 1`)) },
    refused: await tally(`select fault as what, count(*)::int as n from refused_notice group by 1 order by 1`),
    cases: await tally(`select class || ', ' || state || coalesce(' ' || outcome, '') as what, count(*)::int as n from bill_difference group by 1 order by 1`),
  };
}

type Keyed = { key: string };

function differ(what: string, theirs: readonly Keyed[], ours: readonly Keyed[]): string[] {
  const [bank, ledger] = [new Set(theirs.map(({ key }) => key)), new Set(ours.map(({ key }) => key))];
  return [
    ...(theirs.length === bank.size && ours.length === ledger.size ? [] : [`a ${what} stands twice`]),
    ...[...bank].filter((key) => !ledger.has(key)).map((key) => `the bank has a ${what} the ledger has not: ${key}`), ...[...ledger].filter((key) => !bank.has(key)).map((key) => `the ledger has a ${what} the bank has not: ${key}`),
  ];
}

type Book = Awaited<ReturnType<BankDesk['book']>>;

/** Paid exactly where one charge settled; and the bank holds the fee of a paid order nobody gave back, of every other order nothing. */
async function judgeOrders(database: Database, book: Book): Promise<string[]> {
  const kept = new Map<string, number>();
  const add = (number: string, fen: number) => kept.set(number.slice(0, 21), (kept.get(number.slice(0, 21)) ?? 0) + fen);
  for (const trade of book.trades) for (const payment of trade.payments) add(trade.number, payment.amountInFen);
  for (const refund of book.refunds) if (refund.status === 'done') add(refund.number, 0 - refund.amountInFen);
  const orders = await database.ask<{ order_number: string; state: string; fen: number; given_back: boolean; settled: number }>(`
    select o.order_number, o.state, o.amount_in_fen::int as fen, exists (select from refund r where r.account_id = o.account_id and r.paid_order_id = o.id and r.state = 'done') as given_back,
      (select count(*)::int from ledger_entry e where e.order_number = o.order_number and e.kind = 'charge_settled') as settled from payment_order o`);
  const applications = await database.ask<{ id: string; payment_state: string; ended: string | null; paid: number }>(`
    select a.id, a.payment_state, a.ended, (select count(*)::int from payment_order o where o.account_id = a.account_id and o.application_id = a.id and o.state = 'paid') as paid from application a`);
  return [
    ...orders.flatMap((o) => {
      const due = o.state === 'paid' && !o.given_back ? o.fen : 0;
      return [...((kept.get(o.order_number) ?? 0) === due ? [] : [`order ${o.order_number} is ${o.state}: the bank keeps ${String(kept.get(o.order_number) ?? 0)} fen of it, not ${String(due)}`]), ...(o.settled === (o.state === 'paid' ? 1 : 0) ? [] : [`order ${o.order_number} is ${o.state} with ${String(o.settled)} settled charges`])];
    }),
    ...applications.flatMap((a) => (a.paid === (a.payment_state === 'paid' ? 1 : 0) && a.payment_state !== 'paying' ? [] : [`application ${a.id} is ${a.payment_state}${a.ended === null ? '' : `, ${a.ended}`} with ${String(a.paid)} paid orders`])),
  ];
}

/** What must not be left when time has passed: each with how many there are. */
const LEFT: Record<string, string> = {
  'open orders': `select count(*)::int as n from payment_order where state = 'open'`,
  'open attempts': `select count(*)::int as n from payment_attempt where state = 'open'`,
  'refunds not made': `select count(*)::int as n from refund where state <> 'done'`,
  'refund cases without a refund': `select count(*)::int as n from refund_case c where amount_in_fen > 0 and not exists (select from refund r where r.account_id = c.account_id and r.case_id = c.id)`,
  'jobs given up': `select count(*)::int as n from jobs.job where state = 'failed'`,
  'jobs left behind': `select count(*)::int as n from jobs.job where state in ('created', 'retry', 'active') and start_after < now() - interval '1 minute' and name not like '\\_\\_pgboss%'`,
  'differences under way': `select count(*)::int as n from bill_difference where state in ('waiting', 'repairing')`,
  'entries that do not balance': `select count(*)::int as n from (select 1 from ledger_entry e left join ledger_posting p on p.occasion = e.occasion group by e.occasion having count(p.occasion) = 0) lonely`,
};

async function judgeRest(database: Database): Promise<string[]> {
  const found = [];
  for (const [what, text] of Object.entries(LEFT)) {
    const [row] = await database.ask<{ n: number }>(text);
    if (row?.n !== 0) found.push(`${what}: ${String(row?.n)}`);
  }
  return found;
}

async function judgeCases(database: Database, expected: readonly Expected[]): Promise<string[]> {
  const open = (await database.ask<{ key: string }>(`select receiving || ' ' || day::text || ' ' || class || ' ' || kind || ' ' || number || ' ' || case when kind = 'refund' then refund_number else reference end as key from bill_difference where state in ('open', 'proposed')`)).map(({ key }) => key);
  const wanted = expected.map((e) => e.key);
  return [...wanted.filter((key) => !open.includes(key)).map((key) => `a planted difference is no case: ${key}`), ...open.filter((key) => !wanted.includes(key)).map((key) => `a case nobody planted: ${key}`)];
}
