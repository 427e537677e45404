import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Journal } from './journal.ts';

const Opened = z.object({
  account: z.string(), number: z.string(), amountInFen: z.number(), title: z.string(), startedAt: z.number(), expiresAt: z.number(), returnUrl: z.string(), noticeUrl: z.string(),
  /** Under which the cashier shows it; nobody guesses it. */
  token: z.string(),
});
const Payment = z.object({ reference: z.string(), amountInFen: z.number(), at: z.number() });
const Refund = z.object({
  account: z.string(), refundNumber: z.string(), number: z.string(), charge: z.string(), askedInFen: z.number(), amountInFen: z.number(), requestedAt: z.number(), noticeUrl: z.string(),
  status: z.enum(['done', 'failed']), reference: z.string(), at: z.number(), reason: z.string(),
});
const Plant = z.object({ account: z.string(), day: z.string(), fault: z.enum(['missing', 'extra', 'amount', 'double', 'late']), line: z.string() });

/** One happening in the bank's book. */
export const BookEvent = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), trade: Opened }),
  z.object({ do: z.literal('close'), account: z.string(), number: z.string() }),
  z.object({ do: z.literal('take'), account: z.string(), number: z.string(), payment: Payment }),
  z.object({ do: z.literal('refund'), refund: Refund }),
  z.object({ do: z.literal('plant'), plants: z.array(Plant), account: z.string(), day: z.string() }),
]);
export type BookEvent = z.infer<typeof BookEvent>;

export type Payment = z.infer<typeof Payment>;
export type Refund = z.infer<typeof Refund>;
export type Plant = z.infer<typeof Plant>;
export type Trade = z.infer<typeof Opened> & { status: 'unpaid' | 'paid' | 'closed'; payments: Payment[] };

/** The bank's book: trades, the money it took, the money it gave back, and what it put wrong in bills. It is what its journal says, and nothing else. */
export function openBook(journal: Journal<BookEvent>) {
  const trades = new Map<string, Trade>();
  const tokens = new Map<string, Trade>();
  const refunds = new Map<string, Refund>();
  const planted = new Map<string, Plant[]>();
  let lastReference = 0;

  const find = (account: string, number: string) => trades.get(`${account}/${number}`);
  function apply(event: BookEvent): void {
    switch (event.do) {
      case 'open': {
        const trade: Trade = { ...event.trade, status: 'unpaid', payments: [] };
        trades.set(`${trade.account}/${trade.number}`, trade);
        tokens.set(trade.token, trade);
        break;
      }
      case 'close': {
        const trade = find(event.account, event.number);
        if (trade && trade.status === 'unpaid') trade.status = 'closed';
        break;
      }
      case 'take': {
        const trade = find(event.account, event.number);
        trade?.payments.push(event.payment);
        if (trade) trade.status = 'paid';
        lastReference += 1;
        break;
      }
      case 'refund':
        refunds.set(`${event.refund.account}/${event.refund.refundNumber}`, event.refund);
        lastReference += 1;
        break;
      case 'plant': planted.set(`${event.account}/${event.day}`, event.plants); break;
    }
  }
  for (const event of journal.past) apply(event);
  const record = (event: BookEvent) => {
    journal.add(event);
    apply(event);
  };
  // 21 digits, as 银联's: the day, what it is, the time of day, and a number of its own
  const nextReference = (now: number, what: '1' | '5'): string => `${new Date(now + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')}${what}${String(now % 86_400_000).padStart(8, '0')}${String((lastReference + 1) % 10_000).padStart(4, '0')}`;

  return {
    find, findByToken: (token: string) => tokens.get(token),
    trades: () => [...trades.values()],
    refunds: () => [...refunds.values()],
    findRefund: (account: string, refundNumber: string) => refunds.get(`${account}/${refundNumber}`),
    /** Opens a trade at its first sight; later sights find it as it stands. */
    open(trade: Omit<Trade, 'status' | 'payments' | 'token'>): Trade {
      const known = find(trade.account, trade.number);
      if (known) return known;
      record({ do: 'open', trade: { ...trade, token: randomUUID() } });
      return getTrade(find(trade.account, trade.number));
    },
    close(trade: Trade): void {
      if (trade.status === 'unpaid') record({ do: 'close', account: trade.account, number: trade.number });
    },
    /** Takes money. */
    take(trade: Trade, amountInFen: number, now: number, reference = nextReference(now, '1')): Payment {
      const payment = { reference, amountInFen, at: now };
      record({ do: 'take', account: trade.account, number: trade.number, payment });
      return payment;
    },
    /** Books a refund once by its number: what was charged, at most once in all; undefined when the same number asks for something else. */
    refund(asked: Pick<Refund, 'account' | 'refundNumber' | 'number' | 'charge' | 'askedInFen' | 'requestedAt' | 'noticeUrl'>, how: { fails: boolean; offInFen: number; believes: boolean }, now: number): Refund | undefined {
      const before = refunds.get(`${asked.account}/${asked.refundNumber}`);
      if (before && (before.charge !== asked.charge || before.askedInFen !== asked.askedInFen)) return undefined;
      if (before && before.status !== 'failed') return before;
      const charge = find(asked.account, asked.number)?.payments.find((payment) => payment.reference === asked.charge);
      const given = [...refunds.values()].filter((r) => r.account === asked.account && r.charge === asked.charge && r.status === 'done').reduce((sum, r) => sum + r.askedInFen, 0);
      const reason = how.fails ? 'payer_account_closed' : !charge && !how.believes ? 'no_such_payment' : given + asked.askedInFen > (charge?.amountInFen ?? asked.askedInFen) ? 'more_than_paid' : '';
      const refund: Refund = { ...asked, status: reason === '' ? 'done' : 'failed', amountInFen: asked.askedInFen + how.offInFen, reference: nextReference(now, '5'), at: now, reason };
      record({ do: 'refund', refund });
      return refund;
    },
    plantsOf: (account: string, day: string) => planted.get(`${account}/${day}`),
    plant: (account: string, day: string, plants: Plant[]) => { record({ do: 'plant', account, day, plants }); },
  };
}

export type Book = ReturnType<typeof openBook>;

function getTrade(trade: Trade | undefined): Trade {
  if (!trade) throw new Error('a trade just opened is in the book');
  return trade;
}
