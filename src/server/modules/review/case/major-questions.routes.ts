import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { AskAboutMajor, CaseQuestions } from '#contracts/major-questions.ts';
import { refusalText, refuse } from '#contracts/refusals.ts';
import { ok, refused } from '#server/kernel/result.ts';
import { askAboutMajor, questionOfficer, readQuestions } from '#server/modules/majors/index.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { isDrawnBlind } from '../samples/samples.store.ts';
import { majorOf, refusalsToRecord } from './case-majors.ts';
import { findCase, type FoundCase } from './find-case.ts';

const One = z.object({ id: ApplicationId });

export const seeQuestions = defineEndpoint({
  method: 'GET', path: '/api/staff/applications/:id/major-questions', summary: '资格核验：本件的专业认定请示', access: { staff: 'review.see' }, audit: 'review.see_major_questions', limit: 'read', params: One, output: CaseQuestions,
  handle: async (ctx, { params }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    ctx.note({ subject: `application:${params.id}`, accountId: found.value.app.accountId });
    return ok(await present(ctx, found.value));
  },
});

export const askProvince = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/major-questions', summary: '资格核验：就所学专业请示省级', access: { staff: 'review.decide' }, audit: 'review.ask_about_major', limit: 'write', params: One, body: AskAboutMajor, output: CaseQuestions,
  handle: async (ctx, { params, body }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { app, confirmed } = found.value;
    ctx.note({ subject: `application:${params.id}`, accountId: app.accountId, after: { of: body.of }, reason: body.question });
    const no = refusalsToRecord(confirmed, body.of);
    if (no.length > 0) return refused(no);
    const { exam, province, reviewPoint } = confirmed;
    const done = await askAboutMajor({ tx: ctx.tx, now: ctx.now, by: questionOfficer(ctx.actor) }, { applicationId: app.id, examCode: exam.code, examYear: exam.year, province: province.code, reviewPointId: reviewPoint.id, stated: majorOf(confirmed, body.of) ?? '' }, body);
    return done.ok ? ok(await present(ctx, found.value)) : done;
  },
});

/** Who is to judge blind is not told what was asked and answered of this very case. */
async function present(ctx: Ctx & { actor: StaffActor }, { app, confirmed }: FoundCase): Promise<CaseQuestions> {
  const { lang } = ctx.visitor;
  const mayAsk = ctx.actor.permissions.includes('review.decide');
  const hidden = !mayAsk && (await isDrawnBlind(ctx.tx, app));
  const no = mayAsk ? refusalsToRecord(confirmed, 'education') : [refuse('request.forbidden')];
  return { questions: hidden ? [] : await readQuestions(ctx.tx, app.id, questionOfficer(ctx.actor), lang), closed: no.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null };
}
