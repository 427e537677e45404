import { z } from 'zod';

import { ExamCode } from '#contracts/catalogue.ts';
import { EditFees, FeeSchedule, NewExam, PublishExam, SaveExamDraft, StaffExam, StaffExamLine } from '#contracts/exam-editing.ts';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { CatalogueChange, EditEffect } from '#contracts/sittings.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';

import type { CandidatesPort } from '../candidates-port.ts';
import { listChanges } from '../changes/changes.store.ts';
import { editingOf } from '../editing.ts';
import { editFees, viewFees, viewFeesEffect } from '../fees/edit-fees.ts';
import { createExam, dropDraft, publishExam, saveDraft, viewExam, viewExams } from './edit-exams.ts';

const OneExam = z.object({ code: ExamCode });
const edit = { staff: 'exam.edit' } as const;
const window = { staff: 'window.edit' } as const;
const Versioned = z.object({ version: z.number().int() });

const exams = defineEndpoint({
  method: 'GET', path: '/api/staff/exams', summary: '考试目录（含草稿）', access: edit, audit: null, limit: 'read', output: z.object({ exams: z.array(StaffExamLine) }),
  handle: async (ctx) => ok({ exams: await viewExams(editingOf(ctx)) }),
});

const exam = defineEndpoint({
  method: 'GET', path: '/api/staff/exams/:code', summary: '考试：已发布内容、草稿与检查结果', access: edit, audit: null, limit: 'read', params: OneExam, output: StaffExam,
  handle: async (ctx, { params }) => viewExam(editingOf(ctx), params.code),
});

const changes = defineEndpoint({
  method: 'GET', path: '/api/staff/exams/:code/changes', summary: '考试与收费修改记录', access: edit, audit: null, limit: 'read', params: OneExam, output: z.object({ changes: z.array(CatalogueChange) }),
  handle: async (ctx, { params }) => {
    const found = await viewExam(editingOf(ctx), params.code);
    return found.ok ? ok({ changes: await listChanges(ctx.tx, { kinds: ['exam', 'fees'], subjectStart: params.code, limit: 100 }) }) : found;
  },
});

const create = defineEndpoint({
  method: 'POST', path: '/api/staff/exams', summary: '新建考试（草稿）', access: edit, audit: 'exam.create', limit: 'write', body: NewExam, output: z.object({ code: ExamCode }),
  handle: async (ctx, { body }) => {
    ctx.note({ subject: `exam:${body.code}`, after: body });
    return createExam(editingOf(ctx), body);
  },
});

const save = defineEndpoint({
  method: 'PUT', path: '/api/staff/exams/:code/draft', summary: '保存考试草稿', access: edit, audit: 'exam.draft', limit: 'write', params: OneExam, body: SaveExamDraft, output: Versioned,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `exam:${params.code}`, after: body.content });
    return saveDraft(editingOf(ctx), params.code, body);
  },
});

const drop = defineEndpoint({
  method: 'DELETE', path: '/api/staff/exams/:code/draft/:version', summary: '放弃考试草稿', access: edit, audit: 'exam.drop_draft', limit: 'write', params: OneExam.extend({ version: keptNumber }), output: z.object({}),
  handle: async (ctx, { params }) => {
    ctx.note({ subject: `exam:${params.code}` });
    return dropDraft(editingOf(ctx), params.code, params.version);
  },
});

const publish = defineEndpoint({
  method: 'POST', path: '/api/staff/exams/:code/publication', summary: '发布考试', access: edit, audit: 'exam.publish', limit: 'write', params: OneExam, body: PublishExam, output: Versioned,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `exam:${params.code}`, reason: body.reason });
    return publishExam(editingOf(ctx), params.code, body);
  },
});

const fees = defineEndpoint({
  method: 'GET', path: '/api/staff/fees/:code', summary: '一项考试各省的收费标准', access: window, audit: null, limit: 'read', params: OneExam, output: z.object({ schedules: z.array(FeeSchedule) }),
  handle: async (ctx, { params }) => viewFees(editingOf(ctx), params.code),
});

const setFees = defineEndpoint({
  method: 'PUT', path: '/api/staff/fees/:code/:province', summary: '修改收费标准', access: window, audit: 'fees.edit', limit: 'write', params: OneExam.extend({ province: ProvinceCode }), body: EditFees, output: Versioned,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `fees:${params.code}/${params.province}`, before: { version: body.version }, after: body.lines, reason: body.reason });
    return editFees(editingOf(ctx), params.code, params.province, body);
  },
});

/** The editors of exams and of fees. */
export function examStaffEndpoints(candidates: CandidatesPort): AnyEndpoint[] {
  const feesEffect = defineEndpoint({
    method: 'GET', path: '/api/staff/fees/:code/:province/effect', summary: '修改收费标准的影响：各办理阶段的报考数', access: window, audit: null, limit: 'read', params: OneExam.extend({ province: ProvinceCode }), output: EditEffect,
    handle: async (ctx, { params }) => viewFeesEffect(editingOf(ctx), params.code, params.province, candidates),
  });
  return [exams, exam, changes, create, save, drop, publish, fees, setFees, feesEffect];
}
