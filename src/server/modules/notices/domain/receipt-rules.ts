import type { Instant } from '#contracts/dates.ts';
import type { MessageState } from '#contracts/messages.ts';

/**
 * What a receipt makes of a message: delivered is final; failed gives way to a later delivered, as carriers try again; nothing else changes.
 * So the same receipts in any order, any number of times, end the same.
 */
export function stateAfter(state: MessageState, status: 'delivered' | 'failed'): MessageState {
  return state === 'delivered' ? 'delivered' : status;
}

/** What is known of the message a report is about: who took it under which number, and to whom it was given at all. */
type Known = { carrier: string | null; reference: string | null; given: readonly string[]; queuedAt: Instant; rightRecipient: boolean };
type Said = { carrier: string; about: { reference: string | undefined }; status: 'delivered' | 'failed'; at: Instant };

/** Clocks differ by so much, and no report comes later than this. */
const SKEW = 10 * 60_000;
const LATEST = 7 * 86_400_000;

/** Why a report is not believed; nothing when it is. What another carrier says of a message it was given counts only when it delivered it. */
export function refusalOfReport(known: Known, said: Said, now: Instant): 'message.receipt_refused' | 'message.receipt_other' | undefined {
  const { reference } = said.about;
  if (!known.rightRecipient) return 'message.receipt_refused';
  if (said.at < known.queuedAt - SKEW || said.at > now + SKEW || now - said.at > LATEST) return 'message.receipt_refused';
  if (known.carrier === said.carrier) return known.reference !== null && reference !== undefined && known.reference !== reference ? 'message.receipt_other' : undefined;
  if (known.carrier !== null && said.status === 'failed') return 'message.receipt_other';
  // sent before carriers had names, or given to this one without an answer yet
  if (known.carrier === null && known.given.length === 0) return known.reference !== null && known.reference !== reference ? 'message.receipt_other' : undefined;
  return known.given.includes(said.carrier) ? undefined : 'message.receipt_other';
}
