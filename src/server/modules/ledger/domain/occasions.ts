import type { Instant } from '#contracts/dates.ts';
import type { LedgerAccount, LedgerKind } from '#contracts/ledger.ts';

/** Whose fee it is (归属): the province and sitting of the application. */
export type FeeOf = { province: string; sittingId: string };

type Charge = { receiving: string; number: string; reference: string; orderNumber: string; of: FeeOf; amountInFen: number; happenedAt: Instant };
type OfRefund = { refundNumber: string; orderNumber: string; of: FeeOf; amountInFen: number; happenedAt: Instant };
type AtDesk = { province: string; amountInFen: number; happenedAt: Instant; id: string; note: string };

/**
 * What moves money (记账事由), with what each must say. A charge is known by receiving account and the channel's reference, whatever becomes of it; a refund by its number.
 * `number` is what the channel knows the payment by (attempt number).
 */
export type Occasion =
  | ({ kind: 'charge_settled' | 'charge_held' } & Charge)
  /** A fee that was settled is owed back; a charge that was held is owed already and is not said again. */
  | ({ kind: 'refund_due' } & OfRefund)
  | ({ kind: 'refund_done'; receiving: string; number: string; reference: string } & OfRefund)
  /** The payer's bank sent a refund back (退汇): it is owed again. */
  | ({ kind: 'refund_back'; receiving: string; number: string; reference: string } & OfRefund)
  | { kind: 'cash_taken'; orderNumber: string; receiptNumber: string; of: FeeOf; amountInFen: number; happenedAt: Instant }
  | ({ kind: 'cash_paid_out'; receiptNumber: string } & OfRefund)
  /** The same by card at the desk: the bank has it, the drawer does not. */
  | { kind: 'pos_taken'; orderNumber: string; receiptNumber: string; of: FeeOf; amountInFen: number; happenedAt: Instant }
  | ({ kind: 'pos_paid_out'; receiptNumber: string } & OfRefund)
  | ({ kind: 'cash_deposited' } & AtDesk)
  /** Change drawn from the bank (备用金), and a deposit that was entered wrongly, taken back. */
  | ({ kind: 'cash_drawn' } & AtDesk)
  | ({ kind: 'cash_difference'; short: boolean } & AtDesk)
  /** What the channel kept of a day, by its bill; `edition` is that of the bill. */
  | { kind: 'channel_fee'; receiving: string; billDay: string; edition: number; takenBack: boolean; amountInFen: number; happenedAt: Instant }
  /** Money on a bill that nobody here knows of: in suspense until it is clear whose it is. */
  | { kind: 'suspense' | 'suspense_cleared'; receiving: string; id: string; reference: string; amountInFen: number; happenedAt: Instant; note: string }
  /** A difference nobody can settle (核销): ours to bear when the channel has less than booked. */
  | { kind: 'written_off'; receiving: string; id: string; loss: boolean; amountInFen: number; province: string | null; happenedAt: Instant; note: string };

type Side = { account: LedgerAccount; of: string };
export type Posting = { debit: Side; credit: Side; amountInFen: number };
export type Entry = {
  occasion: string; kind: LedgerKind; happenedAt: Instant; amountInFen: number; postings: Posting[]; note: string;
  receiving: string | null; number: string | null; reference: string | null; orderNumber: string | null; refundNumber: string | null; province: string | null; sittingId: string | null;
};

/** How an occasion is booked (记账规则): its name, and what goes from which account into which. Every amount leaves one account and enters another, so each entry balances. */
export function entryOf(o: Occasion): Entry {
  switch (o.kind) {
    case 'charge_settled': return entry(o, `charge:${o.receiving}:${o.reference}`, channel(o.receiving), treasury(o.of));
    case 'charge_held': return entry(o, `charge:${o.receiving}:${o.reference}`, channel(o.receiving), owed(o.of));
    case 'refund_due': return entry(o, `refund_due:${o.refundNumber}`, treasury(o.of), owed(o.of));
    case 'refund_done': return entry(o, `refund_done:${o.refundNumber}`, owed(o.of), channel(o.receiving));
    case 'refund_back': return entry(o, `refund_back:${o.refundNumber}:${o.reference}`, channel(o.receiving), owed(o.of));
    case 'cash_taken': return entry({ ...o, reference: o.receiptNumber }, `cash:${o.orderNumber}`, cash(o.of.province), treasury(o.of));
    case 'cash_paid_out': return entry({ ...o, reference: o.receiptNumber }, `cash_out:${o.refundNumber}`, owed(o.of), cash(o.of.province));
    case 'pos_taken': return entry({ ...o, reference: o.receiptNumber }, `cash:${o.orderNumber}`, { account: 'bank', of: o.of.province }, treasury(o.of));
    case 'pos_paid_out': return entry({ ...o, reference: o.receiptNumber }, `cash_out:${o.refundNumber}`, owed(o.of), { account: 'bank', of: o.of.province });
    case 'cash_drawn': return entry(o, `drawn:${o.id}`, cash(o.province), { account: 'bank', of: o.province });
    case 'cash_deposited': return entry(o, `deposit:${o.id}`, { account: 'bank', of: o.province }, cash(o.province));
    case 'cash_difference': return between(o, `cash_difference:${o.id}`, o.short, { account: 'difference', of: o.province }, cash(o.province));
    case 'channel_fee': return between(o, `fee:${o.receiving}:${o.billDay}:${String(o.edition)}${o.takenBack ? ':back' : ''}`, !o.takenBack, { account: 'fees', of: o.receiving }, channel(o.receiving));
    case 'suspense': return entry(o, `suspense:${o.id}`, channel(o.receiving), { account: 'suspense', of: o.receiving });
    case 'suspense_cleared': return entry(o, `suspense_cleared:${o.id}`, { account: 'suspense', of: o.receiving }, channel(o.receiving));
    case 'written_off': return between(o, `written_off:${o.id}`, o.loss, { account: 'difference', of: o.receiving }, channel(o.receiving));
  }
}

const channel = (receiving: string): Side => ({ account: 'channel', of: receiving });
const cash = (province: string): Side => ({ account: 'cash', of: province });
const holder = ({ province, sittingId }: FeeOf) => `${province}/${sittingId}`;
const treasury = (of: FeeOf): Side => ({ account: 'treasury', of: holder(of) });
const owed = (of: FeeOf): Side => ({ account: 'owed', of: holder(of) });

type Said = { kind: LedgerKind; amountInFen: number; happenedAt: Instant; note?: string; receiving?: string; number?: string; reference?: string; orderNumber?: string; refundNumber?: string; of?: FeeOf; province?: string | null };

function entry(o: Said, occasion: string, debit: Side, credit: Side): Entry {
  return {
    occasion, kind: o.kind, happenedAt: o.happenedAt, amountInFen: o.amountInFen, note: o.note ?? '', receiving: o.receiving ?? null, number: o.number ?? null, reference: o.reference ?? null, orderNumber: o.orderNumber ?? null,
    refundNumber: o.refundNumber ?? null, province: o.of?.province ?? o.province ?? null, sittingId: o.of?.sittingId ?? null, postings: [{ debit, credit, amountInFen: o.amountInFen }],
  };
}

/** Into the first account when `forth`, else out of it. */
function between(o: Said, occasion: string, forth: boolean, first: Side, second: Side): Entry {
  return forth ? entry(o, occasion, first, second) : entry(o, occasion, second, first);
}
