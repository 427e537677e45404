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
export type BankOrder = CashierOrder & { status: 'unpaid' | 'paid' | 'failed' | 'closed'; payments: Payment[] };

/** The bank's book: orders it has seen, and the money it took. */
export function openLedger() {
  const orders = new Map<string, BankOrder>();
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
