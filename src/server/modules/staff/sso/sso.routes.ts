import { z } from 'zod';
import { SsoAnswer, SsoLeaving } from '#contracts/staff-sso.ts';
import { StaffSignInAnswer } from '#contracts/staff-security.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Leaving, type Identity } from '#server/platform/oidc/oidc.ts';
import { putOidcVisit, takeOidcVisit } from '#server/platform/oidc/visits.store.ts';
import { askedForSecondFactor } from '../domain/sso-rules.ts';
import { openConsole } from '../open-console.ts';
import { sealTicket } from '../second-factor/sign-in-ticket.ts';
import type { StaffEnv } from '../staff-env.ts';
import { insertStaffEvent, lockMember } from '../staff.store.ts';
import { findBoundMember } from './sso-binding.store.ts';

const CONTENT = 'oidc_visit.staff';
const LIVES = 10 * 60_000;

/** 统一身份认证登录: leaving for the provider, and coming back to the same browser. An account is never made, nor a power given, by what the provider says. */
export function ssoEndpoints(env: StaffEnv) {
  const leave = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins/sso', summary: '工作人员登录：前往统一身份认证', access: 'public', audit: 'staff.sso_leave', limit: 'sign_in', seeAs: 'open', idempotent: false, output: SsoLeaving,
    prepare: async ({ kit }) => (env.sso ? ok(await env.sso.leave(callbackOf(kit.settings.publicUrl), 'openid')) : refusedFor('sso.off')),
    handle: async (ctx, _, { url, leaving }) => {
      await putOidcVisit(ctx.tx, ctx.beginVisit(), 'staff', ctx.kit.crypto.seal(CONTENT, JSON.stringify(leaving)), ctx.now + LIVES);
      return ok({ url });
    },
  });

  const comeBack = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins/sso-answers', summary: '工作人员登录：统一身份认证的回应', access: 'public', audit: 'staff.sso_sign_in', limit: 'sign_in', seeAs: 'open', idempotent: false, body: SsoAnswer, output: StaffSignInAnswer,
    prepare: async (at, { body }): Promise<Result<Identity>> => {
      const { sso } = env;
      const { visitKey } = at.visitor;
      if (!sso) return refusedFor('sso.off');
      const kept = visitKey && (await at.read((tx) => takeOidcVisit(tx, visitKey, 'staff', at.now)));
      if (!kept) return refusedFor('sso.visit_over');
      return sso.comeBack(answerOf(callbackOf(at.kit.settings.publicUrl), body), Leaving.parse(JSON.parse(at.kit.crypto.open(CONTENT, kept))));
    },
    handle: async (ctx, _, identity) => {
      const { tx, now, kit } = ctx;
      const id = await findBoundMember(tx, identity.issuer, identity.subject);
      const member = id && (await lockMember(tx, id));
      if (!member) return refusedFor('sso.not_bound');
      ctx.note({ subject: `staff:${member.id}` });
      if (member.state === 'suspended') return refusedFor('staff.suspended');
      const secondFactor = askedForSecondFactor(identity, kit.settings.staffSso?.acr ?? []);
      // the provider asked for a password only: the own authenticator, where there is one, is asked for as after a password of ours
      if (!secondFactor && member.secondFactor) return ok({ step: 'code' as const, ticket: sealTicket(kit.crypto, member, now, true) });
      await insertStaffEvent(tx, member.id, { kind: 'signed_in_sso', byId: member.id }, now);
      return ok({ step: 'open' as const, session: (await openConsole(ctx, member, env, { secondFactor })).session });
    },
  });

  const signOutThere = defineEndpoint({
    method: 'GET', path: '/api/staff/sso-sign-out', summary: '统一身份认证的退出地址', access: 'public', audit: null, limit: 'read', seeAs: 'open', output: z.object({ url: z.string().nullable() }),
    prepare: async ({ kit }) => ok((await env.sso?.signOutUrl(`${kit.settings.publicUrl}/console/sign-in`)) ?? null),
    handle: (_ctx, _input, url) => Promise.resolve(ok({ url })),
  });

  return { leave, comeBack, signOutThere };
}

const callbackOf = (publicUrl: string): string => `${publicUrl}/console/sso`;

/** The answer as the provider gave it: our own address with what was put behind it. */
function answerOf(callback: string, { code, state, iss, error }: SsoAnswer): URL {
  const url = new URL(callback);
  for (const [name, value] of Object.entries({ code, state, iss, error })) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}
