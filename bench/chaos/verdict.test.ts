import { expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { SABOTAGES, unseenIn } from './sabotage.ts';
import { happenedIn, judge } from './verdict.ts';

const ORDERS = ['202607081000000000011', '202607081000000000022', '202607081000000000033', '202607081000000000044'] as const;
const [PAID, TWICE, DESK, CLOSED] = ORDERS;
const entry = (kind: string, orderNumber: string, more: Partial<Facts['entries'][number]> = {}) => ({ kind, orderNumber, receiving: 'alipay', number: `${orderNumber}01`, reference: null, refundNumber: null, fen: 24_400, ...more });
const charge = (order: string, reference: string) => ({ account: 'alipay', number: `${order}01`, reference, fen: 24_400 });

/** A small town in which all is well: one paid, one charged twice and refunded, one paid at the desk, one who never paid. */
const WELL: Facts = {
  bank: {
    charges: [charge(PAID, 'A1'), charge(TWICE, 'A2'), charge(TWICE, 'A3')], refunds: [{ account: 'alipay', number: `${TWICE}01`, refundNumber: 'R1', asked: 24_400, fen: 24_400 }], plants: { missing: 1, extra: 1, amount: 1, double: 1, late: 1 },
    tally: [{ account: 'alipay', what: 'forged: sent', times: 3 }, { account: 'alipay', what: 'forged: refused', times: 2 }],
  },
  entries: [
    entry('charge_settled', PAID, { reference: 'A1' }), entry('charge_settled', TWICE, { reference: 'A2' }), entry('charge_held', TWICE, { reference: 'A3' }), entry('refund_done', TWICE, { reference: 'B1', refundNumber: 'R1' }),
    entry('cash_taken', DESK, { receiving: null, number: null }),
  ],
  held: [{ account: 'alipay', fen: 48_800 }],
  orders: ORDERS.map((number, n) => ({ number, applicationId: `a${String(n)}`, state: number === CLOSED ? 'closed' : 'paid', how: number === DESK ? 'on_site' : 'online', fen: 24_400 })),
  applications: ORDERS.map((number, n) => ({ id: `a${String(n)}`, paymentState: number === CLOSED ? 'unpaid' : 'paid', ended: null })),
  refunds: [{ number: 'R1', orderNumber: TWICE, state: 'done', ofPaidOrder: false, fen: 24_400, returned: null }],
  refused: [{ account: 'alipay', fault: 'bad_signature', n: 3 }], cases: { expected: ['one'], open: ['one'] }, lost: [], left: { 'open orders': 0 }, happened: { 'paid on site': 1 },
};

test('a town in which all is well has no breach, but for what never happened in it', () => {
  expect(judge(WELL, { rare: false })).toEqual([]);
  expect(judge(WELL).every((breach) => breach.startsWith('never happened'))).toBe(true);
  expect(happenedIn(WELL)).toMatchObject({ 'bill: late': 1, 'forged: refused': 2, 'refunds off, too much': 0 });
});

test.each(SABOTAGES)('it sees that $name', ({ put, seen }) => {
  expect(judge(WELL).some((breach) => seen.test(breach))).toBe(false);
  expect(judge(put(WELL)).some((breach) => seen.test(breach))).toBe(true);
});

test('nothing put wrong in any way goes unseen', () => {
  expect(unseenIn(WELL)).toEqual([]);
});

test('too much given back is the bank’s: the order owes nothing for it, and the account shows it until it is written off', () => {
  const off: Facts = { ...WELL, bank: { ...WELL.bank, refunds: [{ account: 'alipay', number: `${TWICE}01`, refundNumber: 'R1', asked: 24_400, fen: 24_500 }] } };
  expect(judge(off, { rare: false })).toEqual(['account alipay: the bank holds 48700 fen, the ledger 48800']);
  expect(judge({ ...off, held: [{ account: 'alipay', fen: 48_700 }] }, { rare: false })).toEqual([]);
});
