import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { LookUpScore, ScoreAddress, ScoreSheet } from '#contracts/score-look-up.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { lookUpScore, readOwnSheet, readSheet } from './look-up-score.ts';
import { openKey, sealKey } from './sealed-key.ts';

/** 成绩查询 (R-2.4-03): number and name with a captcha; the answer's address holds the key sealed, and a slow enumeration meets the shared limit. */
export const lookUpEndpoint = defineEndpoint({
  method: 'POST', path: '/api/score-look-ups', summary: '成绩查询', access: 'public', audit: 'score.look_up', limit: 'rush', alone: true, idempotent: false, body: LookUpScore, output: ScoreAddress,
  check: (_, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { body }) => {
    ctx.note({ subject: `sitting:${body.sitting}` });
    const found = await lookUpScore(ctx, body);
    if (!found.ok) return found;
    const token = sealKey(ctx.kit.crypto, found.value.key, ctx.now);
    return ok({ address: `/scores/sheet?of=${token}`, token });
  },
});

/** What an address of a look-up shows. */
const sheetEndpoint = defineEndpoint({
  method: 'GET', path: '/api/score-sheets/:token', summary: '成绩单（凭查询所得的地址）', access: 'public', audit: null, limit: 'read', alone: true, params: z.object({ token: z.string().max(400) }), output: ScoreSheet,
  handle: (ctx, { params }) => {
    const key = openKey(ctx.kit.crypto, params.token, ctx.now);
    return key ? readSheet(ctx, key) : Promise.resolve(refusedFor('request.not_found'));
  },
});

/** A signed-in candidate's own sheet. */
const ownSheetEndpoint = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/score', summary: '本人成绩单', access: 'candidate', audit: null, limit: 'read', params: z.object({ id: ApplicationId }), output: ScoreSheet,
  handle: (ctx, { params }) => readOwnSheet(ctx, ctx.actor.accountId, params.id),
});

/** Look-ups (成绩查询), with and without a sign-in. */
export const lookUpEndpoints: readonly AnyEndpoint[] = [lookUpEndpoint, sheetEndpoint, ownSheetEndpoint];
