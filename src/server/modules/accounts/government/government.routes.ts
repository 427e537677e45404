import { z } from 'zod';
import { OneTimeCode, NextPath } from '#contracts/accounts.ts';
import { SsoLeaving } from '#contracts/staff-sso.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import type { Identity, Oidc } from '#server/platform/oidc/oidc.ts';
import { officeOf } from '../registration.routes.ts';
import { comeByGovernment, proveGovernmentPhone, sendGovernmentCode } from './come-by-government.ts';
import { keepVisit, takeVisit } from './visit.ts';

export const ANSWER_PATH = '/sign-in/government/answer';
const Next = z.object({ next: z.string() }).meta({ id: 'GovernmentNext' });
const NEXT = { phone: '/sign-in/government/phone', register: '/sign-in/government/new' } as const;
const visitOffice = (ctx: Pick<Ctx, 'kit' | 'now' | 'visitor'>) => ({ ...officeOf(ctx), visit: ctx.visitor.visitKey });

/** 考生通过政务服务平台登录: leaving, coming back, and the code for the phone of an account that was not linked yet. */
export function governmentEndpoints(platform: Oidc | undefined) {
  const leave = defineEndpoint({
    method: 'POST', path: '/api/sign-ins/government', summary: '登录：前往政务服务平台', access: 'public', audit: 'account.government_leave', limit: 'sign_in', idempotent: false, body: z.object({ next: NextPath }), output: SsoLeaving,
    prepare: async ({ kit }) => (platform ? ok(await platform.leave(kit.settings.publicUrl + ANSWER_PATH, 'openid profile')) : refusedFor('government.off')),
    handle: async (ctx, { body }, { url, leaving }) => {
      await keepVisit(ctx.tx, officeOf(ctx), ctx.beginVisit(), { step: 'left', leaving, next: body.next });
      return ok({ url });
    },
  });

  const comeBack = defineEndpoint({
    method: 'POST', path: '/api/sign-ins/government-answers', summary: '登录：政务服务平台的回应', access: 'public', audit: 'account.government_sign_in', limit: 'sign_in', idempotent: false,
    body: z.object({ code: z.string().max(4_000).optional(), state: z.string().max(500).default(''), iss: z.string().max(500).optional(), error: z.string().max(200).optional() }), output: Next,
    prepare: async (at, { body }): Promise<Result<{ by: Identity; next: string | undefined }>> => {
      if (!platform) return refusedFor('government.off');
      const kept = await at.read((tx) => takeVisit(tx, officeOf(at), at.visitor.visitKey, 'left'));
      if (!kept) return refusedFor('government.visit_over');
      const answer = new URL(at.kit.settings.publicUrl + ANSWER_PATH);
      for (const [name, value] of Object.entries(body)) if (value !== undefined) answer.searchParams.set(name, value);
      const by = await platform.comeBack(answer, kept.leaving);
      return by.ok ? ok({ by: by.value, next: kept.next }) : by;
    },
    handle: async (ctx, _, { by, next }) => {
      const came = await comeByGovernment(ctx.tx, visitOffice(ctx), { by, next, trusted: ctx.kit.settings.govIdentity?.acr ?? [] });
      if (!came.ok) return came;
      if (came.value.go !== 'in') return ok({ next: NEXT[came.value.go] });
      ctx.note({ subject: `account:${came.value.accountId}`, accountId: came.value.accountId });
      await ctx.openSession('candidate', came.value.accountId);
      return ok({ next: came.value.next });
    },
  });

  const sendPhoneCode = defineEndpoint({
    method: 'POST', path: '/api/sign-ins/government-codes', summary: '登录：向账号绑定的手机发送验证码', access: 'public', audit: 'account.government_code', limit: 'code', output: z.object({ waitSeconds: z.number() }),
    handle: async (ctx) => {
      const sent = await sendGovernmentCode(ctx.tx, visitOffice(ctx));
      return sent.ok ? ok({ waitSeconds: Math.ceil((sent.value.againAt - ctx.now) / 1000) }) : sent;
    },
  });

  const provePhone = defineEndpoint({
    method: 'POST', path: '/api/sign-ins/government-phone', summary: '登录：验证账号绑定的手机', access: 'public', audit: 'account.government_link', limit: 'code', idempotent: false, body: z.object({ code: OneTimeCode }), output: Next,
    handle: async (ctx, { body }) => {
      const done = await proveGovernmentPhone(ctx.tx, visitOffice(ctx), body.code);
      if (!done.ok) return done;
      ctx.note({ subject: `account:${done.value.accountId}`, accountId: done.value.accountId });
      await ctx.openSession('candidate', done.value.accountId);
      return ok({ next: done.value.next });
    },
  });

  return { leave, comeBack, sendPhoneCode, provePhone };
}
