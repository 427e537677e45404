import { z } from 'zod';
import { DecideKey, KeyShown, NewPartner, PartnerList, PartnerView, ProposeKey, WhyPartner } from '#contracts/partners.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { listHooks } from './hooks/hooks.store.ts';
import { decideKey } from './keys/decide-key.ts';
import { enterPartner } from './keys/enter-partner.ts';
import { listKeys } from './keys/keys.store.ts';
import { proposeKey, withdrawKey } from './keys/propose-key.ts';
import { endKey, takeKey } from './keys/take-key.ts';
import type { PartnersEnv } from './partners-env.ts';
import { findPartner, listPartnerActs, pageOfPartners } from './partners.store.ts';
import { presentHook, presentKey, presentPartner } from './present-partners.ts';

const see = { staff: 'partner.see' } as const;
const manage = { staff: 'partner.manage' } as const;
const OnePartner = z.object({ id: z.uuid() });
const OneKey = z.object({ id: z.uuid(), keyId: z.uuid() });
const PAGE = 50;
const HISTORY = 100;

/** 对接系统: the list, one system, and what two people do about its keys. */
export function partnerEndpoints(env: PartnersEnv) {
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/partners', summary: '对接系统名单', access: see, audit: 'partner.list', limit: 'read', query: z.object({ after: z.uuid().optional() }), output: PartnerList,
    handle: async ({ tx, actor, visitor, now, note }, { query }) => {
      const found = await pageOfPartners(tx, actor.jurisdiction, query.after, PAGE + 1, now);
      const items = [];
      for (const p of found.slice(0, PAGE)) items.push(await presentPartner(tx, env, visitor.lang, p));
      note({ subject: 'partners', after: { shown: items.map((p) => p.id) } });
      return ok({ items, next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null });
    },
  });

  const one = defineEndpoint({
    method: 'GET', path: '/api/staff/partners/:id', summary: '一个对接系统：密钥、订阅与办理记录', access: see, audit: 'partner.read', limit: 'read', params: OnePartner, output: PartnerView,
    handle: async ({ tx, actor, visitor, now, note }, { params: { id } }) => {
      const partner = await findPartner(tx, actor.jurisdiction, id);
      if (!partner) return refusedFor('partner.not_found');
      const [keys, hooks] = [await listKeys(tx, id), await listHooks(tx, id)];
      const shown = keys.map((k) => presentKey(k, { actor, lang: visitor.lang, now }));
      note({ subject: `partner:${id}` });
      return ok({
        id, name: partner.name, contact: partner.contact, jurisdiction: partner.jurisdiction, jurisdictionText: await env.nameJurisdiction(tx, partner.jurisdiction, visitor.lang),
        liveKeys: shown.filter((k) => k.state === 'live').length, waitingKeys: shown.filter((k) => k.state === 'proposed' || k.state === 'approved').length, pausedHooks: hooks.filter((h) => h.state === 'paused').length,
        lastUsedAt: keys.reduce<number | null>((latest, k) => (k.lastUsedAt !== null && (latest === null || k.lastUsedAt > latest) ? k.lastUsedAt : latest), null),
        keys: shown, hooks: hooks.map((h) => presentHook(h, now)), acts: await listPartnerActs(tx, id, HISTORY), mayManage: actor.permissions.includes('partner.manage'),
      });
    },
  });

  const enter = defineEndpoint({
    method: 'POST', path: '/api/staff/partners', summary: '登记对接系统', access: manage, audit: 'partner.enter', limit: 'write', body: NewPartner, output: OnePartner,
    handle: async (ctx, { body }) => {
      const done = await enterPartner(ctx, body);
      if (!done.ok) return done;
      ctx.note({ subject: `partner:${done.value}`, after: body });
      return ok({ id: done.value });
    },
  });

  const propose = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/keys', summary: '申请对接系统密钥', access: manage, audit: 'partner.propose_key', limit: 'write', params: OnePartner, body: ProposeKey, output: z.object({ keyId: z.uuid() }),
    handle: async (ctx, { params, body }) => {
      const done = await proposeKey(ctx, params.id, body);
      if (!done.ok) return done;
      ctx.note({ subject: `partner:${params.id}`, after: { scopes: body.scopes, addresses: body.addresses, days: body.days }, reason: body.reason });
      return ok({ keyId: done.value });
    },
  });

  const decide = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/decision', summary: '批准或不批准密钥（第二人）', access: { staff: 'partner.approve' }, audit: 'partner.decide_key', limit: 'write', params: OneKey, body: DecideKey, output: z.object({}),
    handle: async (ctx, { params, body }) => {
      const done = await decideKey(ctx, params.id, params.keyId, body);
      if (done.ok) ctx.note({ subject: `partner:${params.id}`, after: { key: params.keyId, decision: body.decision }, reason: body.reason });
      return done.ok ? ok({}) : done;
    },
  });

  const withdraw = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/withdrawal', summary: '撤回自己申请的密钥', access: manage, audit: 'partner.withdraw_key', limit: 'write', params: OneKey, output: z.object({}),
    handle: async (ctx, { params }) => {
      const done = await withdrawKey(ctx, params.id, params.keyId);
      if (done.ok) ctx.note({ subject: `partner:${params.id}`, after: { key: params.keyId } });
      return done.ok ? ok({}) : done;
    },
  });

  const take = defineEndpoint({
    // the answer is never repeated: what was not written down is proposed anew
    method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/taking', summary: '领取密钥（只显示一次）', access: manage, audit: 'partner.take_key', limit: 'write', idempotent: false, params: OneKey, output: KeyShown,
    handle: async (ctx, { params }) => {
      const done = await takeKey(ctx, ctx.kit.crypto, params.id, params.keyId);
      if (done.ok) ctx.note({ subject: `partner:${params.id}`, after: { key: params.keyId, expiresAt: done.value.expiresAt } });
      return done;
    },
  });

  const revoke = defineEndpoint({
    method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/revocation', summary: '吊销密钥（立即生效）', access: see, audit: 'partner.revoke_key', limit: 'write', params: OneKey, body: WhyPartner, output: z.object({}),
    handle: async (ctx, { params, body }) => {
      // either of the two who open a door may close it
      if (!ctx.actor.permissions.some((p) => p === 'partner.manage' || p === 'partner.approve')) return refused([forbidden('partner.manage')]);
      const done = await endKey(ctx, params.id, params.keyId, body.reason);
      if (done.ok) ctx.note({ subject: `partner:${params.id}`, after: { key: params.keyId }, reason: body.reason });
      return done.ok ? ok({}) : done;
    },
  });

  return { list, one, enter, propose, decide, withdraw, take, revoke };
}
