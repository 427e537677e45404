import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { ClaimTaken, TakeNext } from '#contracts/review.ts';
import { Assigned, AssignMany, Colleagues, HandedOver, HandOver, TakeBack } from '#contracts/review-work.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { assignMany } from './assign-many.ts';
import { handOver, takeBack } from './hand-over.ts';
import { readColleagues } from './read-colleagues.ts';
import { releaseCase, takeCase, takeNextCase } from './take-case.ts';

const OneCase = z.object({ id: ApplicationId });
const decide = { staff: 'review.decide' } as const;
const manage = { staff: 'review.manage' } as const;

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

export const handOverCase = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/hand-over', summary: '资格核验：移交同事', access: { staff: 'review.see' }, audit: 'review.hand_over', limit: 'write', params: OneCase, body: HandOver, output: HandedOver,
  handle: async (ctx, { params, body }) => {
    const done = await handOver(ctx, params.id, body);
    if (!done.ok) return done;
    ctx.note({ subject: `application:${params.id}`, accountId: done.value.app.accountId, after: { to: body.to }, reason: body.note });
    return ok({ id: params.id, to: done.value.to.name });
  },
});

export const takeCaseBack = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/take-back', summary: '资格核验：收回', access: manage, audit: 'review.take_back', limit: 'write', params: OneCase, body: TakeBack, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const done = await takeBack(ctx, params.id);
    if (!done.ok) return done;
    ctx.note({ subject: `application:${params.id}`, accountId: done.value.app.accountId, before: done.value.from, reason: body.reason });
    return ok({});
  },
});

export const assignCases = defineEndpoint({
  method: 'POST', path: '/api/staff/review/assignments', summary: '资格核验：批量分派', access: manage, audit: 'review.assign', limit: 'write', body: AssignMany, output: Assigned,
  handle: async (ctx, { body }) => {
    const done = await assignMany(ctx, body);
    if (done.ok) ctx.note({ subject: `review-queue:${body.state}`, after: done.value.people.map(({ staffId, count }) => ({ staffId, count })) });
    return done;
  },
});

export const showColleagues = defineEndpoint({
  method: 'GET', path: '/api/staff/review/colleagues', summary: '资格核验：同事与工作量', access: { staff: 'review.see' }, audit: null, limit: 'read', output: Colleagues,
  handle: async (ctx) => ok(await readColleagues(ctx, ctx.visitor.lang)),
});
