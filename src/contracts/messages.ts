import { z } from 'zod';
import { AccountId } from './ids.ts';

export const MessageId = z.uuid().brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;

/** What a carrier says became of a message (状态报告, 回执), signed with the key of its gateway: HMAC-SHA256 over the sorted `name=value` pairs. */
export const MessageReceipt = z.strictObject({
  receiptId: z.string().min(8).max(100), channel: z.enum(['sms', 'mail']), messageId: MessageId, reference: z.string().min(1).max(200),
  status: z.enum(['delivered', 'failed']), reason: z.string().max(60).nullable(), at: z.int(), signature: z.string().regex(/^[0-9a-f]{64}$/),
});
export type MessageReceipt = z.infer<typeof MessageReceipt>;

export const MessageChannel = z.enum(['sms', 'mail', 'inbox']);
/** 待发送, 已发出, 已送达, 未送达, 已取消. */
export const MessageState = z.enum(['queued', 'sent', 'delivered', 'failed', 'cancelled']);
export type MessageState = z.infer<typeof MessageState>;

/** Body of POST /api/staff/message-look-ups: by application number, or by name and document number exactly as registered. */
export const LookUpMessages = z.strictObject({
  number: z.string().trim().regex(/^\d{18}$/, 'field.invalid').optional(),
  name: z.string().trim().min(1, 'field.required').max(80, 'field.too_long').optional(), documentNumber: z.string().trim().min(4, 'field.too_short').max(40, 'field.too_long').optional(),
});
export type LookUpMessages = z.infer<typeof LookUpMessages>;

/** A message as staff see it: masked, its text only where it carries no code. */
export const SentMessage = z.object({
  id: MessageId, event: z.string(), channel: MessageChannel, to: z.string(), state: MessageState, why: z.string(), queuedAt: z.number(), sentAt: z.number().nullable(), deliveredAt: z.number().nullable(), failedAt: z.number().nullable(),
  text: z.string().nullable(), resent: z.boolean(),
  /** It went instead of a text message that could not be delivered. */
  instead: z.boolean(),
  /** What it waits for and until when, in words; empty when it does not wait. */
  waits: z.string(),
  /** Each time it was given to a carrier (通道): which, when, what came of it in words. */
  tries: z.array(z.object({ carrier: z.string(), at: z.number(), became: z.string() })),
  /** Why it cannot be sent again, in words; null when it can. */
  closed: z.string().nullable(),
});
export type SentMessage = z.infer<typeof SentMessage>;
export const SentMessages = z.object({ accountId: AccountId, name: z.string(), phone: z.string().nullable(), mail: z.string(), messages: z.array(SentMessage), next: z.string().nullable() }).meta({ id: 'SentMessages' });
export type SentMessages = z.infer<typeof SentMessages>;

/** Body of POST …/resending. */
export const ResendMessage = z.strictObject({ reason: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long') });

/** How many days the figures reach back. */
export const FigureDays = z.coerce.number('field.invalid').int('field.invalid').min(1, 'field.too_small').max(90, 'field.too_big').default(14);

const Counts = z.object({ queued: z.number(), sent: z.number(), delivered: z.number(), failed: z.number(), cancelled: z.number() });
/** What became of messages, event by event and day by day. */
export const DeliveryFigures = z.object({
  countedAt: z.number().nullable(), days: z.array(Counts.extend({ day: z.string() })), events: z.array(Counts.extend({ event: z.string(), name: z.string() })),
  /** How many each reminder before a deadline reached, by its hours. */
  reminders: z.array(z.object({ sitting: z.string(), mark: z.number(), reminded: z.number() })),
}).meta({ id: 'DeliveryFigures' });
export type DeliveryFigures = z.infer<typeof DeliveryFigures>;

const CarrierState = z.enum(['working', 'held', 'trying']);
export type CarrierState = z.infer<typeof CarrierState>;
/** A carrier of text messages or mails as staff see it: whether it works, what became of the last day's tries, and which events it has no template for (短信通道、邮件通道). */
export const MessageCarrier = z.object({
  channel: z.enum(['sms', 'mail']), name: z.string(), kind: z.string(), place: z.number(), state: CarrierState, since: z.number().nullable(),
  taken: z.number(), refused: z.number(), unclear: z.number(), lastTakenAt: z.number().nullable(), lastNoAt: z.number().nullable(), lastNo: z.string(),
  /** Events that go by the catch-all template, and events that cannot go by this carrier at all. */
  byCatchAll: z.array(z.string()), lacking: z.array(z.string()),
  /** Where it is to push its reports; only for those who administer messages of the whole nation. */
  reportsTo: z.string().nullable(),
});
export type MessageCarrier = z.infer<typeof MessageCarrier>;

const Most = z.object({ minute: z.number(), hour: z.number(), day: z.number() });
const LimitsOfChannel = z.object({ code: Most, notice: Most });
/** Every carrier in the order it is asked, what waits, and how much one number or mailbox gets. */
export const MessageCarriersView = z.object({
  carriers: z.array(MessageCarrier), waiting: z.array(z.object({ channel: z.enum(['sms', 'mail']), why: z.enum(['night', 'allowance', 'carrier', 'due']), count: z.number() })),
  limits: z.object({ sms: LimitsOfChannel, mail: LimitsOfChannel }),
}).meta({ id: 'MessageCarriers' });
export type MessageCarriersView = z.infer<typeof MessageCarriersView>;
