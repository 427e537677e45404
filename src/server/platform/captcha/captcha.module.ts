import { z } from 'zod';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Binary } from '../http/mount-api.ts';
import { declareJob, handleJob } from '../jobs/job.ts';
import type { Module } from '../module.ts';
import { isPictureKey } from './captcha.ts';
import { removeStaleCaptchas } from './captcha.store.ts';

const Key = z.object({ key: z.string().refine(isPictureKey, 'field.invalid') });

const challenge = defineEndpoint({
  method: 'GET', path: '/api/captcha/challenge', summary: '验证码：取得计算题', access: 'public', audit: null, limit: 'rush',
  output: z.looseObject({ parameters: z.looseObject({}), signature: z.string().optional() }).meta({ id: 'CaptchaChallenge' }),
  handle: async ({ kit }) => {
    if (kit.captcha.form !== 'altcha') return refusedFor('request.not_found');
    const { parameters, signature } = await kit.captcha.challenge();
    return ok({ parameters: { ...parameters }, signature });
  },
});

const picture = defineEndpoint({
  method: 'GET', path: '/api/captcha/pictures/:key', summary: '验证码：数字图片', access: 'public', audit: null, limit: 'rush', params: Key, output: Binary,
  handle: async ({ kit }, { params }) => ok({ contentType: 'image/png', base64: (await kit.captcha.picture(params.key)).toString('base64') }),
});

const sound = defineEndpoint({
  method: 'GET', path: '/api/captcha/pictures/:key/sound', summary: '验证码：语音播报数字', access: 'public', audit: null, limit: 'rush', params: Key, output: Binary,
  handle: async ({ kit, visitor }, { params }) => ok({ contentType: 'audio/wav', base64: (await kit.captcha.sound(params.key, visitor.lang)).toString('base64') }),
});

const forgetCaptchas = declareJob({ name: 'platform.forget-captchas', payload: z.object({}), attempts: 3 });

/** The captcha's addresses and its sweeping. */
export const captchaModule: Module = {
  name: 'captcha',
  endpoints: [challenge, picture, sound],
  jobs: [forgetCaptchas],
  handlers: [handleJob(forgetCaptchas, { work: ({ tx, now }) => removeStaleCaptchas(tx, now) })],
  schedules: [{ job: forgetCaptchas, cron: '*/15 * * * *' }],
};
