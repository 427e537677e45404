import type { Instant } from '#contracts/dates.ts';
import type { FiscalReceiptId } from '#contracts/fiscal-receipts.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { decideAnswer, nextTryAt } from './domain/receipt-states.ts';
import type { FiscalOutcome } from './platform/fiscal-platform.ts';
import { continueReceipt } from './receipts.jobs-declared.ts';
import { claimNumber, lockReceipt, noteTry, stepReceipt } from './receipts.store.ts';

/** 开票结果入账: takes what the platform said of a receipt, once; an answer to a question that is no longer asked changes nothing. */
export async function takeAnswer(tx: Tx, of: { accountId: AccountId; id: FiscalReceiptId }, { outcome, version }: { outcome: FiscalOutcome; version: number }, now: Instant): Promise<void> {
  const receipt = await lockReceipt(tx, of);
  if (!receipt) return;
  // refunded or sent again while the platform was asked: what it issued counts, what it did not is asked again
  const moved = receipt.version !== version;
  if (moved && (outcome.kind !== 'issued' || receipt.state !== 'waiting')) return;
  const decision = decideAnswer({ state: receipt.state, reverseWanted: receipt.reverseAskedAt !== null }, outcome);
  if (decision.do === 'try_again') return noteTry(tx, receipt, decision.fault, nextTryAt(now, receipt.tries));
  if (decision.do === 'stop') return stepReceipt(tx, receipt, 'stop', { fault: decision.fault, note: decision.note, nextAt: null }, now, null, decision.note);
  if (decision.do === 'nothing' || outcome.kind !== 'issued') return;
  const { kind: _, ...numbers } = outcome;
  if (!(await claimNumber(tx, numbers, of))) return stepReceipt(tx, receipt, 'stop', { fault: 'number_taken', note: `${numbers.code} ${numbers.number}`, nextAt: null }, now);
  const settled = { fault: null, note: '', tries: 0, nextAt: null } as const;
  if (decision.to === 'reversed') return stepReceipt(tx, receipt, 'reverse', { ...settled, state: 'reversed', red: numbers }, now, null, numbers.number);
  await stepReceipt(tx, receipt, 'issue', { ...settled, state: decision.to, issued: numbers, ...(decision.to === 'reversing' && { nextAt: new Date(now) }) }, now, null, numbers.number);
  if (decision.to === 'reversing') await enqueue(tx, continueReceipt, { accountId: of.accountId, receiptId: of.id });
}
