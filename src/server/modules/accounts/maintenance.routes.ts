import { z } from 'zod';
import { ContactForm, NewPassword, OneTimeCode, PhoneForm, RecoveryQuestionForm, RowsForm } from '#contracts/accounts.ts';
import { maskPhone, MobileNumber } from '#contracts/contact.ts';
import { DegreeId, EducationId } from '#contracts/ids.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { defineEndpoint, type Ctx, type PrepareEnv } from '#server/platform/http/endpoint.ts';
import { endSession } from '#server/platform/http/sessions.store.ts';
import { findAccountRow } from './accounts.store.ts';
import { findAccount } from './find-account.ts';
import { JUST_SIGNED_IN, requireFreshFactor } from './fresh-sign-in.ts';
import { addRows, refusalsToAddRows, withdrawRow } from './commands/add-rows.ts';
import { changePassword } from './commands/change-password.ts';
import { acceptAgreement, changeContact, changeRecoveryQuestion, rebindPhone, sendRebindCode } from './commands/maintain-account.ts';
import { requirePassword } from './require-password.ts';
import { answerKey } from './domain/recovery.ts';
import { answerRefusals, newPasswordRefusals } from './domain/registration-rules.ts';
import { CodeSent, officeOf } from './registration.routes.ts';

const Nothing = z.object({});

function noteOwn(ctx: Pick<Ctx<'candidate'>, 'note' | 'actor'>): void {
  ctx.note({ subject: `account:${ctx.actor.accountId}`, accountId: ctx.actor.accountId });
}

const CurrentPassword = z.string().max(200, 'field.too_long').optional();

/** 修改邮箱、通信地址 (R-2.1.3-05). A new mailbox is where warnings will go, so it asks who acts; an address alone does not. */
export const changeOwnContact = defineEndpoint({
  method: 'PUT', path: '/api/me/contact', summary: '注册维护：修改邮箱和通信地址（换邮箱须刚登录或输入当前密码）', access: 'candidate', audit: 'account.change_contact', limit: 'sign_in', body: ContactForm.extend({ currentPassword: CurrentPassword }), output: Nothing,
  prepare: async (env, { body }) => {
    const account = await env.read((tx) => findAccount(tx, env.kit.crypto, env.actor.accountId));
    if (account?.mail === body.mail) return ok({ mailMayChange: false });
    const shown = await requireFreshFactor(env, body.currentPassword, JUST_SIGNED_IN);
    return shown.ok ? ok({ mailMayChange: true, ...shown.value }) : shown;
  },
  handle: async (ctx, { body }, shown) => {
    noteOwn(ctx);
    const done = await changeContact(ctx.tx, officeOf(ctx), ctx.actor, body, shown);
    return done.ok ? ok({}) : done;
  },
});

/** 修改密码找回问题 (R-2.1.3-02). */
export const changeOwnQuestion = defineEndpoint({
  method: 'PUT', path: '/api/me/recovery-question', summary: '注册维护：修改密码找回问题', access: 'candidate', audit: 'account.change_question', limit: 'sign_in', body: RecoveryQuestionForm, output: Nothing,
  check: (_env, { body }) => Promise.resolve([...(body.recoveryAnswer === undefined ? [] : answerRefusals(body.recoveryAnswer, false)), ...captchaMissing(body.captcha)]),
  prepare: async (env, { body }) => {
    const no = answerRefusals(body.recoveryAnswer, false);
    if (no.length > 0) return refused(no);
    const person = await requireCaptcha(env, body.captcha);
    if (!person.ok) return person;
    const compared = await requirePassword(env, env.actor, body.currentPassword);
    if (!compared.ok) return compared;
    return ok({ ...compared.value, answerHash: await env.kit.passwords.hash(answerKey(body.recoveryAnswer)) });
  },
  handle: async (ctx, { body }, { comparedHash, answerHash }) => {
    noteOwn(ctx);
    const done = await changeRecoveryQuestion(ctx.tx, officeOf(ctx), ctx.actor.accountId, { question: body.recoveryQuestion, answerHash, comparedHash });
    return done.ok ? ok({}) : done;
  },
});

/** 用户更换手机【获取短信验证码】 (R-2.1.3-03). */
export const askRebindCode = defineEndpoint({
  method: 'POST', path: '/api/me/phone/codes', summary: '更换手机：获取短信验证码', access: 'candidate', audit: 'account.send_rebind_code', limit: 'code', body: z.object({ phone: MobileNumber }), output: CodeSent,
  handle: async (ctx, { body }) => {
    noteOwn(ctx);
    const sent = await sendRebindCode(ctx.tx, officeOf(ctx), ctx.actor.accountId, body.phone);
    return sent.ok ? ok({ sentTo: maskPhone(body.phone), waitSeconds: Math.ceil((sent.value.againAt - ctx.now) / 1000) }) : sent;
  },
});

/** 用户更换手机【确定】 (R-2.1.3-03). */
export const rebindOwnPhone = defineEndpoint({
  method: 'PUT', path: '/api/me/phone', summary: '更换手机：绑定新手机（须刚登录或输入当前密码）', access: 'candidate', audit: 'account.rebind_phone', limit: 'code',
  body: PhoneForm.extend({ code: OneTimeCode, currentPassword: CurrentPassword }), output: z.object({ boundPhone: z.string() }),
  prepare: (env, { body }) => requireFreshFactor(env, body.currentPassword, JUST_SIGNED_IN),
  handle: (ctx, { body }, shown) => {
    noteOwn(ctx);
    return rebindPhone(ctx.tx, officeOf(ctx), ctx.actor, body, shown);
  },
});

async function refusalsOfNewPassword(env: PrepareEnv<'candidate'>, typed: { password?: string | undefined; passwordAgain?: string | undefined; currentPassword?: string | undefined }): Promise<Refusal[]> {
  const row = await env.read((tx) => findAccountRow(tx, env.actor.accountId));
  if (!row || typed.password === undefined) return [];
  const no = newPasswordRefusals(typed.password, typed.passwordAgain ?? '', row.user_name);
  if (typed.password === typed.currentPassword) no.push(refuse('account.password_unchanged', { path: 'password' }));
  return no;
}

/** 修改密码. */
export const changeOwnPassword = defineEndpoint({
  method: 'PUT', path: '/api/me/password', summary: '注册维护：修改密码', access: 'candidate', audit: 'account.change_password', limit: 'sign_in',
  body: NewPassword.extend({ currentPassword: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long') }), output: Nothing,
  check: (env, { body }) => refusalsOfNewPassword(env, body),
  prepare: async (env, { body }) => {
    const compared = await requirePassword(env, env.actor, body.currentPassword);
    if (!compared.ok) return compared;
    const no = await refusalsOfNewPassword(env, body);
    if (no.length > 0) return refused(no);
    return ok({ comparedHash: compared.value.comparedHash, passwordHash: await env.kit.passwords.hash(body.password) });
  },
  handle: async (ctx, _input, hashes) => {
    noteOwn(ctx);
    const done = await changePassword(ctx.tx, officeOf(ctx), ctx.actor, hashes);
    return done.ok ? ok({}) : done;
  },
});

/** 修改学历学位【保存】 (R-2.1.3-04). */
export const addOwnRows = defineEndpoint({
  method: 'POST', path: '/api/me/education', summary: '修改学历学位：添加', access: 'candidate', audit: 'account.add_rows', limit: 'write', body: RowsForm,
  output: z.object({ educationIds: z.array(EducationId), degreeIds: z.array(DegreeId) }).meta({ id: 'RowsAdded' }),
  check: (env, { body }) => env.read((tx) => refusalsToAddRows(tx, env.now, env.actor.accountId, body)),
  handle: (ctx, { body }) => {
    noteOwn(ctx);
    return addRows(ctx.tx, officeOf(ctx), ctx.actor.accountId, body);
  },
});

/** Marks a row withdrawn (D-03). */
export const withdrawOwnRow = defineEndpoint({
  method: 'POST', path: '/api/me/education/withdrawals', summary: '修改学历学位：作废一条记录', access: 'candidate', audit: 'account.withdraw_row', limit: 'write',
  body: z.object({ kind: z.enum(['education', 'degree'], 'field.choose'), id: z.uuid('field.invalid') }), output: Nothing,
  handle: async (ctx, { body }) => {
    noteOwn(ctx);
    const done = await withdrawRow(ctx.tx, officeOf(ctx), ctx.actor.accountId, body);
    return done.ok ? ok({}) : done;
  },
});

/** Accepts the changed service agreement (R-2.1.1-06, article 5). */
export const acceptChangedAgreement = defineEndpoint({
  method: 'POST', path: '/api/me/agreement', summary: '接受更新后的网上报名协议', access: 'candidate', audit: 'account.accept_agreement', limit: 'write', body: z.object({ version: z.string().max(20) }), output: Nothing,
  handle: async (ctx, { body }) => {
    noteOwn(ctx);
    const done = await acceptAgreement(ctx.tx, ctx, ctx.actor.accountId, { version: body.version, ip: ctx.visitor.ip });
    return done.ok ? ok({}) : done;
  },
});

/** 退出其他设备: ends one of one's own sign-ins. */
export const endOwnSignIn = defineEndpoint({
  method: 'POST', path: '/api/me/sign-ins/ended', summary: '登录设备：退出一处登录', access: 'candidate', audit: 'account.end_sign_in', limit: 'write', body: z.object({ id: z.uuid('field.invalid') }), output: Nothing,
  handle: async (ctx, { body }) => {
    noteOwn(ctx);
    const done = await endSession(ctx.tx, ctx.actor.accountId, body.id, new Date(ctx.now));
    return done ? ok({}) : refusedFor('account.sign_in_not_found');
  },
});
