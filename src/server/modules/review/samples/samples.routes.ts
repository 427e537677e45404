import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { ReviewCase } from '#contracts/review.ts';
import { AnnounceSample, CallSample, GiveVerdict, SampleDetail, SampleId, SampleQuery, Samples, SettleSampleCase } from '#contracts/samples.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { readCase } from '../case/read-case.ts';
import { announceSample, findOwnSample, startDraw } from './announce-sample.ts';
import { blinded, readSample, readSamples } from './read-samples.ts';
import { call } from './samples.jobs.ts';
import { setDueOn } from './samples.store.ts';
import { findDrawn, settleSampleCase, verdictOn } from './settle-sample.ts';

const check = { staff: 'sample.check' } as const;
const OneSample = z.object({ sampleId: SampleId });
const OneCase = z.object({ sampleId: SampleId, id: ApplicationId });

export const showSamples = defineEndpoint({
  method: 'GET', path: '/api/staff/review/samples', summary: '抽样核查：列表', access: { staff: 'review.see' }, audit: null, limit: 'read', output: Samples,
  handle: async (ctx) => ok(await readSamples(ctx, ctx.visitor.lang)),
});

export const announce = defineEndpoint({
  method: 'POST', path: '/api/staff/review/samples', summary: '抽样核查：公布抽样和种子摘要', access: check, audit: 'sample.announce', limit: 'write', body: AnnounceSample, output: z.object({ id: SampleId, seedDigest: z.string() }),
  handle: async (ctx, { body }) => {
    const made = await announceSample(ctx, body);
    if (made.ok) ctx.note({ subject: `sample:${made.value.id}`, after: { ...body, seedDigest: made.value.seedDigest } });
    return made;
  },
});

export const drawNow = defineEndpoint({
  method: 'POST', path: '/api/staff/review/samples/:sampleId/draw', summary: '抽样核查：抽取', access: check, audit: 'sample.draw', limit: 'write', params: OneSample, output: z.object({}),
  handle: async (ctx, { params }) => {
    const begun = await startDraw(ctx, params.sampleId);
    if (!begun.ok) return begun;
    ctx.note({ subject: `sample:${params.sampleId}` });
    return ok({});
  },
});

export const showSample = defineEndpoint({
  method: 'GET', path: '/api/staff/review/samples/:sampleId', summary: '抽样核查：名单与结果', access: { staff: 'review.see' }, audit: 'sample.read', limit: 'read', params: OneSample, query: SampleQuery, output: SampleDetail,
  handle: async (ctx, { params, query }) => {
    const shown = await readSample(ctx, params.sampleId, query, ctx.visitor.lang);
    if (shown.ok) ctx.note({ subject: `sample:${params.sampleId}`, after: shown.value.cases.map((c) => c.id) });
    return shown;
  },
});

export const callForPapers = defineEndpoint({
  method: 'POST', path: '/api/staff/review/samples/:sampleId/call', summary: '抽样核查：通知提交材料', access: check, audit: 'sample.call', limit: 'write', params: OneSample, body: CallSample, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const found = await findOwnSample(ctx, params.sampleId);
    if (!found.ok) return found;
    if (found.value.state !== 'drawn' || found.value.kind !== 'post_exam') return refusedFor('review.sample_not_drawn');
    await setDueOn(ctx.tx, params.sampleId, body.dueOn);
    await enqueue(ctx.tx, call, { sampleId: params.sampleId, dueOn: body.dueOn, within: ctx.actor.jurisdiction }, { now: ctx.now });
    ctx.note({ subject: `sample:${params.sampleId}`, after: body });
    return ok({});
  },
});

export const settleCheck = defineEndpoint({
  method: 'POST', path: '/api/staff/review/samples/:sampleId/cases/:id/result', summary: '考后核查：合格、不合格、未按期', access: check, audit: 'sample.settle', limit: 'write', params: OneCase, body: SettleSampleCase, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const done = await settleSampleCase(ctx, params.sampleId, params.id, body);
    if (!done.ok) return done;
    ctx.note({ subject: `application:${params.id}`, accountId: done.value.drawn.accountId, after: { sample: params.sampleId, result: body.result }, reason: body.note });
    return ok({});
  },
});

export const showBlind = defineEndpoint({
  method: 'GET', path: '/api/staff/review/samples/:sampleId/cases/:id', summary: '盲审：报考信息（不显示原决定）', access: check, audit: 'sample.read_blind', limit: 'read', params: OneCase, output: ReviewCase,
  handle: async (ctx, { params }) => {
    const drawn = await findDrawn(ctx, params.sampleId, params.id, 'blind');
    if (!drawn.ok) return drawn;
    const found = await readCase(ctx, params.id, ctx.visitor.lang);
    if (!found.ok) return found;
    ctx.note({ subject: `application:${params.id}`, accountId: found.value.app.accountId, after: { sample: params.sampleId } });
    return ok(blinded(found.value.view, ctx.visitor.lang));
  },
});

export const giveBlindVerdict = defineEndpoint({
  method: 'POST', path: '/api/staff/review/samples/:sampleId/cases/:id/verdict', summary: '盲审：结论', access: check, audit: 'sample.verdict', limit: 'write', params: OneCase, body: GiveVerdict, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const done = await verdictOn(ctx, params.sampleId, params.id, body);
    if (!done.ok) return done;
    ctx.note({ subject: `application:${params.id}`, accountId: done.value.drawn.accountId, after: { sample: params.sampleId, verdict: body.verdict }, reason: body.note });
    return ok({});
  },
});
