import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { FoundApplication, KeepTicks, ReviewCase, Unmask, Unmasked } from '#contracts/review.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findByNumber, stateOf } from '#server/modules/applications/index.ts';
import { photoForPrinting } from '#server/modules/photos/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { blinded } from '../samples/read-samples.ts';
import { isDrawnBlind } from '../samples/samples.store.ts';
import { words } from '../words.ts';
import { wholeValues } from './case-sections.ts';
import { findCase } from './find-case.ts';
import { keepTicks } from './openings.store.ts';
import { examText } from './present-case.ts';
import { readCase } from './read-case.ts';

const OneCase = z.object({ id: ApplicationId });
const see = { staff: 'review.see' } as const;

export const showCase = defineEndpoint({
  method: 'GET', path: '/api/staff/applications/:id', summary: '资格核验：报考信息', access: see, audit: 'review.read', limit: 'read', params: OneCase, output: ReviewCase,
  handle: async (ctx, { params }) => {
    const found = await readCase(ctx, params.id, ctx.visitor.lang);
    if (!found.ok) return found;
    const { app, view } = found.value;
    ctx.note({ subject: `application:${params.id}`, accountId: app.accountId });
    // who draws samples and takes no decisions must not see a decision that waits for a blind verdict, by whatever way they come
    const { permissions } = ctx.actor;
    const blind = permissions.includes('sample.check') && !permissions.includes('review.decide') && (await isDrawnBlind(ctx.tx, app));
    return ok(blind ? blinded(view, ctx.visitor.lang) : view);
  },
});

export const keepCaseTicks = defineEndpoint({
  method: 'PUT', path: '/api/staff/applications/:id/checklist', summary: '资格核验：保存核验清单的勾选', access: { staff: 'review.decide' }, audit: 'review.keep_ticks', limit: 'write', params: OneCase, body: KeepTicks, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { accountId } = found.value.app;
    ctx.note({ subject: `application:${params.id}`, accountId, after: body.ticked });
    return (await keepTicks(ctx.tx, { accountId, id: params.id, version: body.version }, ctx.actor.staffId, body.ticked)) ? ok({}) : refusedFor('application.changed_meanwhile');
  },
});

export const seeCasePhoto = defineEndpoint({
  method: 'GET', path: '/api/staff/applications/:id/photo', summary: '资格核验：考生照片', access: see, audit: 'review.see_photo', limit: 'read', params: OneCase, output: Binary,
  handle: async (ctx, { params }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { accountId } = found.value.app;
    const photo = await photoForPrinting(ctx.tx, ctx.kit.blobs, accountId);
    if (!photo) return refusedFor('photo.not_found');
    ctx.note({ subject: `application:${params.id}`, accountId });
    return ok({ contentType: 'image/jpeg', base64: photo.jpeg.toString('base64') });
  },
});

export const unmask = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/unmasking', summary: '说明理由后查看完整号码', access: { staff: 'person.unmask' }, audit: 'review.unmask', limit: 'look_up', idempotent: false, params: OneCase, body: Unmask, output: Unmasked,
  handle: async (ctx, { params, body }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    ctx.note({ subject: `application:${params.id}`, accountId: found.value.app.accountId, after: { what: body.what }, reason: body.reason });
    return ok({ values: wholeValues(found.value.confirmed, body.what, ctx.visitor.lang) });
  },
});

export const findForCounter = defineEndpoint({
  method: 'GET', path: '/api/staff/application-numbers/:number', summary: '按报名序号查找报考', access: { staff: 'any' }, audit: 'review.find', limit: 'look_up', params: z.object({ number: z.string().regex(/^\d{18}$/) }), output: FoundApplication,
  handle: async (ctx, { params }) => {
    const { tx, actor, visitor } = ctx;
    if (!actor.permissions.includes('review.see') && !actor.permissions.includes('payment.see')) return refusedFor('request.forbidden');
    const whose = await findByNumber(tx, params.number);
    const found = whose ? await findCase(ctx, whose.id) : refusedFor('application.not_found');
    if (!found.ok) return found;
    const { app, confirmed } = found.value;
    ctx.note({ subject: `application:${app.id}`, accountId: app.accountId });
    return ok({
      id: app.id, number: params.number, name: confirmed.account.name, documentNumber: confirmed.account.maskedDocumentNumber, examText: examText(confirmed, visitor.lang),
      pointText: confirmed.reviewPoint.name[visitor.lang], stateText: words[visitor.lang].states[stateOf(app, false)], dueInFen: app.dueInFen,
    });
  },
});
