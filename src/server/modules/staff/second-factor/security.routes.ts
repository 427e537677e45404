import { z } from 'zod';
import { BeginSecondFactor, RecoveryCodes, SecondFactorCode, SecondFactorOffer, StaffSecurity } from '#contracts/staff-security.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { endOtherSessions, endSession, listSessions } from '#server/platform/http/sessions.store.ts';
import { passwordEndsAt, secondFactorNeeded } from '../domain/powers.ts';
import { checkActivation, isActivatedIn } from '../first-access/use-activation.ts';
import { findMember, insertStaffEvent, type Member } from '../staff.store.ts';
import { bindAuthenticator, giveRecoveryCodes, offerSecret } from './bind-authenticator.ts';
import { checkOwnCode } from './check-code.ts';
import { countRecoveryCodes, secondFactorSince } from './second-factor.store.ts';

const any = { staff: 'any' } as const;
const fromOf = ({ kit, now, visitor }: Pick<Ctx, 'kit' | 'now' | 'visitor'>) => ({ crypto: kit.crypto, now, ip: visitor.ip, realTime: systemClock.now() });

async function ownAccount({ tx, actor }: { tx: Tx; actor: StaffActor }): Promise<Result<Member>> {
  const member = await findMember(tx, actor.staffId);
  return member ? ok(member) : refusedFor('request.sign_in_needed');
}

/** 我的安全设置 */
export const showSecurity = defineEndpoint({
  method: 'GET', path: '/api/staff/session/security', summary: '我的安全设置：身份验证器、密码期限、登录设备', access: any, audit: null, limit: 'read', seeAs: 'closed', output: StaffSecurity,
  handle: async ({ tx, kit, actor, now }) => {
    const own = await ownAccount({ tx, actor });
    if (!own.ok) return own;
    const sessions = await listSessions(tx, actor.staffId, new Date(now));
    const needed = secondFactorNeeded(own.value, kit.settings.staffSignIn);
    const idle = kit.settings.staffSignIn.idleMinutes * 60_000;
    return ok({
      secondFactor: { on: own.value.secondFactor, since: await secondFactorSince(tx, actor.staffId), needed, activationNeeded: needed && !(await isActivatedIn(tx, own.value, actor.sessionId)), recoveryCodesLeft: await countRecoveryCodes(tx, actor.staffId) },
      passwordChangedAt: own.value.passwordChangedAt, passwordEndsAt: passwordEndsAt(own.value, kit.settings.staffSignIn) ?? null,
      sessions: sessions.filter((s) => now - s.lastSeenAt.getTime() <= idle).map((s) => ({
        id: s.publicId, current: s.publicId === actor.sessionId, openedAt: s.openedAt.getTime(), lastSeenAt: s.lastSeenAt.getTime(), endsAt: s.expiresAt.getTime(), ip: s.ip, userAgent: s.userAgent,
      })),
    });
  },
});

/** 绑定身份验证器：第一步 */
export const beginSecondFactor = defineEndpoint({
  method: 'POST', path: '/api/staff/session/second-factor', summary: '生成身份验证器密钥（须重新输入密码）', access: any, audit: 'staff.begin_second_factor', limit: 'sign_in', idempotent: false, body: BeginSecondFactor, output: SecondFactorOffer,
  prepare: async (env, { body }): Promise<Result<undefined>> => {
    const member = await env.read((tx) => findMember(tx, env.actor.staffId));
    const right = member !== undefined && (await env.kit.passwords.verify(member.passwordHash, body.password, 'staff'));
    return right ? ok(undefined) : refusedFor('account.password_wrong', { path: 'password' });
  },
  handle: async (ctx, { body }) => {
    const own = await ownAccount(ctx);
    if (!own.ok) return own;
    ctx.note({ subject: `staff:${ctx.actor.staffId}` });
    const from = fromOf(ctx);
    if (own.value.secondFactor) {
      // whoever only knows the password must not put their own authenticator in place of the member's
      if (body.code === undefined) return refusedFor('staff.code_needed', { path: 'code' });
      const checked = await checkOwnCode(ctx.tx, from, own.value, body.code);
      if (!checked.ok) return checked;
    } else if (secondFactorNeeded(own.value, ctx.kit.settings.staffSignIn) && !(await isActivatedIn(ctx.tx, own.value, ctx.actor.sessionId))) {
      // nor put one where there is none yet: that takes the code somebody else handed over
      const activation = await checkActivation(ctx.tx, from, own.value, { code: body.activation, hours: ctx.kit.settings.staffSignIn.firstPasswordHours });
      if (!activation.ok) return activation;
      await activation.value.spend(ctx.actor.sessionId);
    }
    return ok(await offerSecret(ctx.tx, from, own.value, ctx.kit.settings.site.words.zh.name));
  },
});

/** 绑定身份验证器：第二步 */
export const confirmSecondFactor = defineEndpoint({
  method: 'POST', path: '/api/staff/session/second-factor/confirmation', summary: '输入首个动态码，完成身份验证器绑定', access: any, audit: 'staff.bind_second_factor', limit: 'sign_in', idempotent: false, body: SecondFactorCode, output: RecoveryCodes,
  handle: async (ctx, { body }) => {
    const own = await ownAccount(ctx);
    if (!own.ok) return own;
    ctx.note({ subject: `staff:${ctx.actor.staffId}` });
    const codes = await bindAuthenticator(ctx.tx, fromOf(ctx), own.value, { code: body.code, sessionId: ctx.actor.sessionId });
    return codes.ok ? ok({ codes: codes.value }) : codes;
  },
});

/** 重新生成恢复码 */
export const renewRecoveryCodes = defineEndpoint({
  method: 'POST', path: '/api/staff/session/recovery-codes', summary: '重新生成恢复码', access: any, audit: 'staff.renew_recovery_codes', limit: 'sign_in', idempotent: false, body: SecondFactorCode, output: RecoveryCodes,
  handle: async (ctx, { body }) => {
    const own = await ownAccount(ctx);
    if (!own.ok) return own;
    if (!own.value.secondFactor) return refusedFor('staff.second_factor_off');
    ctx.note({ subject: `staff:${ctx.actor.staffId}` });
    const checked = await checkOwnCode(ctx.tx, fromOf(ctx), own.value, body.code);
    return checked.ok ? ok({ codes: await giveRecoveryCodes(ctx.tx, fromOf(ctx), own.value) }) : checked;
  },
});

/** 退出某处登录 */
export const endOwnSession = defineEndpoint({
  method: 'DELETE', path: '/api/staff/session/others/:id', summary: '退出自己在别处的一个登录', access: any, audit: 'staff.end_session', limit: 'write', params: z.object({ id: z.uuid() }), output: z.object({}),
  handle: async ({ tx, actor, now, note }, { params }) => {
    if (params.id === actor.sessionId || !(await endSession(tx, actor.staffId, params.id, new Date(now)))) return refusedFor('staff.session_not_found');
    await insertStaffEvent(tx, actor.staffId, { kind: 'session_ended', byId: actor.staffId }, now);
    note({ subject: `staff:${actor.staffId}`, after: { ended: params.id } });
    return ok({});
  },
});

/** 退出其他所有登录 */
export const endOwnOtherSessions = defineEndpoint({
  method: 'DELETE', path: '/api/staff/session/others', summary: '退出自己在别处的所有登录', access: any, audit: 'staff.end_sessions', limit: 'write', output: z.object({ ended: z.int() }),
  handle: async ({ tx, actor, now, note }) => {
    const ended = await endOtherSessions(tx, actor.staffId, actor.sessionId, new Date(now));
    if (ended > 0) await insertStaffEvent(tx, actor.staffId, { kind: 'session_ended', byId: actor.staffId }, now);
    note({ subject: `staff:${actor.staffId}`, after: { ended } });
    return ok({ ended });
  },
});
