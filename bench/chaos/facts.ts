import { settlementDay } from '#server/standins/bank/bill-days.ts';
import { DEMO_MERCHANTS } from '#server/standins/bank/merchants.ts';
import type { Tallied } from '#server/standins/bank/tally.ts';
import { ACT_KINDS, type Acts, type ActKind } from './acts.ts';
import type { BankDesk } from './bank-desk.ts';
import type { Database } from './database.ts';

/** Everything a verdict is given from: the bank's book, our books, and what was said and counted. Plain values, so that something can be put wrong in them to see whether the verdict sees it. */
export type Facts = {
  bank: { charges: Charge[]; refunds: BankRefund[]; plants: Record<string, number>; tally: Tallied[] };
  entries: Entry[];
  /** What the ledger says a receiving account holds, the channel's fees apart. */
  held: { account: string; fen: number }[];
  orders: Order[];
  applications: { id: string; paymentState: string; ended: string | null }[];
  refunds: { number: string; orderNumber: string; state: string; ofPaidOrder: boolean; fen: number; returned: number | null }[];
  refused: { account: string; fault: string; n: number }[];
  cases: { expected: string[]; open: string[] };
  /** Acts that were acknowledged and of which nothing is found. */
  lost: string[];
  /** What must not be left when time has passed, and how many there are. */
  left: Record<string, number>;
  /** How often what the run is about has happened. */
  happened: Record<string, number>;
};
type Charge = { account: string; number: string; reference: string; fen: number };
type BankRefund = { account: string; number: string; refundNumber: string; asked: number; fen: number };
type Entry = { kind: string; receiving: string | null; number: string | null; reference: string | null; refundNumber: string | null; orderNumber: string | null; fen: number };
type Order = { number: string; applicationId: string; state: string; how: string; fen: number };

/** How each acknowledged act is found again. */
const FOUND: Record<ActKind, string> = {
  attempt: 'select number as id from payment_attempt', 'given up': `select id::text from application where ended = 'given_up'`, 'paid on site': `select order_number as id from payment_order where how = 'on_site' and state = 'paid'`,
  'refund asked': 'select id::text from refund_request', 'refund agreed': `select q.id::text from refund_request q join refund r on r.account_id = q.account_id and r.request_id = q.id where q.state = 'approved'`,
  'refund paid out': `select refund_number as id from ledger_entry where kind = 'cash_paid_out'`, 'case ended': `select id::text from bill_difference where state = 'settled' and approved_by_id is not null`,
};

const LEFT: Record<string, string> = {
  'open orders': `select count(*)::int as n from payment_order where state = 'open'`,
  'open attempts': `select count(*)::int as n from payment_attempt where state = 'open'`,
  'refunds not made': `select count(*)::int as n from refund where state <> 'done'`,
  'refund cases without a refund': `select count(*)::int as n from refund_case c where amount_in_fen > 0 and not exists (select from refund r where r.account_id = c.account_id and r.case_id = c.id)`,
  'requests for refunds undecided': `select count(*)::int as n from refund_request where state = 'requested'`,
  'jobs given up': `select count(*)::int as n from jobs.job where state = 'failed'`,
  'jobs left behind': `select count(*)::int as n from jobs.job where state in ('created', 'retry', 'active') and start_after < now() - interval '1 minute' and name not like '\\_\\_pgboss%'`,
  'differences under way': `select count(*)::int as n from bill_difference where state in ('waiting', 'repairing')`,
  'entries without a posting': `select count(*)::int as n from ledger_entry e where not exists (select from ledger_posting p where p.occasion = e.occasion)`,
};

const HAPPENED: Record<string, string> = {
  'orders paid online': `select count(*)::int as n from payment_order where state = 'paid' and how = 'online'`,
  'paid on site': `select count(*)::int as n from payment_order where how = 'on_site'`,
  'heard by notice': `select count(*)::int as n from payment_attempt_event where act in ('settle', 'hold_for_refund') and source = 'notice'`,
  'heard by asking': `select count(*)::int as n from payment_attempt_event where act in ('settle', 'hold_for_refund') and source <> 'notice' and source <> 'reconciliation'`,
  'heard by the bill': `select count(*)::int as n from payment_attempt_event where act in ('settle', 'hold_for_refund') and source = 'reconciliation'`,
  'paid twice, at two accounts': `select count(*)::int as n from (select 1 from ledger_entry where kind in ('charge_settled', 'charge_held') group by order_number having count(distinct receiving) > 1) t`,
  'paid twice, at one attempt': `select count(*)::int as n from (select 1 from ledger_entry where kind in ('charge_settled', 'charge_held') group by number having count(*) > 1) t`,
  'another amount paid': `select count(*)::int as n from refund_case where reason = 'wrong_amount'`,
  'paid after the end': `select count(*)::int as n from refund_case where reason = 'paid_late'`,
  'paid after withdrawal': `select count(*)::int as n from refund_case c join application a on a.account_id = c.account_id and a.id = c.application_id where a.ended = 'given_up'`,
  'refunds by two persons': `select count(*)::int as n from refund where request_id is not null and state = 'done'`,
  'refunds refused by the channel': `select count(*)::int as n from refund_event where act = 'fail'`,
  'refunds tried again': `select count(*)::int as n from refund_event where act = 'retry'`,
  'refunds that went back in part': `select count(*)::int as n from refund where returned_in_fen is not null`,
  'refunds paid out at the desk': `select count(*)::int as n from refund where way = 'desk' and state = 'done'`,
  'differences repaired by asking': `select count(*)::int as n from bill_difference where outcome = 'repaired'`,
  'differences settled by the next bill': `select count(*)::int as n from bill_difference where outcome = 'neighbour_day'`,
  'cases ended by two persons': `select count(*)::int as n from bill_difference where approved_by_id is not null`,
};

export type Billed = readonly { account: string; day: string }[];

/** Gathers them, when everything has come to rest. */
export async function gatherFacts(database: Database, bank: BankDesk, acts: Acts, billed: Billed): Promise<Facts> {
  const book = await bank.book();
  const refunds = book.refunds.filter(({ status }) => status === 'done');
  const count = async (all: Record<string, string>) => Object.fromEntries(await Promise.all(Object.entries(all).map(async ([what, text]) => [what, (await database.ask<{ n: number }>(text))[0]?.n ?? 0] as const)));
  const plants = await Promise.all(billed.map(({ account, day }) => bank.plants(account, day)));
  const lost = await Promise.all(ACT_KINDS.map(async (kind) => {
    const found = new Set((await database.ask<{ id: string }>(FOUND[kind])).map(({ id }) => id));
    return acts.of(kind).filter((id) => !found.has(id)).map((id) => `${kind} ${id}`);
  }));
  return {
    bank: {
      charges: book.trades.flatMap(({ account, number, payments }) => payments.map((p) => ({ account, number, reference: p.reference, fen: p.amountInFen }))),
      refunds: refunds.map((r) => ({ account: r.account, number: r.number, refundNumber: r.refundNumber, asked: r.askedInFen, fen: r.amountInFen })),
      plants: tallied(plants.flat().map(({ fault }) => fault)), tally: await bank.tally(),
    },
    entries: await database.ask<Entry>(`select kind, receiving, number, reference, refund_number as "refundNumber", order_number as "orderNumber", amount_in_fen::int as fen from ledger_entry`),
    held: await database.ask<{ account: string; fen: number }>(`
      select account, sum(fen)::int as fen from (
        select debit_of as account, p.amount_in_fen as fen from ledger_posting p join ledger_entry e using (occasion) where p.debit = 'channel' and e.kind <> 'channel_fee'
        union all select credit_of, 0 - p.amount_in_fen from ledger_posting p join ledger_entry e using (occasion) where p.credit = 'channel' and e.kind <> 'channel_fee'
      ) sides group by 1 order by 1`),
    orders: await database.ask<Order>(`select order_number as number, application_id::text as "applicationId", state, how, amount_in_fen::int as fen from payment_order`),
    applications: await database.ask<Facts['applications'][number]>(`select id::text, payment_state as "paymentState", ended from application`),
    refunds: await database.ask<Facts['refunds'][number]>(`select r.refund_number as number, o.order_number as "orderNumber", r.state, r.paid_order_id is not null as "ofPaidOrder", r.amount_in_fen::int as fen, r.returned_in_fen as returned from refund r join payment_order o on o.account_id = r.account_id and o.id = r.order_id`),
    refused: await database.ask<Facts['refused'][number]>(`select account, fault, count(*)::int as n from refused_notice group by 1, 2 order by 1, 2`),
    cases: { expected: await casesOf(bank, billed), open: (await database.ask<{ key: string }>(`select receiving || ' ' || day::text || ' ' || class || ' ' || kind || ' ' || number || ' ' || case when kind = 'refund' then refund_number else reference end as key from bill_difference where state in ('open', 'proposed') or approved_by_id is not null`)).map(({ key }) => key) },
    lost: lost.flat(), left: await count(LEFT), happened: await count(HAPPENED),
  };
}

function tallied(all: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

const CLASS = { missing: 'short', amount: 'amount', double: 'double', extra: 'long' } as const;

/** The cases that must be left for people: what the bank planted into these bills, but for a line that came with the next day's; and what it gave back too much. */
export async function casesOf(bank: BankDesk, billed: Billed): Promise<string[]> {
  const { refunds } = await bank.book();
  const names = new Map(refunds.map((r) => [`${r.account}/${r.number}/${r.account === 'alipay' ? r.charge : r.reference}`, r.refundNumber]));
  const planted = await Promise.all(billed.map(async ({ account, day }) => (await bank.plants(account, day)).flatMap(({ fault, line }) => {
    const [kind = '', number = '', reference = ''] = line.split('/');
    if (fault === 'late') return [];
    const name = kind === 'refund' ? (names.get(`${account}/${number}/${reference}`) ?? '?') : fault === 'extra' ? reference.slice(0, 21) : reference;
    return [`${account} ${day} ${CLASS[fault]} ${kind} ${number} ${name}`];
  })));
  const kindOf = (account: string) => DEMO_MERCHANTS.find((m) => m.account === account)?.kind ?? 'alipay';
  const tooMuch = refunds.filter((r) => r.status === 'done' && r.amountInFen > r.askedInFen).map((r) => `${r.account} ${settlementDay(kindOf(r.account), r.at)} amount refund ${r.number} ${r.refundNumber}`);
  return [...planted.flat(), ...tooMuch];
}
