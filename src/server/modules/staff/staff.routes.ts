import { z } from 'zod';
import type { Lang } from '#contracts/refusals.ts';
import { ChangeStaffPassword, StaffSession, StaffSignIn, StaffSignInOptions, type Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { changeStaffPassword, refusalsOfNewPassword } from './commands/change-staff-password.ts';
import { signInStaff, type StaffCredentials } from './commands/sign-in-staff.ts';
import { presentSession } from './staff.present.ts';
import { findMember, findMemberByUserName } from './staff.store.ts';

/** What staff needs of the module that knows provinces and review points by name. */
export type StaffEnv = { nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string> };

/** Sign-in, sign-out and the own session at the console. */
export function staffEndpoints({ nameJurisdiction }: StaffEnv) {
  const options = defineEndpoint({
    method: 'GET', path: '/api/staff/sign-in-options', summary: '管理端登录页所需设置', access: 'public', audit: null, limit: 'read', output: StaffSignInOptions,
    handle: ({ kit }) => Promise.resolve(ok({ captcha: kit.captcha.form, demo: kit.settings.mode === 'demo' })),
  });

  const signIn = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins', summary: '工作人员登录', access: 'public', audit: 'staff.sign_in', limit: 'sign_in', body: StaffSignIn, output: StaffSession,
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
      await ctx.openSession('staff', member.value.id);
      return ok(presentSession(member.value, await nameJurisdiction(ctx.tx, member.value.jurisdiction, ctx.visitor.lang), ctx.now));
    },
  });

  const signOut = defineEndpoint({
    method: 'DELETE', path: '/api/staff/sign-ins/current', summary: '工作人员退出', access: 'public', audit: 'staff.sign_out', limit: 'write', output: z.object({}),
    handle: async (ctx) => {
      if (ctx.actor.kind === 'staff') ctx.note({ subject: `staff:${ctx.actor.staffId}` });
      await ctx.closeSession();
      return ok({});
    },
  });

  const session = defineEndpoint({
    method: 'GET', path: '/api/staff/session', summary: '当前登录的工作人员', access: { staff: 'any' }, audit: null, limit: 'read', output: StaffSession,
    handle: async ({ tx, actor, visitor, now }) => {
      const member = await findMember(tx, actor.staffId);
      if (!member) return refusedFor('request.sign_in_needed');
      return ok(presentSession(member, await nameJurisdiction(tx, member.jurisdiction, visitor.lang), now));
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

  return { options, signIn, signOut, session, changePassword };
}
