import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { DeliveryFigures, FigureDays, LookUpMessages, MessageCarriersView, MessageId, ResendMessage, SentMessages } from '#contracts/messages.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { findPerson, resendMessage, viewPersonMessages, type PersonDesk } from './person-messages.ts';
import type { MessagesEnv } from '../messages-env.ts';
import { readCarriers } from './read-carriers.ts';
import { readDeliveries } from './read-deliveries.ts';

const access = { staff: 'message.see' } as const;
type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'kit'> & { actor: StaffActor };
const deskOf = ({ tx, kit, now, visitor, actor }: Asking): PersonDesk => ({ tx, kit, now, lang: visitor.lang, jurisdiction: actor.jurisdiction });

const figures = defineEndpoint({
  method: 'GET', path: '/api/staff/message-deliveries', summary: '消息发送情况：按日、按消息', access, audit: null, limit: 'read', query: z.object({ days: FigureDays }), output: DeliveryFigures,
  handle: async ({ tx, now, visitor, actor }, { query }) => ok(await readDeliveries({ tx, now, lang: visitor.lang, jurisdiction: actor.jurisdiction }, query.days)),
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

const carriersView = ({ carriers }: Pick<MessagesEnv, 'carriers'>) => defineEndpoint({
  method: 'GET', path: '/api/staff/message-carriers', summary: '短信、邮件通道：状态、限量、未报备的消息', access, audit: null, limit: 'read', output: MessageCarriersView,
  handle: async ({ tx, kit, now, visitor, actor }) => ok(await readCarriers({ tx, kit, now, lang: visitor.lang, carriers, seesSecrets: actor.jurisdiction.kind === 'nation' && actor.permissions.includes('message.edit') })),
});

export const deliveryEndpoints = (env: Pick<MessagesEnv, 'carriers'>) => [figures, carriersView(env), lookUp, ofPerson, resend];
