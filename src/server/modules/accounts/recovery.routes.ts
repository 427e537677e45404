import { z } from 'zod';
import { NewPassword, OneTimeCode, RecoveryByAssistance, RecoveryByQuestion, RecoveryBySms, RecoveryChannel } from '#contracts/accounts.ts';
import { ok, refused } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { beginRecoveryByQuestion, beginRecoveryBySms, sendRecoveryCode } from './commands/begin-recovery.ts';
import { proveAssisted } from './commands/assisted/assist-recovery.ts';
import { refusalsToReset, resetPassword } from './commands/change-password.ts';
import { findAnswerHash, proveRecovery } from './commands/prove-recovery.ts';
import { answerKey } from './domain/recovery.ts';
import { officeOf } from './registration.routes.ts';

const Nothing = z.object({});

/** 预留问题找回【查询】 (R-2.1.2-02). */
export const recoverByQuestion = defineEndpoint({
  method: 'POST', path: '/api/recoveries/by-question', summary: '密码找回：预留问题', access: 'public', audit: 'recovery.begin_by_question', limit: 'look_up',
  body: RecoveryByQuestion, output: Nothing,
  check: (_env, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { body }) => {
    await beginRecoveryByQuestion(ctx.tx, officeOf(ctx), ctx.beginVisit(), body);
    return ok({});
  },
});

/** 短信验证码找回, name, document and phone (R-2.1.2-03). */
export const recoverBySms = defineEndpoint({
  method: 'POST', path: '/api/recoveries/by-sms', summary: '密码找回：短信验证码', access: 'public', audit: 'recovery.begin_by_sms', limit: 'code',
  body: RecoveryBySms, output: Nothing,
  check: (_env, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { body }) => {
    const begun = await beginRecoveryBySms(ctx.tx, officeOf(ctx), ctx.beginVisit(), body);
    return begun.ok ? ok({}) : begun;
  },
});

/** 使用考试机构的办理码 (R-3.1.1-05): what two officers granted after they had checked the person. */
export const recoverByAssistance = defineEndpoint({
  method: 'POST', path: '/api/recoveries/by-assistance', summary: '密码找回：使用办理码', access: 'public', audit: 'recovery.prove_assisted', limit: 'sign_in',
  body: RecoveryByAssistance, output: Nothing,
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { body }) => {
    const proven = await proveAssisted(ctx.tx, officeOf(ctx), ctx.beginVisit(), body);
    if (!proven.ok) return proven;
    ctx.note({ subject: `account:${proven.value}`, accountId: proven.value });
    return ok({});
  },
});

/** The second factor of the way by question (D-06), and the code of the way by SMS once more. */
export const askRecoveryCode = defineEndpoint({
  method: 'POST', path: '/api/recoveries/codes', summary: '密码找回：获取验证码', access: 'public', audit: 'recovery.send_code', limit: 'code',
  body: z.object({ channel: RecoveryChannel }), output: Nothing,
  handle: async (ctx, { body }) => {
    const sent = await sendRecoveryCode(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, body.channel);
    return sent.ok ? ok({}) : sent;
  },
});

/** The proof: the code, and the answer on the way by question. A decoy is compared where there is no account, so that time tells nothing. */
export const proveRecoveryOfAccount = defineEndpoint({
  method: 'POST', path: '/api/recoveries/proof', summary: '密码找回：验证', access: 'public', audit: 'recovery.prove', limit: 'sign_in',
  body: z.object({ code: OneTimeCode, answer: z.string().max(60, 'field.too_long').optional() }), output: Nothing,
  prepare: async (env, { body }) => {
    const hash = await env.read((tx) => findAnswerHash(tx, officeOf(env), env.visitor.visitKey));
    const right = await env.kit.passwords.verify(hash ?? (await env.kit.passwords.decoy()), answerKey(body.answer ?? ''));
    return ok({ answerRight: hash !== undefined && right });
  },
  handle: async (ctx, { body }, { answerRight }) => {
    const proven = await proveRecovery(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, { code: body.code, answerRight });
    return proven.ok ? ok({}) : proven;
  },
});

/** 密码重置 (R-2.1.2-04). */
export const resetForgottenPassword = defineEndpoint({
  method: 'POST', path: '/api/recoveries/password', summary: '密码找回：重置密码', access: 'public', audit: 'recovery.reset_password', limit: 'sign_in',
  body: NewPassword, output: z.object({ userName: z.string() }).meta({ id: 'PasswordReset' }),
  check: (env, { body }) => env.read((tx) => refusalsToReset(tx, officeOf(env), env.visitor.visitKey, body)),
  prepare: async (env, { body }) => {
    const no = await env.read((tx) => refusalsToReset(tx, officeOf(env), env.visitor.visitKey, body));
    return no.length > 0 ? refused(no) : ok({ hash: await env.kit.passwords.hash(body.password) });
  },
  handle: async (ctx, _input, { hash }) => {
    const done = await resetPassword(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, hash);
    if (!done.ok) return done;
    ctx.note({ subject: `account:${done.value.accountId}`, accountId: done.value.accountId });
    return ok({ userName: done.value.userName });
  },
});
