import type { Instant } from '#contracts/dates.ts';
import { MessageState } from '#contracts/messages.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Carrier, Report } from '#server/platform/carriers/carrier.ts';
import { isDigest } from '#server/platform/crypto/digest.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isSecret } from './domain/message-templates.ts';
import { refusalOfReport, stateAfter } from './domain/receipt-rules.ts';
import { writeInstead } from './fail-message.ts';
import { asFailed } from './messages.store.ts';
import type { NoticesEnv } from './notices-env.ts';
import { findReported, keepReceipt, lockReported, writeOutcome } from './receipts.store.ts';
import { listTries } from './tries.store.ts';

export type ReportOffice = { kit: { crypto: FieldCrypto }; now: Instant };
export type Taken = { messageId: string; accountId: string | null; state: MessageState };

/**
 * 回执: believed only of a message this carrier was given, under the number it gave, for the very recipient, about a moment that can be. One that comes before the carrier's
 * answer is believed too. A repeated one is answered like the first and changes nothing; the first that says "not delivered" begins the second channel.
 */
export async function takeReport(tx: Tx, env: Pick<NoticesEnv, 'mailboxOf'>, office: ReportOffice, carrier: Carrier, report: Report): Promise<Result<Taken>> {
  const { kit, now } = office;
  const id = report.about.messageId ?? (report.about.reference === undefined ? undefined : await findReported(tx, carrier.name, report.about.reference));
  const message = id === undefined ? undefined : await lockReported(tx, id);
  if (!message || message.channel !== carrier.channel) return refusedFor('message.not_found');
  const tries = await listTries(tx, message.message_id);
  const no = refusalOfReport({
    carrier: message.carrier, reference: message.provider_reference, given: tries.map((one) => one.carrier), queuedAt: message.queued_at.getTime(),
    rightRecipient: report.recipient === undefined || (message.recipient_key !== null && isDigest(message.recipient_key, kit.crypto.index('message.recipient', report.recipient))),
  }, { carrier: carrier.name, ...report }, now);
  if (no) return refusedFor(no);
  const state = MessageState.parse(message.state);
  const taken = (after: MessageState): Result<Taken> => ok({ messageId: message.message_id, accountId: message.account_id, state: after });
  if (!(await keepReceipt(tx, message.message_id, report, now))) return taken(state);
  const next = stateAfter(state, report.status);
  if (next === state) return taken(state);
  await writeOutcome(tx, message.message_id, { carrier: carrier.name, report, state: next, forget: isSecret(message.template) && !carrier.standIn });
  if (next === 'failed') await writeInstead(tx, env, office, asFailed(message));
  return taken(next);
}
