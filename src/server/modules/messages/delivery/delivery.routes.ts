import { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { DeliveryFigures, LookUpMessages, MessageId, ResendMessage, SentMessages } from '#contracts/messages.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok } from '#server/kernel/result.ts';
import { countReminded } from '#server/modules/applications/index.ts';
import { listDeliveries } from '#server/modules/notices/index.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { eventName, findPerson, resendMessage, viewPersonMessages, type PersonDesk } from './person-messages.ts';

const access = { staff: 'message.see' } as const;
type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'kit'> & { actor: StaffActor };
const deskOf = ({ tx, kit, now, visitor, actor }: Asking): PersonDesk => ({ tx, kit, now, lang: visitor.lang, jurisdiction: actor.jurisdiction });
const Days = z.coerce.number('field.invalid').int('field.invalid').min(1, 'field.too_small').max(90, 'field.too_big').default(14);

const figures = defineEndpoint({
  method: 'GET', path: '/api/staff/message-deliveries', summary: '消息发送情况：按日、按消息', access, audit: null, limit: 'read', query: z.object({ days: Days }), output: DeliveryFigures,
  handle: async ({ tx, now, visitor, actor }, { query }) => {
    const found = await listDeliveries(tx, { since: beijingDay(now - (query.days - 1) * 86_400_000), province: actor.jurisdiction.kind === 'nation' ? undefined : (provinceOf(actor.jurisdiction) ?? '--') });
    return ok({ ...found, events: found.events.map((e) => ({ ...e, name: eventName(e.event, visitor.lang) })), reminders: await countReminded(tx, actor.jurisdiction, now - query.days * 86_400_000) });
  },
});

const lookUp = defineEndpoint({
  method: 'POST', path: '/api/staff/message-look-ups', summary: '查找某人的消息', access, audit: 'message.look_up', limit: 'look_up', idempotent: false, seeAs: 'open', body: LookUpMessages, output: SentMessages,
  handle: async (ctx, { body }) => {
    const found = await findPerson(deskOf(ctx), body);
    if (!found.ok) return found;
    ctx.note({ subject: `account:${found.value}`, accountId: found.value });
    return viewPersonMessages(deskOf(ctx), found.value, undefined);
  },
});

const ofPerson = defineEndpoint({
  method: 'GET', path: '/api/staff/accounts/:accountId/messages', summary: '某人的消息与发送状态', access, audit: 'message.list', limit: 'read', params: z.object({ accountId: AccountId }), query: z.object({ after: MessageId.optional() }), output: SentMessages,
  handle: async (ctx, { params, query }) => {
    ctx.note({ subject: `account:${params.accountId}`, accountId: params.accountId });
    return viewPersonMessages(deskOf(ctx), params.accountId, query.after);
  },
});

const resend = defineEndpoint({
  method: 'POST', path: '/api/staff/accounts/:accountId/messages/:messageId/resending', summary: '补发消息', access, audit: 'message.resend', limit: 'code', params: z.object({ accountId: AccountId, messageId: MessageId }), body: ResendMessage, output: SentMessages,
  handle: async (ctx, { params, body }) => {
    const done = await resendMessage(deskOf(ctx), params.accountId, params.messageId);
    if (!done.ok) return done;
    ctx.note({ subject: `message:${params.messageId}`, accountId: params.accountId, reason: body.reason, after: done.value });
    return viewPersonMessages(deskOf(ctx), params.accountId, undefined);
  },
});

export const deliveryEndpoints = [figures, lookUp, ofPerson, resend];
