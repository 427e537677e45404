import { z } from 'zod';
import { StaffSignInAnswer, StaffSignInCode } from '#contracts/staff-security.ts';
import { ChangeStaffPassword, StaffSession, StaffSignIn, StaffSignInOptions } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { ownId } from '#server/platform/http/run-endpoint.ts';
import { findOwnSession } from '#server/platform/http/sessions.store.ts';
import { changeStaffPassword, refusalsOfNewPassword } from './commands/change-staff-password.ts';
import { signInStaff, type StaffCredentials } from './commands/sign-in-staff.ts';
import { powersOf } from './domain/powers.ts';
import { signInWithCode } from './second-factor/check-code.ts';
import { sealTicket } from './second-factor/sign-in-ticket.ts';
import { presentSession } from './staff.present.ts';
import type { StaffEnv } from './staff-env.ts';
import { findMember, findMemberByUserName, type Member } from './staff.store.ts';

/** Sign-in, sign-out and the own session at the console. */
export function staffEndpoints({ nameJurisdiction }: StaffEnv) {
  const options = defineEndpoint({
    method: 'GET', path: '/api/staff/sign-in-options', summary: '管理端登录页所需设置', access: 'public', audit: null, limit: 'read', output: StaffSignInOptions,
    handle: ({ kit }) => Promise.resolve(ok({ captcha: kit.captcha.form, demo: kit.settings.mode === 'demo' })),
  });

  const signIn = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins', summary: '工作人员登录', access: 'public', audit: 'staff.sign_in', limit: 'sign_in', seeAs: 'open', body: StaffSignIn, output: StaffSignInAnswer,
    prepare: async (env, { body }): Promise<Result<StaffCredentials>> => {
      const person = await requireCaptcha(env, body.captcha);
      if (!person.ok) return person;
      const found = await env.read((tx) => findMemberByUserName(tx, body.userName));
      const right = await env.kit.passwords.verify(found?.passwordHash ?? (await env.kit.passwords.decoy()), body.password);
      return ok({ userName: body.userName, passwordHash: found?.passwordHash, passwordRight: found !== undefined && right });
    },
    handle: async (ctx, { body }, credentials) => {
      const known = await findMemberByUserName(ctx.tx, body.userName);
      if (known) ctx.note({ subject: `staff:${known.id}` });
      const member = await signInStaff(ctx.tx, { crypto: ctx.kit.crypto, now: ctx.now, ip: ctx.visitor.ip }, credentials);
      if (!member.ok) return member;
      if (member.value.secondFactor) return ok({ step: 'code' as const, ticket: sealTicket(ctx.kit.crypto, member.value, ctx.now) });
      return ok({ step: 'open' as const, session: await letIn(ctx, member.value) });
    },
  });

  const signInCode = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins/code', summary: '工作人员登录：动态验证码或恢复码', access: 'public', audit: 'staff.sign_in_code', limit: 'sign_in', seeAs: 'open', body: StaffSignInCode, output: StaffSession,
    handle: async (ctx, { body }) => {
      const member = await signInWithCode(ctx.tx, { crypto: ctx.kit.crypto, now: ctx.now, ip: ctx.visitor.ip, realTime: systemClock.now() }, body);
      if (!member.ok) return member;
      ctx.note({ subject: `staff:${member.value.id}` });
      return ok(await letIn(ctx, member.value));
    },
  });

  /** Opens the sign-in of somebody who showed all that is asked of them. */
  async function letIn(ctx: Ctx, member: Member): Promise<StaffSession> {
    const { staffSignIn } = ctx.kit.settings;
    await ctx.openSession('staff', member.id);
    const actor = { permissions: powersOf(member, staffSignIn, ctx.now), jurisdiction: member.jurisdiction, jurisdictionText: await nameJurisdiction(ctx.tx, member.jurisdiction, ctx.visitor.lang) };
    const endsAt = ctx.now + staffSignIn.sessionHours * 3_600_000;
    return presentSession(member, actor, { policy: staffSignIn, now: ctx.now, lastSeenAt: ctx.now, endsAt, seen: undefined });
  }

  const signOut = defineEndpoint({
    method: 'DELETE', path: '/api/staff/sign-ins/current', summary: '工作人员退出', access: 'public', audit: 'staff.sign_out', limit: 'write', seeAs: 'open', output: z.object({}),
    handle: async (ctx) => {
      if (ctx.actor.kind === 'staff') ctx.note({ subject: `staff:${ownId(ctx.actor)}` });
      await ctx.closeSession();
      return ok({});
    },
  });

  const session = defineEndpoint({
    method: 'GET', path: '/api/staff/session', summary: '当前登录的工作人员', access: { staff: 'any' }, audit: null, limit: 'read', seeAs: 'open', output: StaffSession,
    handle: async ({ tx, actor, kit, visitor, now }) => {
      const member = await findMember(tx, ownId(actor));
      const row = await findOwnSession(tx, ownId(actor), actor.sessionId, new Date(now));
      if (!member || !row) return refusedFor('request.sign_in_needed');
      const seen = actor.seenBy && (await findMember(tx, actor.staffId));
      const times = { policy: kit.settings.staffSignIn, now, lastSeenAt: row.lastSeenAt.getTime(), endsAt: row.expiresAt.getTime() };
      const jurisdictionText = await nameJurisdiction(tx, actor.jurisdiction, visitor.lang);
      return ok(presentSession(member, { ...actor, jurisdictionText }, { ...times, seen: seen && actor.seenBy && { member: seen, until: actor.seenBy.until } }));
    },
  });

  const changePassword = defineEndpoint({
    method: 'PUT', path: '/api/staff/session/password', summary: '工作人员修改密码', access: { staff: 'any' }, audit: 'staff.change_password', limit: 'sign_in', body: ChangeStaffPassword, output: z.object({}),
    prepare: async (env, { body }): Promise<Result<{ was: string; hash: string }>> => {
      const member = await env.read((tx) => findMember(tx, env.actor.staffId));
      if (!member) return refusedFor('request.sign_in_needed');
      const no = refusalsOfNewPassword(body, member.userName);
      if (no.length > 0) return refused(no);
      if (!(await env.kit.passwords.verify(member.passwordHash, body.current))) return refusedFor('account.password_wrong', { path: 'current' });
      return ok({ was: member.passwordHash, hash: await env.kit.passwords.hash(body.password) });
    },
    handle: async ({ tx, actor, now, note }, _, { was, hash }) => {
      const member = await findMember(tx, actor.staffId);
      if (!member) return refusedFor('request.sign_in_needed');
      note({ subject: `staff:${actor.staffId}` });
      const done = await changeStaffPassword(tx, member, { was, hash, sessionId: actor.sessionId, now });
      return done.ok ? ok({}) : done;
    },
  });

  return { options, signIn, signInCode, signOut, session, changePassword };
}
