import { z } from 'zod';
import { SignInForm, NextPath } from '#contracts/accounts.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { findCredentials, signIn, type Credentials } from './commands/sign-in.ts';
import { officeOf } from './registration.routes.ts';

/** 登录 (R-2.1.1-29). The password is compared outside the transaction, against a decoy where there is no such user name. */
export const signInToAccount = defineEndpoint({
  method: 'POST', path: '/api/sign-ins', summary: '登录', access: 'public', audit: 'account.sign_in', limit: 'sign_in',
  body: SignInForm.extend({ next: NextPath }), output: z.object({ next: z.string() }).meta({ id: 'SignedIn' }),
  check: (_env, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: async (env, { body }): Promise<Result<Credentials>> => {
    const person = await requireCaptcha(env, body.captcha);
    if (!person.ok) return person;
    const found = await env.read((tx) => findCredentials(tx, body.userName));
    const right = await env.kit.passwords.verify(found?.passwordHash ?? (await env.kit.passwords.decoy()), body.password);
    return ok({ userName: body.userName, accountId: found?.accountId, passwordHash: found?.passwordHash, passwordRight: found !== undefined && right });
  },
  handle: async (ctx, { body }, credentials) => {
    if (credentials.accountId) ctx.note({ subject: `account:${credentials.accountId}`, accountId: credentials.accountId });
    const done = await signIn(ctx.tx, officeOf(ctx), credentials, body.next);
    if (!done.ok) return done;
    await ctx.openSession('candidate', done.value.accountId);
    return ok({ next: done.value.next });
  },
});

/** Until when this sign-in lasts. To ask is an act like any other and keeps it, unless the browser says that it asks by itself (`X-Background`). */
export const signInLasts = defineEndpoint({
  method: 'GET', path: '/api/sign-ins/current', summary: '登录的有效时间', access: 'candidate', audit: null, limit: 'read',
  output: z.object({ until: z.int(), now: z.int() }).meta({ id: 'SignInLasts' }),
  handle: ({ actor, now }) => Promise.resolve(ok({ until: actor.until ?? now, now })),
});

/** 退出. Signing out twice is no fault. */
export const signOut = defineEndpoint({
  method: 'DELETE', path: '/api/sign-ins/current', summary: '退出登录', access: 'public', audit: 'account.sign_out', limit: 'write', output: z.object({}),
  handle: async (ctx) => {
    if (ctx.actor.kind === 'candidate') ctx.note({ subject: `account:${ctx.actor.accountId}`, accountId: ctx.actor.accountId });
    await ctx.closeSession();
    return ok({});
  },
});
