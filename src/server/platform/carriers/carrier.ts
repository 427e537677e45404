import type { Instant } from '#contracts/dates.ts';
import type { MessageReceipt } from '#contracts/messages.ts';
import type { Lang } from '#contracts/refusals.ts';

/** One message on its way out; `id` is the same at every try, so that a carrier can be asked about it. */
export type MessageToSend = {
  id: string; to: string; subject: string; text: string; lang: Lang;
  /** The event it tells of, which carriers of registered templates send by. */
  event: string;
  /** What the event's words were filled with; absent where only the finished words are known. */
  params?: Readonly<Record<string, string>> | undefined;
};

/**
 * What a no of a carrier means: `again`: the carrier is in trouble; `later`: this recipient had too much for now; `other`: it never takes this
 * message, another may; `never`: nobody reaches this recipient; `unclear`: whether it was taken is not known.
 */
export type Verdict = 'again' | 'later' | 'other' | 'never' | 'unclear';

/** Why, in codes that staff read in words (`failure-words.ts`). */
export const REASONS = [
  'carrier_down', 'carrier_busy', 'no_answer', 'account_refused', 'no_balance', 'sign_refused', 'template_refused', 'no_template', 'content_refused', 'over_limit',
  'empty_number', 'powered_off', 'blacklisted', 'mailbox_unknown', 'mailbox_full', 'expired', 'rejected',
] as const;
export type Reason = (typeof REASONS)[number];

/** What a carrier answered. `faulty` says that the carrier itself stands ill: its breaker counts it. */
export type Outcome = { taken: true; reference: string } | { taken: false; verdict: Verdict; reason: Reason; faulty: boolean };

/** What a carrier says of a try whose answer was lost: it has the message, it never got it, or it cannot say. */
export type Asked = { known: true; reference: string } | { known: false } | undefined;

/** A report of a carrier on one message, in our words (状态报告, 回执). `about` finds the message: by our own id where the carrier repeats it, else by its number. */
export type Report = { about: { messageId: string | undefined; reference: string | undefined }; recipient: string | undefined; status: 'delivered' | 'failed'; reason: Reason | null; at: Instant; receiptId: string };

export const CARRIER_KINDS = ['aliyun', 'tencent', 'smtp', 'gateway', 'stand-in'] as const;
export type CarrierKind = (typeof CARRIER_KINDS)[number];

/** One way out for text messages or mails (短信通道、邮件通道). */
export type Carrier = {
  /** As the settings name it, unique among the carriers of its channel. */
  name: string;
  kind: CarrierKind;
  channel: 'sms' | 'mail';
  /** True for what sends nothing; production refuses it. */
  standIn: boolean;
  /** Whether it can say this at all; false where its registered templates lack the event. */
  takes(message: Pick<MessageToSend, 'event' | 'lang' | 'params'>): boolean;
  /** Hands the message over. Never throws for what a carrier may answer or a line may do. */
  send(message: MessageToSend, signal?: AbortSignal): Promise<Outcome>;
  /** Asks about a message given to it at a moment, where its protocol can tell. */
  ask?(message: Pick<MessageToSend, 'id' | 'to'>, since: Instant): Promise<Asked>;
  /** Reads what it reports; nothing when an item is no report of its kind. */
  readReport(item: unknown): Report | undefined;
  /** True for a report that carries this carrier's own signature, where its protocol signs them. */
  believes?(receipt: MessageReceipt): boolean;
  /** Ends its open connections. */
  close?(): void;
};

/** A no with its meaning. */
export const no = (verdict: Verdict, reason: Reason, faulty = false): Outcome => ({ taken: false, verdict, reason, faulty });
