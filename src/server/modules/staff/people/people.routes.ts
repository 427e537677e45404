import { z } from 'zod';
import { StaffId } from '#contracts/ids.ts';
import { FirstPasswordShown, MemberFilter, MemberList, MemberView, OpenMember, ProposePosting, WithReason } from '#contracts/staff-people.ts';
import { StaffUserName } from '#contracts/staff.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { closedDoorsOf } from '#server/platform/doors/doors.store.ts';
import { defineEndpoint, type PrepareEnv } from '#server/platform/http/endpoint.ts';
import { listSessions } from '#server/platform/http/sessions.store.ts';
import { generatePassword } from '../commands/create-staff.ts';
import { endsAfter, firstPasswordEndsAt } from '../domain/first-access.ts';
import { firstPasswordKey } from '../first-access/give-activation.ts';
import type { StaffEnv } from '../staff-env.ts';
import { openMember } from './open-member.ts';
import { findMemberWithin, lastSignIns, listStaffEvents, pageOfMembers } from './people.store.ts';
import { postingsOf, whoWaits } from './postings.store.ts';
import { closedTo, grantableBy, presentEvents, presentLine, presentPostings } from './present-people.ts';
import { proposePosting } from './propose-posting.ts';
import { resetPassword, resetSecondFactor, unlockSignIn } from './reset-access.ts';
import { restoreMember, suspendMember } from './suspend-member.ts';

const OneMember = z.object({ id: StaffId });
const see = { staff: 'staff.see' } as const;
const manage = { staff: 'staff.manage' } as const;
const PAGE = 50;
const HISTORY = 100;

type MadePassword = { password: string; hash: string; key: Buffer };
const makePassword = async ({ kit }: Pick<PrepareEnv, 'kit'>): Promise<Result<MadePassword>> => {
  const password = generatePassword();
  return ok({ password, hash: await kit.passwords.hash(password, 'staff'), key: firstPasswordKey(kit.crypto, password) });
};

/** 工作人员管理: the list, one person, and what an administrator does about an account. */
export function peopleEndpoints({ nameJurisdiction }: StaffEnv) {
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/members', summary: '工作人员名单', access: see, audit: 'staff.list', limit: 'read', query: MemberFilter.extend({ after: StaffUserName.optional() }), output: MemberList,
    handle: async ({ tx, actor, visitor, note }, { query: { after, ...filter } }) => {
      const found = await pageOfMembers(tx, actor.jurisdiction, filter, after, PAGE + 1);
      const shown = found.slice(0, PAGE);
      const ids = shown.map((m) => m.id);
      const [waiting, signedIn] = [await whoWaits(tx, ids), await lastSignIns(tx, ids)];
      const reader = { actor, lang: visitor.lang, nameJurisdiction };
      const items = [];
      for (const m of shown) items.push(await presentLine(tx, m, reader, { pending: waiting.has(m.id), lastSignedInAt: signedIn.get(m.id) }));
      note({ subject: 'staff', after: { shown: ids } });
      return ok({ items, next: found.length > PAGE ? (shown.at(-1)?.userName ?? null) : null, grantable: grantableBy(actor) });
    },
  });

  const one = defineEndpoint({
    method: 'GET', path: '/api/staff/members/:id', summary: '一位工作人员：岗位、安全状态与办理记录', access: see, audit: 'staff.read', limit: 'read', params: OneMember, output: MemberView,
    handle: async ({ tx, kit, actor, visitor, now, note }, { params: { id } }) => {
      const m = await findMemberWithin(tx, actor.jurisdiction, id);
      if (!m) return refusedFor('staff.not_found');
      const reader = { actor, lang: visitor.lang, nameJurisdiction };
      const postings = await presentPostings(tx, await postingsOf(tx, id, 20), reader);
      note({ subject: `staff:${id}` });
      return ok({
        ...(await presentLine(tx, m, reader, { pending: postings.some((p) => p.state === 'pending'), lastSignedInAt: (await lastSignIns(tx, [id])).get(id) })),
        createdAt: m.createdAt, passwordChangedAt: m.passwordChangedAt, firstPasswordEndsAt: firstPasswordEndsAt(m, kit.settings.staffSignIn.firstPasswordHours) ?? null, signedInNow: (await listSessions(tx, id, new Date(now))).length, throttled: (await closedDoorsOf(tx, id, now)) ?? null,
        grantable: grantableBy(actor), postings, history: await presentEvents(tx, await listStaffEvents(tx, id, HISTORY)), closed: closedTo(reader, m),
      });
    },
  });

  const open = defineEndpoint({
    method: 'POST', path: '/api/staff/members', summary: '开通工作人员账号并提出岗位授权', access: manage, audit: 'staff.open', limit: 'write', body: OpenMember, output: FirstPasswordShown,
    prepare: makePassword,
    handle: async (ctx, { body }, made) => {
      const done = await openMember(ctx, body, made);
      if (!done.ok) return done;
      ctx.note({ subject: `staff:${done.value}`, after: { roles: body.roles, jurisdiction: body.jurisdiction }, reason: body.reason });
      return ok({ staffId: done.value, userName: body.userName, password: made.password, endsAt: endsAfter(ctx.now, ctx.kit.settings.staffSignIn.firstPasswordHours) });
    },
  });

  const suspend = defineEndpoint({
    method: 'POST', path: '/api/staff/members/:id/suspension', summary: '停用工作人员账号', access: manage, audit: 'staff.suspend', limit: 'write', params: OneMember, body: WithReason, output: z.object({}),
    handle: async (ctx, { params, body }) => {
      const done = await suspendMember(ctx, params.id, body.reason);
      if (done.ok) ctx.note({ subject: `staff:${params.id}`, reason: body.reason });
      return done.ok ? ok({}) : done;
    },
  });

  const restore = defineEndpoint({
    method: 'POST', path: '/api/staff/members/:id/restoration', summary: '恢复停用的工作人员账号', access: manage, audit: 'staff.restore', limit: 'write', params: OneMember, body: WithReason, output: z.object({}),
    handle: async (ctx, { params, body }) => {
      const done = await restoreMember(ctx, params.id, body.reason);
      if (done.ok) ctx.note({ subject: `staff:${params.id}`, reason: body.reason });
      return done.ok ? ok({}) : done;
    },
  });

  const newPassword = defineEndpoint({
    method: 'POST', path: '/api/staff/members/:id/password-reset', summary: '重置工作人员密码（临时密码）', access: manage, audit: 'staff.reset_password', limit: 'write', params: OneMember, body: WithReason, output: FirstPasswordShown,
    prepare: makePassword,
    handle: async (ctx, { params, body }, made) => {
      const done = await resetPassword(ctx, params.id, { ...made, reason: body.reason });
      if (!done.ok) return done;
      ctx.note({ subject: `staff:${params.id}`, reason: body.reason });
      return ok({ staffId: params.id, userName: done.value.userName, password: made.password, endsAt: endsAfter(ctx.now, ctx.kit.settings.staffSignIn.firstPasswordHours) });
    },
  });

  const unlock = defineEndpoint({
    method: 'POST', path: '/api/staff/members/:id/unlocking', summary: '解除工作人员登录限制', access: manage, audit: 'staff.unlock', limit: 'write', params: OneMember, body: WithReason, output: z.object({}),
    handle: async (ctx, { params, body }) => {
      const done = await unlockSignIn(ctx, params.id, body.reason);
      if (done.ok) ctx.note({ subject: `staff:${params.id}`, reason: body.reason });
      return done.ok ? ok({}) : done;
    },
  });

  const propose = defineEndpoint({
    method: 'POST', path: '/api/staff/members/:id/postings', summary: '提出岗位授权（角色、辖区、考试）', access: manage, audit: 'staff.propose_posting', limit: 'write', params: OneMember, body: ProposePosting, output: z.object({ postingId: z.uuid() }),
    handle: async (ctx, { params, body }) => {
      const done = await proposePosting(ctx, params.id, body);
      if (!done.ok) return done;
      ctx.note({ subject: `staff:${params.id}`, after: { roles: body.roles, jurisdiction: body.jurisdiction }, reason: body.reason });
      return ok({ postingId: done.value });
    },
  });

  const resetFactor = defineEndpoint({
    method: 'POST', path: '/api/staff/members/:id/second-factor-reset', summary: '解除工作人员的身份验证器绑定', access: { staff: 'staff.empower' }, audit: 'staff.reset_second_factor', limit: 'write', params: OneMember, body: WithReason, output: z.object({}),
    handle: async (ctx, { params, body }) => {
      const done = await resetSecondFactor(ctx, params.id, body.reason);
      if (done.ok) ctx.note({ subject: `staff:${params.id}`, reason: body.reason });
      return done.ok ? ok({}) : done;
    },
  });

  return { list, one, open, suspend, restore, newPassword, unlock, propose, resetFactor };
}
