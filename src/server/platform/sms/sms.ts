import type { MessageReceipt } from '#contracts/messages.ts';

/** One text message on its way out; `id` is the same at every attempt, so that the carrier can drop repeats. */
export type SmsToSend = { id: string; to: string; text: string };

/** Sends text messages (短信). Throws when the message was not taken; the outbox then tries again. */
export type Sms = {
  /** True for the recorder, which sends nothing; production refuses it. */
  standIn: boolean;
  /** Hands the message to the carrier and returns its receipt number. */
  send(message: SmsToSend): Promise<{ reference: string }>;
  /** True for a receipt that carries the signature of this carrier (状态报告). */
  believes(receipt: MessageReceipt): boolean;
};
