import { z } from 'zod';
import { PARTNER_EVENTS, PartnerEvent } from './partners.ts';

/** Body of POST /api/staff/partners/:id/hooks (订阅事件). */
export const NewHook = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'partner.hook_address' }).max(500, 'field.too_long'),
  events: z.array(PartnerEvent).min(1, 'field.required').max(PARTNER_EVENTS.length, 'field.too_many'),
});
export type NewHook = z.infer<typeof NewHook>;

/** The secret messages are signed with, shown this once. */
export const HookSecretShown = z.object({ hookId: z.uuid(), secret: z.string() }).meta({ id: 'HookSecretShown' });
export type HookSecretShown = z.infer<typeof HookSecretShown>;

export const DELIVERY_STATES = ['waiting', 'delivered', 'given_up'] as const;
export const DeliveryState = z.enum(DELIVERY_STATES, 'field.not_a_choice');
export type DeliveryState = z.infer<typeof DeliveryState>;
export const DELIVERY_STATE_WORDS = { waiting: { zh: '待发送', en: 'Waiting' }, delivered: { zh: '已送达', en: 'Delivered' }, given_up: { zh: '未送达', en: 'Not delivered' } } as const;

export const DeliveryLine = z.object({
  id: z.uuid(), event: PartnerEvent, subject: z.string(), body: z.string(), state: DeliveryState, tries: z.number(), nextAt: z.number().nullable(), answerStatus: z.number().nullable(), answer: z.string().nullable(), tookMs: z.number().nullable(), deliveredAt: z.number().nullable(), madeAt: z.number(),
});
export type DeliveryLine = z.infer<typeof DeliveryLine>;
export const DeliveryList = z.object({ items: z.array(DeliveryLine), next: z.string().nullable() }).meta({ id: 'DeliveryList' });

/** Subscriptions that paused by themselves and wait for an officer of this jurisdiction (自动暂停). */
export const PausedHooks = z.object({
  items: z.array(z.object({ hookId: z.uuid(), partnerId: z.uuid(), partner: z.string(), host: z.string(), why: z.string(), failingSince: z.number().nullable() })),
}).meta({ id: 'PausedHooks' });
export type PausedHooks = z.infer<typeof PausedHooks>;
