import { z } from 'zod';
import { OneTimeCode, RegistrationForm, RegistrationReentry } from '#contracts/accounts.ts';
import { CaptchaAnswer } from '#contracts/captcha.ts';
import { maskPhone } from '#contracts/contact.ts';
import { AccountId } from '#contracts/ids.ts';
import { ok, refused } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { beginRegistration, confirmRegistration, fillRegistration, readNotes, refusalsOfReentry, refusalsOfRegistration, sendRegistrationCode } from './commands/fill-registration.ts';
import { registerAccount } from './commands/register-account.ts';
import { answerKey } from './domain/recovery.ts';
import { linkNewcomer } from './government/come-by-government.ts';
import { findRegistration } from './registration-draft.ts';
import { noteUndrawn, refusalsOfUndrawn } from './undrawn-names.ts';

const Nothing = z.object({});

/** What commands need of a request. */
export const officeOf = ({ kit, now, visitor }: Pick<Ctx, 'kit' | 'now' | 'visitor'>) => ({ crypto: kit.crypto, now, ip: visitor.ip, userAgent: visitor.userAgent, lang: visitor.lang });

/** 【接受】 the service agreement (R-2.1.1-05). */
export const acceptForRegistration = defineEndpoint({
  method: 'POST', path: '/api/registration/agreement', summary: '注册：接受网上报名协议', access: 'public', audit: 'registration.agree', limit: 'write',
  body: z.object({ version: z.string().max(20) }), output: Nothing,
  handle: async (ctx, { body }) => {
    const begun = await beginRegistration(ctx.tx, officeOf(ctx), ctx.beginVisit(), body.version);
    return begun.ok ? ok({}) : begun;
  },
});

/** 注册须知【下一步】 (R-2.1.1-07). */
export const readRegistrationNotes = defineEndpoint({
  method: 'POST', path: '/api/registration/notes', summary: '注册：已阅读注册须知', access: 'public', audit: 'registration.read_notes', limit: 'write', output: Nothing,
  handle: async (ctx) => {
    const read = await readNotes(ctx.tx, officeOf(ctx), ctx.visitor.visitKey);
    return read.ok ? ok({}) : read;
  },
});

/** 填写信息【提交】 (R-2.1.1-26). Fields are looked at before the captcha is used up and anything slow is done. */
export const submitRegistration = defineEndpoint({
  method: 'POST', path: '/api/registration/form', summary: '注册：提交填写的信息', access: 'public', audit: 'registration.fill', limit: 'write',
  body: RegistrationForm.extend({ captcha: CaptchaAnswer.optional() }), output: Nothing,
  check: async (env, { body }) => [...(await env.read((tx) => refusalsOfRegistration(tx, officeOf(env), env.visitor.visitKey, body))), ...refusalsOfUndrawn(env.kit, body.name), ...captchaMissing(body.captcha)],
  prepare: async (env, { body }) => {
    await noteUndrawn(env, body.name);
    const no = [...(await env.read((tx) => refusalsOfRegistration(tx, officeOf(env), env.visitor.visitKey, body))), ...refusalsOfUndrawn(env.kit, body.name)];
    if (no.length > 0) return refused(no);
    const person = await requireCaptcha(env, body.captcha);
    if (!person.ok) return person;
    const password = body.password ? await env.kit.passwords.hash(body.password) : undefined;
    const answer = body.recoveryAnswer ? await env.kit.passwords.hash(answerKey(body.recoveryAnswer)) : undefined;
    return ok({ password, answer });
  },
  handle: async (ctx, { body }, hashes) => {
    const { captcha: _, ...form } = body;
    const filled = await fillRegistration(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, form, hashes);
    return filled.ok ? ok({}) : filled;
  },
});

/** 重新输入进行信息确认【确定】 (R-2.1.1-27). */
export const confirmReentry = defineEndpoint({
  method: 'POST', path: '/api/registration/re-entry', summary: '注册：重新输入进行信息确认', access: 'public', audit: 'registration.re_enter', limit: 'write',
  body: RegistrationReentry, output: Nothing,
  check: (env, { body }) => env.read((tx) => refusalsOfReentry(tx, officeOf(env), env.visitor.visitKey, body)),
  handle: async (ctx, { body }) => {
    const confirmed = await confirmRegistration(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, body);
    return confirmed.ok ? ok({}) : confirmed;
  },
});

/** What the page needs after a code was sent. */
export const CodeSent = z.object({ sentTo: z.string(), waitSeconds: z.number() }).meta({ id: 'CodeSent' });

/** 【获取短信验证码】 for the phone of the form (R-2.1.1-24). */
export const askRegistrationCode = defineEndpoint({
  method: 'POST', path: '/api/registration/codes', summary: '注册：获取短信验证码', access: 'public', audit: 'registration.send_code', limit: 'code', output: CodeSent,
  handle: async (ctx) => {
    const office = officeOf(ctx);
    const sent = await sendRegistrationCode(ctx.tx, office, ctx.visitor.visitKey);
    if (!sent.ok) return sent;
    const draft = await findRegistration(ctx.tx, office, ctx.visitor.visitKey);
    return ok({ sentTo: maskPhone(draft?.form?.phone ?? ''), waitSeconds: Math.ceil((sent.value.againAt - ctx.now) / 1000) });
  },
});

/** 注册 (R-2.1.1-23…28): `goOn` passes the prompt that the document is known under another name (R-3.1.3-02). */
export const register = defineEndpoint({
  method: 'POST', path: '/api/accounts', summary: '注册：验证手机并完成注册', access: 'public', audit: 'account.register', limit: 'code',
  body: z.object({ code: OneTimeCode, goOn: z.enum(['true']).optional() }),
  output: z.object({ accountId: AccountId, boundPhone: z.string() }).meta({ id: 'RegisteredAccount' }),
  handle: async (ctx, { body }) => {
    const done = await registerAccount(ctx.tx, officeOf(ctx), { visit: ctx.visitor.visitKey, code: body.code, goesOnWithKnownDocument: body.goOn === 'true' });
    if (!done.ok) return done;
    await linkNewcomer(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, done.value.accountId);
    ctx.note({ subject: `account:${done.value.accountId}`, accountId: done.value.accountId });
    return done;
  },
});
