import type { MessageReceipt } from '#contracts/messages.ts';

/** One mail on its way out; `id` is the same at every attempt, so that the relay can drop repeats. */
export type MailToSend = { id: string; to: string; subject: string; text: string };

/** Sends mails (邮件). Throws when the mail was not taken; the outbox then tries again. */
export type Mail = {
  /** True for the recorder, which sends nothing; production refuses it. */
  standIn: boolean;
  /** Hands the mail to the relay and returns its receipt number. */
  send(message: MailToSend): Promise<{ reference: string }>;
  /** True for a receipt that carries the signature of this relay (退信、送达回执). */
  believes(receipt: MessageReceipt): boolean;
};
