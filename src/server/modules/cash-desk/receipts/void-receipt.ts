import type { AskVoid, CounterReceiptNumber, DecideVoid } from '#contracts/cash-desk.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { lockDesk, type Desk } from '../desks.store.ts';
import { refusalsToAskVoid, refusalsToDecideVoid } from '../domain/receipt-rules.ts';
import { issueReceipt } from './issue-receipt.ts';
import { findReceipt, markVoidAsked, nameReplacement, voidReceipt, wasPaidOut, type Receipt } from './receipts.store.ts';

/** 申请作废: the cashier says why a receipt is wrong; it stays valid until another person agrees. */
export async function askVoid(b: AtDesk, number: CounterReceiptNumber, { version, reason }: AskVoid): Promise<Result<Receipt>> {
  const taken = await take(b, number, version, (r) => refusalsToAskVoid(r, b.by));
  if (!taken.ok) return taken;
  await markVoidAsked(b.tx, taken.value.receipt, { by: b.by, reason, at: b.now });
  return ok(taken.value.receipt);
}

/** 复核作废: by a second person. The number stays in the series as void, and the payment gets a new receipt under the next number, unless its money was paid out again. */
export async function decideVoid(b: AtDesk, number: CounterReceiptNumber, { version, decision, reason }: DecideVoid): Promise<Result<Receipt>> {
  const taken = await take(b, number, version, (r) => [...refusalsToDecideVoid(r, b.by), ...(decision === 'turn_down' && reason === '' ? [refuse('cash.reason_missing', { path: 'reason' })] : [])]);
  if (!taken.ok) return taken;
  const { receipt, desk } = taken.value;
  if (decision === 'turn_down') await markVoidAsked(b.tx, receipt, undefined);
  else {
    await voidReceipt(b.tx, receipt, b.by, b.now);
    if (!(await wasPaidOut(b.tx, receipt.orderNumber))) await nameReplacement(b.tx, number, await issueReceipt(b.tx, desk, receipt, b.by, b.now, number));
  }
  return ok(receipt);
}

async function take({ tx, by }: AtDesk, number: CounterReceiptNumber, version: number, rule: (r: Receipt) => Refusal[]): Promise<Result<{ receipt: Receipt; desk: Desk }>> {
  const seen = await findReceipt(tx, by.jurisdiction, number);
  const desk = seen && (await lockDesk(tx, by.jurisdiction, seen.desk));
  const receipt = desk && (await findReceipt(tx, by.jurisdiction, number, { lock: true }));
  if (!receipt) return refusedFor('cash.receipt_not_found');
  if (receipt.version !== version) return refusedFor('cash.changed_meanwhile');
  const no = rule(receipt);
  return no.length > 0 ? refused(no) : ok({ receipt, desk });
}
