import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { ClaimTaken, DecideReview, FoundApplication, ReviewCase, ReviewChoices, ReviewCursor, ReviewDecided, ReviewFilter, ReviewQueue, TakeNext, Unmask, Unmasked, VoidApplication } from '#contracts/review.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findByNumber, listEvents, stateOf, voidApplication } from '#server/modules/applications/index.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { hasPhoto, photoForPrinting } from '#server/modules/photos/index.ts';
import { verificationOf } from '#server/modules/verification/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { wholeValues } from './case-sections.ts';
import { decideCase } from './commands/decide-case.ts';
import { releaseCase, takeCase, takeNextCase } from './commands/take-case.ts';
import { findCase, holdersOf, staffNames } from './find-case.ts';
import { examText, presentCase } from './present-case.ts';
import { readChoices } from './read-choices.ts';
import { readQueue } from './read-queue.ts';
import { words } from './words.ts';

const OneCase = z.object({ id: ApplicationId });
const see = { staff: 'review.see' } as const;
const decide = { staff: 'review.decide' } as const;

export const showQueue = defineEndpoint({
  method: 'GET', path: '/api/staff/review/queue', summary: '资格核验：审核列表', access: see, audit: 'review.list', limit: 'read', query: ReviewFilter.extend({ after: ReviewCursor.optional() }), output: ReviewQueue,
  handle: async (ctx, { query }) => {
    const queue = await readQueue(ctx, query, ctx.visitor.lang);
    ctx.note({ subject: `review-queue:${query.state}`, after: { shown: queue.items.map((i) => i.id) } });
    return ok(queue);
  },
});

export const showChoices = defineEndpoint({
  method: 'GET', path: '/api/staff/review/choices', summary: '审核列表的筛选项', access: see, audit: null, limit: 'read', output: ReviewChoices,
  handle: async ({ tx, actor, visitor, now }) => ok(await readChoices(tx, actor.jurisdiction, visitor.lang, now)),
});

export const showCase = defineEndpoint({
  method: 'GET', path: '/api/staff/applications/:id', summary: '资格核验：报考信息', access: see, audit: 'review.read', limit: 'read', params: OneCase, output: ReviewCase,
  handle: async (ctx, { params }) => {
    const { tx, kit, actor, visitor } = ctx;
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { accountId } = found.value.app;
    const account = await findAccount(tx, kit.crypto, accountId);
    const history = await listEvents(tx, accountId, params.id);
    ctx.note({ subject: `application:${params.id}`, accountId });
    return ok(presentCase({
      ...found.value, history,
      verification: account && (await verificationOf(tx, account, visitor.lang)),
      hasPhoto: await hasPhoto(tx, accountId),
      holder: (await holdersOf(ctx, [params.id])).get(params.id),
      mayDecide: actor.permissions.includes('review.decide'),
      staffNames: await staffNames(tx, history.filter((e) => e.byKind !== 'candidate').map((e) => e.byId)),
    }, visitor.lang));
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

export const decideOnCase = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/review', summary: '资格核验：通过、不通过、退回补正', access: decide, audit: 'review.decide', limit: 'write', params: OneCase, body: DecideReview, output: ReviewDecided,
  handle: async (ctx, { params, body }) => {
    const done = await decideCase(ctx, params.id, body);
    if (!done.ok) return done;
    const state = stateOf(done.value, false);
    ctx.note({ subject: `application:${params.id}`, accountId: done.value.accountId, before: { version: body.version }, after: { decision: body.decision, version: done.value.version }, reason: body.reason });
    return ok({ state, stateText: words[ctx.visitor.lang].states[state], version: done.value.version });
  },
});

export const voidCase = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/voiding', summary: '作废：认定报名无效', access: { staff: 'application.unlock' }, audit: 'application.void', limit: 'write', params: OneCase, body: VoidApplication, output: ReviewDecided,
  handle: async (ctx, { params, body }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { accountId } = found.value.app;
    const done = await voidApplication({ tx: ctx.tx, kit: ctx.kit, staffId: ctx.actor.staffId, now: ctx.now }, { accountId, id: params.id }, body);
    if (!done.ok) return done;
    const state = stateOf(done.value, false);
    ctx.note({ subject: `application:${params.id}`, accountId, before: { version: body.version }, after: { state, decisionNumber: body.decisionNumber }, reason: body.reason });
    return ok({ state, stateText: words[ctx.visitor.lang].states[state], version: done.value.version });
  },
});

export const takeNext = defineEndpoint({
  method: 'POST', path: '/api/staff/review/claims', summary: '资格核验：领取下一件', access: decide, audit: 'review.take_next', limit: 'write', body: TakeNext, output: ClaimTaken,
  handle: async (ctx, { body }) => {
    const taken = await takeNextCase(ctx, body);
    if (!taken.ok) return taken;
    ctx.note({ subject: `application:${taken.value.id}`, accountId: taken.value.accountId });
    return ok({ id: taken.value.id, until: taken.value.until });
  },
});

export const claimCase = defineEndpoint({
  method: 'PUT', path: '/api/staff/applications/:id/claim', summary: '资格核验：领取、延长', access: decide, audit: 'review.claim', limit: 'write', params: OneCase, output: ClaimTaken,
  handle: async (ctx, { params }) => {
    const taken = await takeCase(ctx, params.id);
    if (!taken.ok) return taken;
    ctx.note({ subject: `application:${params.id}`, accountId: taken.value.accountId });
    return ok({ id: taken.value.id, until: taken.value.until });
  },
});

export const dropCase = defineEndpoint({
  method: 'DELETE', path: '/api/staff/applications/:id/claim', summary: '资格核验：放回', access: decide, audit: 'review.release', limit: 'write', params: OneCase, output: z.object({}),
  handle: async (ctx, { params }) => {
    const released = await releaseCase(ctx, params.id);
    if (!released.ok) return released;
    ctx.note({ subject: `application:${params.id}`, accountId: released.value.accountId });
    return ok({});
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
