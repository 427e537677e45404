import { z } from 'zod';
import { DeliveryList, DeliveryState, HookSecretShown, NewHook } from '#contracts/partner-hooks.ts';
import { WhyPartner } from '#contracts/partners.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { PartnersEnv } from '../partners-env.ts';
import { findPartner } from '../partners.store.ts';
import { listDeliveries, resendDelivery } from './deliveries.store.ts';
import { findHook } from './hooks.store.ts';
import { sendDue } from './hooks.jobs.ts';
import { closeHook, heldHook, openHook, renewSecret, resumeHook } from './keep-hooks.ts';

const manage = { staff: 'partner.manage' } as const;
const OnePartner = z.object({ id: z.uuid() });
const OneHook = z.object({ id: z.uuid(), hookId: z.uuid() });
const OneDelivery = OneHook.extend({ deliveryId: z.uuid() });
const PAGE = 50;
const keeping = (ctx: Ctx<typeof manage>) => ({ tx: ctx.tx, actor: ctx.actor, now: ctx.now, crypto: ctx.kit.crypto });

/** 事件订阅: opened, its secret renewed, resumed, closed; and the log of what was sent. */
export function hookEndpoints({ privateToo }: PartnersEnv) {
  const open = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/hooks', summary: '订阅事件推送（签名密钥只显示一次）', access: manage, audit: 'partner.open_hook', limit: 'write', idempotent: false, params: OnePartner, body: NewHook, output: HookSecretShown,
    handle: async (ctx, { params, body }) => {
      const done = await openHook({ ...keeping(ctx), privateToo }, params.id, body);
      if (done.ok) ctx.note({ subject: `partner:${params.id}`, after: { hook: done.value.hookId, url: body.url, events: body.events } });
      return done;
    },
  });

  const secret = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/secret', summary: '轮换推送签名密钥（只显示一次）', access: manage, audit: 'partner.renew_hook_secret', limit: 'write', idempotent: false, params: OneHook, output: HookSecretShown,
    handle: async (ctx, { params }) => {
      const done = await renewSecret(keeping(ctx), params.id, params.hookId);
      if (done.ok) ctx.note({ subject: `partner:${params.id}`, after: { hook: params.hookId } });
      return done;
    },
  });

  const resume = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/resumption', summary: '恢复已暂停的推送', access: manage, audit: 'partner.resume_hook', limit: 'write', params: OneHook, output: z.object({}),
    handle: async (ctx, { params }) => {
      const done = await resumeHook(keeping(ctx), params.id, params.hookId);
      if (!done.ok) return done;
      await enqueue(ctx.tx, sendDue, { hookId: params.hookId });
      ctx.note({ subject: `partner:${params.id}`, after: { hook: params.hookId } });
      return ok({});
    },
  });

  const close = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/closing', summary: '关闭事件订阅', access: manage, audit: 'partner.close_hook', limit: 'write', params: OneHook, body: WhyPartner, output: z.object({}),
    handle: async (ctx, { params, body }) => {
      const done = await closeHook(keeping(ctx), params.id, params.hookId, body.reason);
      if (done.ok) ctx.note({ subject: `partner:${params.id}`, after: { hook: params.hookId }, reason: body.reason });
      return done.ok ? ok({}) : done;
    },
  });

  const log = defineEndpoint({
    method: 'GET', path: '/api/staff/partners/:id/hooks/:hookId/deliveries', summary: '事件推送记录', access: { staff: 'partner.see' }, audit: 'partner.list_deliveries', limit: 'read', params: OneHook, query: z.object({ state: DeliveryState.optional(), after: z.uuid().optional() }), output: DeliveryList,
    handle: async ({ tx, actor, note }, { params, query }) => {
      const hook = (await findPartner(tx, actor.jurisdiction, params.id)) && (await findHook(tx, params.hookId));
      if (hook?.partnerId !== params.id) return refusedFor('partner.hook_not_found');
      const found = await listDeliveries(tx, params.hookId, query.state, query.after, PAGE + 1);
      const items = found.slice(0, PAGE).map(({ hookId: _, ...line }) => line);
      note({ subject: `partner:${params.id}` });
      return ok({ items, next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null });
    },
  });

  const resend = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/deliveries/:deliveryId/resending', summary: '重发一条事件', access: manage, audit: 'partner.resend', limit: 'write', params: OneDelivery, output: z.object({}),
    handle: async (ctx, { params }) => {
      const hook = await heldHook(ctx, params.id, params.hookId);
      if (!hook.ok) return hook;
      if (!(await resendDelivery(ctx.tx, params.hookId, params.deliveryId, ctx.now))) return refusedFor('partner.delivery_not_found');
      await enqueue(ctx.tx, sendDue, { hookId: params.hookId });
      ctx.note({ subject: `partner:${params.id}`, after: { delivery: params.deliveryId } });
      return ok({});
    },
  });

  return { open, secret, resume, close, log, resend };
}
