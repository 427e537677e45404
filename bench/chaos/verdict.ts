import type { Facts } from './facts.ts';

/** How one receiving account stands, at the bank and in our books. */
export type Stand = { account: string; charges: number; chargedInFen: number; bookedCharges: number; bookedInFen: number; refunds: number; refundedInFen: number; bookedRefunds: number; bookedBackInFen: number; bankInFen: number; heldInFen: number };

const isCharge = ({ kind }: { kind: string }) => kind === 'charge_settled' || kind === 'charge_held';
const total = (all: readonly { fen: number }[]) => all.reduce((sum, { fen }) => sum + fen, 0);

/** Bank and ledger, account by account. */
export function standsOf({ bank, entries, held }: Facts): Stand[] {
  const accounts = [...new Set([...bank.charges.map(({ account }) => account), ...held.map(({ account }) => account)])].sort();
  return accounts.map((account) => {
    const of = <T extends { account: string }>(all: readonly T[]) => all.filter((one) => one.account === account);
    const ours = entries.filter(({ receiving }) => receiving === account);
    const [booked, back] = [ours.filter(isCharge), ours.filter(({ kind }) => kind === 'refund_done')];
    const [charges, refunds] = [of(bank.charges), of(bank.refunds)];
    return {
      account, charges: charges.length, chargedInFen: total(charges), bookedCharges: booked.length, bookedInFen: total(booked), refunds: refunds.length, refundedInFen: total(refunds), bookedRefunds: back.length, bookedBackInFen: total(back),
      bankInFen: total(charges) - total(refunds), heldInFen: total(of(held)),
    };
  });
}

/** Everything that is not as it must be. `rare`: also what never happened although the run is about it. */
export function judge(facts: Facts, { rare = true }: { rare?: boolean } = {}): string[] {
  const { bank, entries } = facts;
  const charged = bank.charges.map((c) => `${c.account} ${c.number} ${c.reference} ${String(c.fen)}`);
  const booked = entries.filter(isCharge).map((e) => `${String(e.receiving)} ${String(e.number)} ${String(e.reference)} ${String(e.fen)}`);
  // too much given back is booked as what was owed; the rest is written off by two persons, and seen in what the account holds
  const back = bank.refunds.map((r) => `${r.account} ${r.refundNumber} ${String(Math.min(r.asked, r.fen))}`);
  const bookedBack = entries.filter(({ kind }) => kind === 'refund_done').map((e) => `${String(e.receiving)} ${String(e.refundNumber)} ${String(e.fen)}`);
  return [
    ...differ('charge', charged, booked), ...differ('refund', back, bookedBack),
    ...standsOf(facts).filter((s) => s.bankInFen !== s.heldInFen).map((s) => `account ${s.account}: the bank holds ${String(s.bankInFen)} fen, the ledger ${String(s.heldInFen)}`),
    ...judgeOrders(facts), ...judgeApplications(facts), ...judgeNotices(facts),
    ...facts.lost.map((act) => `an acknowledged act is lost: ${act}`),
    ...Object.entries(facts.left).filter(([, n]) => n !== 0).map(([what, n]) => `left: ${what}, ${String(n)}`),
    ...missing(facts.cases.expected, facts.cases.open).map((key) => `a planted difference is no case: ${key}`), ...missing(facts.cases.open, facts.cases.expected).map((key) => `a case nobody planted: ${key}`),
    ...(rare ? Object.entries(happenedIn(facts)).filter(([, n]) => n === 0).map(([what]) => `never happened: ${what}`) : []),
  ];
}

const missing = (wanted: readonly string[], there: readonly string[]) => {
  const found = new Set(there);
  return wanted.filter((key) => !found.has(key));
};

function differ(what: string, theirs: readonly string[], ours: readonly string[]): string[] {
  return [
    ...(new Set(theirs).size === theirs.length && new Set(ours).size === ours.length ? [] : [`a ${what} stands twice`]),
    ...missing(theirs, ours).map((key) => `the bank has a ${what} the ledger has not: ${key}`), ...missing(ours, theirs).map((key) => `the ledger has a ${what} the bank has not: ${key}`),
  ];
}

/** Paid exactly where one charge settled; of a paid order nobody gave back its fee is kept, of every other order nothing: whatever was charged beyond it went back, by the channel or at the desk. */
function judgeOrders({ bank, entries, orders, refunds }: Facts): string[] {
  const kept = new Map<string, number>();
  const add = (number: string | null, fen: number) => kept.set((number ?? '').slice(0, 21), (kept.get((number ?? '').slice(0, 21)) ?? 0) + fen);
  for (const c of bank.charges) add(c.number, c.fen);
  for (const r of bank.refunds) add(r.number, 0 - Math.min(r.asked, r.fen));
  for (const e of entries) if (e.kind === 'cash_taken' || e.kind === 'cash_paid_out') add(e.orderNumber, e.kind === 'cash_taken' ? e.fen : 0 - e.fen);
  const settled = new Map<string, number>();
  for (const e of entries) if (e.kind === 'charge_settled' || e.kind === 'cash_taken') settled.set(e.orderNumber ?? '', (settled.get(e.orderNumber ?? '') ?? 0) + 1);
  const givenBack = new Set(refunds.filter((r) => r.ofPaidOrder && r.state === 'done').map((r) => r.orderNumber));
  const known = new Set(orders.map(({ number }) => number));
  return [
    ...[...kept.keys()].filter((number) => !known.has(number)).map((number) => `money for an order that is not there: ${number}`),
    ...orders.flatMap((o) => {
      const [due, has, times] = [o.state === 'paid' && !givenBack.has(o.number) ? o.fen : 0, kept.get(o.number) ?? 0, settled.get(o.number) ?? 0];
      return [...(has === due ? [] : [`order ${o.number} is ${o.state}: ${String(has)} fen of it are kept, not ${String(due)}`]), ...(times === (o.state === 'paid' ? 1 : 0) ? [] : [`order ${o.number} is ${o.state} with ${String(times)} settled charges`])];
    }),
  ];
}

/** Paid exactly where one order is paid, and nowhere still 支付中. */
function judgeApplications({ applications, orders }: Facts): string[] {
  const paid = new Map<string, number>();
  for (const o of orders) if (o.state === 'paid') paid.set(o.applicationId, (paid.get(o.applicationId) ?? 0) + 1);
  return applications.flatMap((a) => {
    const n = paid.get(a.id) ?? 0;
    return n === (a.paymentState === 'paid' ? 1 : 0) && a.paymentState !== 'paying' ? [] : [`application ${a.id} is ${a.paymentState}${a.ended === null ? '' : `, ${a.ended}`} with ${String(n)} paid orders`];
  });
}

const FALSE: Record<string, string> = { forged: 'bad_signature', 'of another merchant': 'other_merchant', 'played back': 'too_old' };
const MARKS = [...Object.keys(FALSE), 'genuine', 'of another key'];

/** Not one false notice was taken; every refusal the bank was told of is in our list, and there is nothing more in it than letters whose answer got lost can explain. */
function judgeNotices({ bank: { tally }, refused }: Facts): string[] {
  const times = (account: string, what: string) => tally.find((t) => t.account === account && t.what === what)?.times ?? 0;
  const accounts = [...new Set([...tally.map(({ account }) => account), ...refused.map(({ account }) => account)])].filter((account) => account !== '');
  return accounts.flatMap((account) => {
    const sum = (how: 'sent' | 'taken' | 'refused') => MARKS.reduce((all, mark) => all + times(account, `${mark}: ${how}`), 0);
    const listed = refused.filter((r) => r.account === account).reduce((all, { n }) => all + n, 0);
    const [least, most] = [sum('refused'), sum('sent') - sum('taken')];
    return [
      ...Object.keys(FALSE).filter((mark) => times(account, `${mark}: taken`) > 0).map((mark) => `${account}: ${String(times(account, `${mark}: taken`))} notices ${mark} were taken`),
      ...Object.entries(FALSE).flatMap(([mark, fault]) => {
        const kept = refused.find((r) => r.account === account && r.fault === fault)?.n ?? 0;
        // a clock that jumped while a letter was on its way, or another key meanwhile, is a fault before this one
        return kept > 0 || times(account, `${mark}: refused`) === 0 ? [] : [`${account}: ${String(times(account, `${mark}: refused`))} notices ${mark} were refused, none is listed as ${fault}`];
      }),
      ...(listed >= least && listed <= most ? [] : [`${account}: ${String(listed)} refused notices are listed; the bank was told of ${String(least)}, and ${String(most - least)} answers were lost`]),
    ];
  });
}

const PUT_WRONG = [
  'notice lost', 'notice delayed', 'notice repeated', 'notice contradicting', 'notice reordered', 'payment denied', 'answer late', 'answer refused (503)', 'answer falsely signed', 'answer about another number', 'charged twice', 'another amount taken', 'taken after the end',
  'refund answer lost', 'forged: refused', 'of another merchant: refused', 'played back: refused',
];

/** Every fault the run is about, and how often it happened. */
export function happenedIn({ bank: { tally, plants, refunds }, happened }: Facts): Record<string, number> {
  return {
    ...Object.fromEntries(PUT_WRONG.map((what) => [what, tally.filter((t) => t.what === what).reduce((sum, { times }) => sum + times, 0)])),
    ...Object.fromEntries(['missing', 'extra', 'amount', 'double', 'late'].map((fault) => [`bill: ${fault}`, plants[fault] ?? 0])),
    'refunds off, too little': refunds.filter((r) => r.fen < r.asked).length, 'refunds off, too much': refunds.filter((r) => r.fen > r.asked).length,
    ...happened,
  };
}
