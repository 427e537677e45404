import { z } from 'zod';
import { StaffSignInAnswer, StaffSignInCode } from '#contracts/staff-security.ts';
import { ChangeStaffPassword, StaffSession, StaffSignIn, StaffSignInOptions } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { ownId } from '#server/platform/http/run-endpoint.ts';
import { findOwnSession } from '#server/platform/http/sessions.store.ts';
import { changeStaffPassword, refusalsOfNewPassword } from './commands/change-staff-password.ts';
import { signInStaff, type StaffCredentials } from './commands/sign-in-staff.ts';
import { firstPasswordEndsAt } from './domain/first-access.ts';
import { secondFactorNeeded } from './domain/powers.ts';
import { refusalsOfPassword, standingBySso } from './domain/sso-rules.ts';
import { firstPasswordKey } from './first-access/give-activation.ts';
import { openConsole } from './open-console.ts';
import { signInWithCode } from './second-factor/check-code.ts';
import { openTicket, sealTicket } from './second-factor/sign-in-ticket.ts';
import { presentSession } from './staff.present.ts';
import { findSsoSignIn } from './sso/sso-binding.store.ts';
import type { StaffEnv } from './staff-env.ts';
import { findMember, findMemberByUserName } from './staff.store.ts';

/** Sign-in, sign-out and the own session at the console. */
export function staffEndpoints(env: StaffEnv) {
  const { nameJurisdiction } = env;
  const options = defineEndpoint({
    method: 'GET', path: '/api/staff/sign-in-options', summary: '管理端登录页所需设置', access: 'public', audit: null, limit: 'read', output: StaffSignInOptions,
    handle: ({ kit }) => {
      const { staffSso } = kit.settings;
      return Promise.resolve(ok({ captcha: kit.captcha.form, demo: kit.settings.mode === 'demo', sso: staffSso ? { name: staffSso.name, only: staffSso.only } : null }));
    },
  });

  const signIn = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins', summary: '工作人员登录', access: 'public', audit: 'staff.sign_in', limit: 'sign_in', seeAs: 'open', body: StaffSignIn, output: StaffSignInAnswer,
    prepare: async (at, { body }): Promise<Result<StaffCredentials>> => {
      const person = await requireCaptcha(at, body.captcha);
      if (!person.ok) return person;
      const found = await at.read((tx) => findMemberByUserName(tx, body.userName));
      const right = await at.kit.passwords.verify(found?.passwordHash ?? (await at.kit.passwords.decoy()), body.password, 'staff');
      return ok({ userName: body.userName, passwordHash: found?.passwordHash, passwordRight: found !== undefined && right, firstKey: firstPasswordKey(at.kit.crypto, body.password) });
    },
    handle: async (ctx, { body }, credentials) => {
      const { staffSignIn, staffSso } = ctx.kit.settings;
      const known = await findMemberByUserName(ctx.tx, body.userName);
      if (known) ctx.note({ subject: `staff:${known.id}` });
      const member = await signInStaff(ctx.tx, { crypto: ctx.kit.crypto, now: ctx.now, ip: ctx.visitor.ip }, credentials, staffSignIn.firstPasswordHours);
      if (!member.ok) return member;
      const elsewhere = refusalsOfPassword(member.value, staffSso?.only ?? false);
      if (elsewhere.length > 0) return refused(elsewhere);
      const ticket = sealTicket(ctx.kit.crypto, member.value, ctx.now);
      if (member.value.secondFactor) return ok({ step: 'code' as const, ticket });
      const endsAt = firstPasswordEndsAt(member.value, staffSignIn.firstPasswordHours);
      if (endsAt !== undefined) return ok({ step: 'first' as const, ticket, activation: secondFactorNeeded(member.value, staffSignIn), endsAt });
      return ok({ step: 'open' as const, session: (await openConsole(ctx, member.value, env)).session });
    },
  });

  const signInCode = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins/code', summary: '工作人员登录：动态验证码或恢复码', access: 'public', audit: 'staff.sign_in_code', limit: 'sign_in', seeAs: 'open', body: StaffSignInCode, output: StaffSession,
    handle: async (ctx, { body }) => {
      const member = await signInWithCode(ctx.tx, { crypto: ctx.kit.crypto, now: ctx.now, ip: ctx.visitor.ip, realTime: systemClock.now() }, body);
      if (!member.ok) return member;
      ctx.note({ subject: `staff:${member.value.id}` });
      const bySso = openTicket(ctx.kit.crypto, body.ticket, ctx.now)?.sso === true;
      return ok((await openConsole(ctx, member.value, env, bySso ? { secondFactor: false } : undefined)).session);
    },
  });

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
      const sso = await findSsoSignIn(tx, actor.sessionId, member.id);
      const standing = standingBySso(member, sso, now);
      return ok(presentSession(standing, { ...actor, jurisdictionText }, { ...times, bySso: sso !== undefined, seen: seen && actor.seenBy && { member: seen, until: actor.seenBy.until } }));
    },
  });

  const changePassword = defineEndpoint({
    method: 'PUT', path: '/api/staff/session/password', summary: '工作人员修改密码', access: { staff: 'any' }, audit: 'staff.change_password', limit: 'sign_in', body: ChangeStaffPassword, output: z.object({}),
    prepare: async (at, { body }): Promise<Result<{ was: string; hash: string }>> => {
      const member = await at.read((tx) => findMember(tx, at.actor.staffId));
      if (!member) return refusedFor('request.sign_in_needed');
      const no = refusalsOfNewPassword(body, member.userName);
      if (no.length > 0) return refused(no);
      if (!(await at.kit.passwords.verify(member.passwordHash, body.current, 'staff'))) return refusedFor('account.password_wrong', { path: 'current' });
      return ok({ was: member.passwordHash, hash: await at.kit.passwords.hash(body.password, 'staff') });
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
