import type { Instant } from '#contracts/dates.ts';
import { MessageState, type MessageReceipt } from '#contracts/messages.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { MessagePorts } from '#server/platform/sms/message-ports.ts';
import { isSecret } from './domain/message-templates.ts';
import { stateAfter } from './domain/receipt-rules.ts';
import { keepReceipt, lockMessage, writeOutcome } from './receipts.store.ts';

/**
 * 回执: believed only with the right signature, of a message we sent, under the number its carrier gave it; one that comes before the carrier's
 * answer is believed too. A repeated receipt is answered like the first and changes nothing.
 */
export async function takeReceipt(tx: Tx, ports: Pick<MessagePorts, 'sms' | 'mail'>, receipt: MessageReceipt, now: Instant): Promise<Result<{ accountId: string | null; state: MessageState }>> {
  const port = receipt.channel === 'sms' ? ports.sms : ports.mail;
  if (!port.believes(receipt)) return refusedFor('message.receipt_refused');
  const message = await lockMessage(tx, receipt.messageId);
  if (message?.channel !== receipt.channel) return refusedFor('message.not_found');
  if (message.provider_reference !== null && message.provider_reference !== receipt.reference) return refusedFor('message.receipt_other');
  const state = MessageState.parse(message.state);
  if (!(await keepReceipt(tx, receipt, now))) return ok({ accountId: message.account_id, state });
  const next = stateAfter(state, receipt.status);
  if (next !== state) await writeOutcome(tx, receipt, { state: next, forget: isSecret(message.template) && !port.standIn });
  return ok({ accountId: message.account_id, state: next });
}
