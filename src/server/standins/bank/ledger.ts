import { z } from 'zod';

/** What the cashier is opened with, after its signature was checked. */
export const CashierOrder = z.object({
  merchant: z.string(),
  orderNumber: z.string().regex(/^\d{10,32}$/),
  amountInFen: z.coerce.number().int().positive(),
  title: z.string(),
  expiresAt: z.coerce.number().int(),
  returnUrl: z.url(),
  noticeUrl: z.url(),
});
export type CashierOrder = z.infer<typeof CashierOrder>;

export type Payment = { reference: string; amountInFen: number; paidAt: number };
/** A refund the bank was asked for, by the asker's own number. */
export type BankRefund = { refundNumber: string; orderNumber: string; charge: string; askedInFen: number; noticeUrl: string; status: 'processing' | 'done' | 'failed'; amountInFen: number; reference: string; at: number | null; reason: string };
export type BankOrder = CashierOrder & { status: 'unpaid' | 'paid' | 'failed' | 'closed'; payments: Payment[] };

/** The bank's book: orders it has seen, and the money it took. */
export function openLedger() {
  const orders = new Map<string, BankOrder>();
  const refunds = new Map<string, BankRefund>();
  let lastReference = 0;
  return {
    find: (orderNumber: string) => orders.get(orderNumber),
    list: () => [...orders.values()],
    /** Books an order at its first sight; later sights find it as it stands. */
    see(order: CashierOrder): BankOrder {
      const booked = orders.get(order.orderNumber) ?? { ...order, status: 'unpaid', payments: [] };
      orders.set(order.orderNumber, booked);
      return booked;
    },
    /** Ends an order, seen or not, so that it cannot be paid. */
    close(orderNumber: string, merchant: string): BankOrder {
      const order = orders.get(orderNumber) ?? { merchant, orderNumber, amountInFen: 0, title: '', expiresAt: 0, returnUrl: '', noticeUrl: '', status: 'unpaid' as const, payments: [] };
      if (order.status !== 'paid') order.status = 'closed';
      orders.set(orderNumber, order);
      return order;
    },
    findRefund: (refundNumber: string) => refunds.get(refundNumber),
    listRefunds: () => [...refunds.values()],
    /** Books a refund once by its number: what was charged, at most once in all; undefined when the same number asks for something else. */
    refund(asked: Pick<BankRefund, 'refundNumber' | 'orderNumber' | 'charge' | 'askedInFen' | 'noticeUrl'>, how: { fails: boolean; offInFen: number; believes: boolean }, now: number): BankRefund | undefined {
      const before = refunds.get(asked.refundNumber);
      if (before && (before.orderNumber !== asked.orderNumber || before.charge !== asked.charge || before.askedInFen !== asked.askedInFen)) return undefined;
      if (before && before.status !== 'failed') return before;
      const charge = orders.get(asked.orderNumber)?.payments.find((p) => p.reference === asked.charge);
      const given = [...refunds.values()].filter((r) => r.charge === asked.charge && r.status !== 'failed').reduce((sum, r) => sum + r.askedInFen, 0);
      const reason = how.fails ? 'payer_account_closed' : !charge && !how.believes ? 'no_such_payment' : given + asked.askedInFen > (charge?.amountInFen ?? asked.askedInFen) ? 'more_than_paid' : '';
      lastReference += 1;
      const booked: BankRefund = { ...asked, status: reason === '' ? 'done' : 'failed', amountInFen: asked.askedInFen + how.offInFen, reference: reason === '' ? `MR${String(now)}${String(lastReference).padStart(6, '0')}` : '', at: reason === '' ? now : null, reason };
      refunds.set(asked.refundNumber, booked);
      return booked;
    },
    /** Takes money. */
    take(order: BankOrder, amountInFen: number, now: number): Payment {
      lastReference += 1;
      const payment = { reference: `MB${String(now)}${String(lastReference).padStart(6, '0')}`, amountInFen, paidAt: now };
      order.payments.push(payment);
      order.status = 'paid';
      return payment;
    },
  };
}

export type Ledger = ReturnType<typeof openLedger>;
