import type { MessageState } from '#contracts/messages.ts';

/**
 * What a receipt makes of a message: delivered is final; failed gives way to a later delivered, as carriers try again; nothing else changes.
 * So the same receipts in any order, any number of times, end the same.
 */
export function stateAfter(state: MessageState, status: 'delivered' | 'failed'): MessageState {
  return state === 'delivered' ? 'delivered' : status;
}
