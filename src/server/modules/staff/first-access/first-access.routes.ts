import { z } from 'zod';
import { StaffId } from '#contracts/ids.ts';
import { ActivationShown, WithReason } from '#contracts/staff-people.ts';
import { StaffFirstSignIn } from '#contracts/staff-security.ts';
import { StaffSession } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { refusalsOfNewPassword } from '../commands/change-staff-password.ts';
import { endsAfter } from '../domain/first-access.ts';
import { openConsole } from '../open-console.ts';
import { openTicket } from '../second-factor/sign-in-ticket.ts';
import type { StaffEnv } from '../staff-env.ts';
import { findMember } from '../staff.store.ts';
import { giveActivation } from './give-activation.ts';
import { FIRST_TICKET_LIVES, signInFirst } from './sign-in-first.ts';

/** 首次登录与激活码 */
export function firstAccessEndpoints(env: StaffEnv) {
  const signInFirstTime = defineEndpoint({
    method: 'POST', path: '/api/staff/sign-ins/first', summary: '工作人员首次登录：设置自己的密码，提交激活码', access: 'public', audit: 'staff.first_sign_in', limit: 'sign_in', seeAs: 'open', body: StaffFirstSignIn, output: StaffSession,
    prepare: async ({ kit, now, read }, { body }): Promise<Result<{ was: string; hash: string }>> => {
      const ticket = openTicket(kit.crypto, body.ticket, now, FIRST_TICKET_LIVES);
      const member = ticket && (await read((tx) => findMember(tx, ticket.staffId)));
      if (!member) return refusedFor('staff.ticket_expired');
      const no = refusalsOfNewPassword({ current: '', ...body }, member.userName);
      if (no.length > 0) return refused(no);
      // an own password stands already: somebody was faster, and the act says so
      if (member.passwordTemporary && (await kit.passwords.verify(member.passwordHash, body.password, 'staff'))) return refusedFor('account.password_unchanged', { path: 'password' });
      return ok({ was: member.passwordHash, hash: await kit.passwords.hash(body.password, 'staff') });
    },
    handle: async (ctx, { body }, made) => {
      const ticket = openTicket(ctx.kit.crypto, body.ticket, ctx.now, FIRST_TICKET_LIVES);
      if (ticket) ctx.note({ subject: `staff:${ticket.staffId}` });
      const from = { crypto: ctx.kit.crypto, now: ctx.now, ip: ctx.visitor.ip };
      const done = await signInFirst(ctx.tx, from, { typed: body, ...made, policy: ctx.kit.settings.staffSignIn }, (member) => openConsole(ctx, member, env));
      return done.ok ? ok(done.value.session) : done;
    },
  });

  const giveCode = defineEndpoint({
    method: 'POST', path: '/api/staff/members/:id/activation', summary: '签发激活码（首次绑定身份验证器用）', access: { staff: 'staff.empower' }, audit: 'staff.give_activation', limit: 'write', params: z.object({ id: StaffId }), body: WithReason, output: ActivationShown,
    handle: async (ctx, { params, body }) => {
      const done = await giveActivation(ctx, ctx.kit.crypto, params.id, body.reason);
      if (!done.ok) return done;
      ctx.note({ subject: `staff:${params.id}`, reason: body.reason });
      return ok({ staffId: params.id, userName: done.value.member.userName, code: done.value.code, endsAt: endsAfter(ctx.now, ctx.kit.settings.staffSignIn.firstPasswordHours) });
    },
  });

  return { signInFirstTime, giveCode };
}
