import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { CaseMajors, RecordPrecedent } from '#contracts/major-precedents.ts';
import { refusalText, refuse } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { readOpinion, recordPrecedent } from '#server/modules/majors/index.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { isDrawnBlind } from '../samples/samples.store.ts';
import { findCase, type FoundCase } from './find-case.ts';
import { majorOf, majorsOf, refusalsToRecord } from './case-majors.ts';

const One = z.object({ id: ApplicationId });
type Asking = Ctx & { actor: StaffActor };

export const seePrecedents = defineEndpoint({
  method: 'GET', path: '/api/staff/applications/:id/major-precedents', summary: '资格核验：所学专业的审核先例', access: { staff: 'review.see' }, audit: 'review.see_precedents', limit: 'read', params: One, output: CaseMajors,
  handle: async (ctx, { params }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    ctx.note({ subject: `application:${params.id}`, accountId: found.value.app.accountId });
    return present(ctx, found.value);
  },
});

export const keepPrecedent = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/major-precedents', summary: '资格核验：记录所学专业如何认定', access: { staff: 'review.decide' }, audit: 'review.record_precedent', limit: 'write', params: One, body: RecordPrecedent, output: CaseMajors,
  handle: async (ctx, { params, body }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { app, confirmed } = found.value;
    ctx.note({ subject: `application:${params.id}`, accountId: app.accountId, after: { of: body.of, countsAs: body.countsAs }, reason: body.reason });
    const no = refusalsToRecord(confirmed, body.of);
    if (no.length > 0) return refused(no);
    const stated = majorOf(confirmed, body.of) ?? '';
    const { exam, province, reviewPoint } = confirmed;
    const done = await recordPrecedent(ctx.tx, { staffId: ctx.actor.staffId, name: ctx.actor.name }, { applicationId: app.id, examCode: exam.code, examYear: exam.year, province: province.code, reviewPointId: reviewPoint.id, stated }, body, ctx.now);
    return done.ok ? present(ctx, found.value) : done;
  },
});

/** Who is to judge blind is not told what the first reviewer of this very case said. */
async function present(ctx: Asking, { app, confirmed }: FoundCase): Promise<Result<CaseMajors>> {
  const { lang } = ctx.visitor;
  const mayRecord = ctx.actor.permissions.includes('review.decide');
  const blind = await isDrawnBlind(ctx.tx, app);
  const majors = [];
  for (const { of, stated } of majorsOf(confirmed)) {
    majors.push(await readOpinion(ctx.tx, ctx.actor, { of, stated, examCode: confirmed.exam.code, province: confirmed.province.code, applicationId: app.id }, lang, blind && !mayRecord));
  }
  const no = mayRecord ? refusalsToRecord(confirmed, 'education') : [refuse('request.forbidden')];
  return ok({ majors, closed: no.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null });
}
