import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { CancelExamDay, EXAM_DAY_FILE, ExamDayEntries, ExamDayFileOutcome, RecordExamDay } from '#contracts/exam-day.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { scoringOf, type Scoring } from '../asking.ts';
import { plainTextOf } from '../import/plain-text.ts';
import { cancelExamDay, recordExamDay, recordExamDayFile, viewExamDay } from './record-exam-day.ts';

const edit = { staff: 'exam_day.edit' } as const;
const One = z.object({ id: SittingId });

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings/:id/exam-day', summary: '考务数据：缺考、违纪登记', access: { staff: 'score.see' }, audit: 'exam-day.list', limit: 'read', params: One, query: z.object({ after: z.string().max(30).default('') }), output: ExamDayEntries,
  handle: (ctx, { params, query }) => {
    ctx.note({ subject: `sitting:${params.id}` });
    return viewExamDay(scoringOf(ctx), params.id, query.after);
  },
});
const record = defineEndpoint({
  method: 'POST', path: '/api/staff/score-sittings/:id/exam-day', summary: '考务数据：登记缺考或违纪', access: edit, audit: 'exam-day.record', limit: 'write', params: One, body: RecordExamDay, output: ExamDayEntries,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, after: body });
    return thenList(scoringOf(ctx), params.id, await recordExamDay(scoringOf(ctx), params.id, body));
  },
});
const cancel = defineEndpoint({
  method: 'POST', path: '/api/staff/score-sittings/:id/exam-day/cancelled', summary: '考务数据：撤销登记', access: edit, audit: 'exam-day.cancel', limit: 'write', params: One, body: CancelExamDay, output: ExamDayEntries,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, reason: body.reason, after: { ticket: body.ticket, subject: body.subject } });
    return thenList(scoringOf(ctx), params.id, await cancelExamDay(scoringOf(ctx), params.id, body));
  },
});
const file = defineEndpoint({
  method: 'POST', path: '/api/staff/score-sittings/:id/exam-day/files', summary: '考务数据：导入文件（全部登记，或全部不登记）', access: edit, audit: 'exam-day.import', limit: 'upload', params: One, body: z.strictObject({}), files: { maxBytes: EXAM_DAY_FILE.bytes, maxCount: 1 }, output: ExamDayFileOutcome,
  prepare: async (_, { files: [sent] }) => {
    if (!sent || sent.bytes.length === 0) return refusedFor('field.required', { path: 'files' });
    const plain = await plainTextOf(sent.bytes);
    return 'refusal' in plain ? refusedFor(plain.refusal, { path: 'files' }) : ok({ text: plain.text.toString('utf8'), fileName: sent.fileName.slice(0, 200) });
  },
  handle: async (ctx, { params }, sent) => {
    const done = await recordExamDayFile(scoringOf(ctx), params.id, sent.text);
    ctx.note({ subject: `sitting:${params.id}`, after: { file: sent.fileName, recorded: done.ok ? done.value.recorded : 0 } });
    return done;
  },
});

async function thenList(scoring: Scoring, sittingId: string, done: Result<undefined>): Promise<Result<ExamDayEntries>> {
  return done.ok ? viewExamDay(scoring, sittingId, '') : done;
}

/** Exam-day data (考务数据): absences and breaches by ticket and subject, before the marks come. */
export const examDayEndpoints: readonly AnyEndpoint[] = [list, record, cancel, file];
