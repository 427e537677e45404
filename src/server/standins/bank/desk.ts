import type { Readable } from 'node:stream';
import type { BankKey, BankKeys } from './bank-keys.ts';
import type { BankMood } from './behaviour.ts';
import type { Line } from './bill-days.ts';
import type { Book, Payment, Refund, Trade } from './book.ts';
import type { Merchant } from './merchants.ts';
import type { Tally } from './tally.ts';

/** What each channel's desk works with. */
export type Desk = {
  book: Book;
  keys: BankKeys;
  mood: BankMood;
  tally: Tally;
  merchants: readonly Merchant[];
  now: () => number;
  /** Where the bank stands, without a trailing slash. */
  url: () => string;
  /** Believes a signed refund of a charge it does not remember. */
  forgetful: boolean;
  /** The lines of an account's bill of a day, and the bill as the channel sends it. */
  linesOf: (account: string, day: string) => Line[];
  bills: (account: string, day: string) => Readable;
  wechatBill: (account: string, day: string) => string;
  /** Takes the news of a refund on, to be sent. */
  announceRefund: (refund: Refund) => void;
};

/** What is told of a trade: that it was paid, or that it was not. */
export type Told = { status: 'paid'; payment: Payment } | { status: 'failed' | 'closed' };

/** How a letter is written: when, in whose name, and with whose key. */
export type How = { sentAt: number; merchant: Merchant; forged?: boolean; stale?: boolean };

/** A notice as it goes over the wire. */
export type Letter = { headers: Record<string, string>; body: string };

/** How one channel writes to merchants, and when it takes a letter for received. */
export type Writer = {
  payment(trade: Trade, told: Told, how: How): Letter;
  refund(refund: Refund, how: How): Letter;
  isReceived(status: number, body: string): boolean;
};

/** The key a channel signs with now: the first, or after a change of keys the second; a forger's is neither. */
export function signingKey({ keys, mood }: Pick<Desk, 'keys' | 'mood'>, kind: Merchant['kind'], { forged = false } = {}): BankKey {
  // whoever forges has a key of his own: the merchant's is one the channel never signs with
  return forged ? keys.ours(kind, 1) : keys.theirs(kind, mood.behaviour.secondKey ? 2 : 1);
}

/** The charge a question is about: the one it names by the bank's number, else the first; none while the bank denies what it took. */
export function paymentOf({ mood, tally }: Pick<Desk, 'mood' | 'tally'>, trade: Trade, reference: string | undefined): Payment | undefined {
  if (mood.behaviour.denies && trade.payments.length > 0) {
    tally.add('payment denied', trade.account);
    return undefined;
  }
  return trade.payments.find((payment) => payment.reference === reference) ?? trade.payments[0];
}

/** Waits as long as answers are late now, and counts what is wrong with the one to come. */
export async function beLate({ mood, tally }: Pick<Desk, 'mood' | 'tally'>): Promise<void> {
  const { answerDelayMs, down, falseAnswers, wrongAnswers } = mood.behaviour;
  if (answerDelayMs > 0) tally.add('answer late');
  if (down) tally.add('answer refused (503)');
  else if (falseAnswers) tally.add('answer falsely signed');
  else if (wrongAnswers) tally.add('answer about another number');
  if (answerDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, answerDelayMs));
}

/** The answer about a refund that was made, lost on its way. */
export function lose({ tally }: Pick<Desk, 'tally'>, account: string): undefined {
  tally.add('refund answer lost', account);
}
