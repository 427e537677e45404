import { z } from 'zod';
import { CounterCase, CounterDay, CounterDayQuery, CounterLookUp, DecideAtCounter } from '#contracts/counter.ts';
import { beijingTime } from '#contracts/dates.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ReviewDecided, ReviewDecisionId } from '#contracts/review.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { findCase } from '../case/find-case.ts';
import { examText } from '../case/present-case.ts';
import { decideCase } from '../decisions/decide-case.ts';
import { noteOf, presentDecided } from '../decisions/decisions.routes.ts';
import { findDecision } from '../decisions/decisions.store.ts';
import { words } from '../words.ts';
import { renderHandOverList, renderReceipt } from './counter-documents.ts';
import { lookUpForm } from './look-up-form.ts';
import { readCounterDay } from './read-day.ts';

const decide = { staff: 'review.decide' } as const;

export const lookUpAtCounter = defineEndpoint({
  method: 'POST', path: '/api/staff/review/counter/look-ups', summary: '现场窗口：按报名表受理', access: decide, audit: 'counter.look_up', limit: 'look_up', idempotent: false, body: CounterLookUp, output: CounterCase,
  handle: async (ctx, { body }) => {
    const found = await lookUpForm(ctx, body, ctx.visitor.lang);
    if (!found.ok) return found;
    ctx.note({ subject: `application:${found.value.app.id}`, accountId: found.value.app.accountId });
    return ok(found.value.view);
  },
});

export const decideAtCounter = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/counter-decision', summary: '现场窗口：核验通过、不通过', access: decide, audit: 'review.decide', limit: 'write', params: z.object({ id: ApplicationId }), body: DecideAtCounter, output: ReviewDecided,
  handle: async (ctx, { params, body }) => {
    const done = await decideCase(ctx, params.id, { ...body, basis: 'counter' });
    if (!done.ok) return done;
    ctx.note({ ...noteOf(done.value), before: { version: body.version }, reason: body.reason });
    return ok(presentDecided(done.value, ctx.visitor.lang));
  },
});

export const printReceipt = defineEndpoint({
  method: 'GET', path: '/api/staff/applications/:id/counter-receipts/:decisionId', summary: '现场窗口：核验回执（PDF）', access: { staff: 'review.see' }, audit: 'counter.print_receipt', limit: 'read',
  params: z.object({ id: ApplicationId, decisionId: ReviewDecisionId }), output: Binary,
  handle: async (ctx, { params }) => {
    const { tx, kit, now } = ctx;
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { app, confirmed } = found.value;
    const d = await findDecision(tx, app.accountId, params.decisionId);
    if (d?.applicationId !== params.id || d.basis !== 'counter' || d.state === 'undone') return refusedFor('review.decision_not_found');
    ctx.note({ subject: `application:${params.id}`, accountId: app.accountId, after: { decision: d.id } });
    const w = words.zh;
    const pdf = await renderReceipt(kit.pdf, {
      receiptNumber: d.id.slice(-12).toUpperCase(), examName: examText(confirmed, 'zh'), applicationNumber: confirmed.number, name: confirmed.account.name, documentNumber: confirmed.account.maskedDocumentNumber,
      pointName: confirmed.reviewPoint.name.zh, address: confirmed.reviewPoint.address, phone: confirmed.reviewPoint.phone, decision: w.acts[d.decision], effect: w.receiptEffects[d.state],
      reason: d.reason, seen: d.ticks.filter((t) => t.ticked).map((t) => t.text), reviewer: (await staffNames(tx, [d.decidedById])).get(d.decidedById) ?? '—', at: beijingTime(d.decidedAt),
    }, now);
    return ok({ contentType: 'application/pdf', fileName: `核验回执-${confirmed.number}.pdf`, base64: pdf.toString('base64') });
  },
});

export const showCounterDay = defineEndpoint({
  method: 'GET', path: '/api/staff/review/counter/day', summary: '现场窗口：当日办理清单', access: { staff: 'review.see' }, audit: 'counter.list', limit: 'read', query: CounterDayQuery, output: CounterDay,
  handle: async (ctx, { query }) => {
    const day = await readCounterDay(ctx, query, ctx.visitor.lang);
    if (day.ok) ctx.note({ subject: `review-point:${query.point}:${query.day}`, after: day.value.rows.map((r) => r.applicationId) });
    return day;
  },
});

export const printHandOver = defineEndpoint({
  method: 'GET', path: '/api/staff/review/counter/hand-over', summary: '现场窗口：材料交接清单（PDF）', access: { staff: 'review.see' }, audit: 'counter.print_list', limit: 'read', query: CounterDayQuery, output: Binary,
  handle: async (ctx, { query }) => {
    const day = await readCounterDay(ctx, query, 'zh');
    if (!day.ok) return day;
    ctx.note({ subject: `review-point:${query.point}:${query.day}`, after: day.value.rows.map((r) => r.applicationId) });
    const pdf = await renderHandOverList(ctx.kit.pdf, {
      pointName: day.value.point, day: query.day, printedAt: beijingTime(ctx.now), printedBy: ctx.actor.name,
      rows: day.value.rows.map((r) => ({ number: r.number, name: r.name, exam: r.examText, decision: `${r.decisionText}${r.stateText === words.zh.decisionStates.effective ? '' : `（${r.stateText}）`}`, reviewer: r.by === '' ? '—' : r.by, at: beijingTime(r.at).slice(11) })),
    }, ctx.now);
    return ok({ contentType: 'application/pdf', fileName: `材料交接清单-${query.point}-${query.day}.pdf`, base64: pdf.toString('base64') });
  },
});
