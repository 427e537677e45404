import type { z } from 'zod';

import { Exam } from '#contracts/catalogue.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { ExamContent} from '#contracts/exam-editing.ts';
import type { NewExam, PublishExam, SaveExamDraft, StaffExam, StaffExamLine } from '#contracts/exam-editing.ts';
import { refusalText } from '#contracts/refusals.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';

import { changedFields } from '../../domain/editing/changed-fields.ts';
import { refusalsOfExam } from '../../domain/editing/exam-checks.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { recordChange } from '../changes/changes.store.ts';
import { changedMeanwhile } from '../changes/version-conflict.ts';
import { writtenBy, type Editing } from '../editing.ts';
import { deleteDraft, listDrafts, listExamRows, lockExam, writeDraft, writeExam } from './exam-drafts.store.ts';

/** Every exam somebody may edit, with its draft if there is one (考试目录). */
export async function viewExams({ tx, jurisdiction }: Editing): Promise<StaffExamLine[]> {
  const drafts = new Map((await listDrafts(tx)).map((d) => [d.code, d]));
  const rows = await listExamRows(tx);
  const published = rows.map(({ exam, version, changedAt }): StaffExamLine => ({
    code: exam.code, name: exam.name, published: true, version, changedAt, draftVersion: drafts.get(exam.code)?.version ?? null, levels: exam.levels.length, subjects: exam.subjects.length,
  }));
  const isNew = [...drafts.values()].filter((d) => !rows.some((r) => r.exam.code === d.code)).map(({ code, content, version }): StaffExamLine => ({
    code, name: content.name, published: false, version: 0, changedAt: null, draftVersion: version, levels: content.levels.length, subjects: content.subjects.length,
  }));
  return [...published, ...isNew].filter((e) => coversExam(jurisdiction, e.code)).sort((a, b) => a.code.localeCompare(b.code));
}

/** One exam: published, draft, what the draft changes and what still stops it. */
export async function viewExam({ tx, jurisdiction, now, lang }: Editing, code: string): Promise<Result<StaffExam>> {
  const row = (await listExamRows(tx)).find((r) => r.exam.code === code);
  const draft = (await listDrafts(tx)).find((d) => d.code === code);
  if ((row === undefined && draft === undefined) || !coversExam(jurisdiction, code)) return refusedFor('catalogue.exam_not_found');
  const published = row === undefined ? null : contentOf(row.exam);
  return ok({
    code, version: row?.version ?? 0, published, draft: draft?.content ?? null, draftVersion: draft?.version ?? 0, draftBy: draft?.byName ?? null,
    problems: draft === undefined ? [] : refusalsOfExam(draft.content, yearOf(now)).map((r) => refusalText(r, lang)), fields: draft === undefined ? [] : changedFields(published, draft.content),
  });
}

/** 新建考试: a draft under a code nobody has, with levels, subjects and conditions of an exam like it to begin from. */
export async function createExam(editing: Editing, asked: z.output<typeof NewExam>): Promise<Result<{ code: string }>> {
  const rows = await listExamRows(editing.tx);
  const taken = rows.find((r) => r.exam.code === asked.code);
  if (taken !== undefined) return refusedFor('catalogue.exam_exists', { path: 'code', params: { code: asked.code, name: taken.exam.name[editing.lang] } });
  const source = rows.find((r) => r.exam.code === asked.from);
  if (source === undefined || !coversExam(editing.jurisdiction, asked.code)) return refusedFor('catalogue.exam_not_found', { path: 'from' });
  const draft = { content: { ...contentOf(source.exam), name: asked.name }, begins: { slug: asked.slug, from: asked.from }, byName: editing.editor.name };
  const begun = await writeDraft(editing.tx, asked.code, draft, 0, writtenBy(editing));
  return begun ? ok({ code: asked.code }) : refusedFor('catalogue.exam_exists', { path: 'code', params: { code: asked.code, name: asked.name[editing.lang] } });
}

/** 保存草稿: kept whatever is still wrong with it, so that work can be interrupted; publishing asks the rules. */
export async function saveDraft(editing: Editing, code: string, { version, content }: z.output<typeof SaveExamDraft>): Promise<Result<{ version: number }>> {
  const found = await viewExam(editing, code);
  if (!found.ok) return found;
  const before = (await listDrafts(editing.tx)).find((d) => d.code === code);
  const saved = await writeDraft(editing.tx, code, { content, begins: before?.begins ?? null, byName: editing.editor.name }, version, writtenBy(editing));
  if (saved) return ok({ version: version + 1 });
  return refusedFor('catalogue.changed_meanwhile', { params: { by: found.value.draftBy ?? '—', at: '—', what: changedFields(content, found.value.draft).slice(0, 6).map((f) => f.path).join('、') || '—' } });
}

/** 放弃草稿. */
export async function dropDraft(editing: Editing, code: string, version: number): Promise<Result<Record<never, never>>> {
  const found = await viewExam(editing, code);
  if (!found.ok) return found;
  return (await deleteDraft(editing.tx, code, version)) ? ok({}) : refusedFor('catalogue.no_draft');
}

/** 发布: the draft becomes the exam once the rules find nothing, under the conditions that stand at this moment; every version stays in the log. */
export async function publishExam(editing: Editing, code: string, { version, reason }: z.output<typeof PublishExam>): Promise<Result<{ version: number }>> {
  const { tx, jurisdiction, now } = editing;
  const row = await lockExam(tx, code);
  const draft = (await listDrafts(tx)).find((d) => d.code === code);
  if (!coversExam(jurisdiction, code) || (row === undefined && draft === undefined)) return refusedFor('catalogue.exam_not_found');
  if (draft === undefined) return refusedFor('catalogue.no_draft');
  if (draft.version !== version) return refused([await changedMeanwhile(tx, 'exam', code, row?.version ?? 0)]);
  const no = refusalsOfExam(draft.content, yearOf(now));
  if (no.length > 0) return refused(no);
  const base = row?.exam ?? (await listExamRows(tx)).find((r) => r.exam.code === draft.begins?.from)?.exam;
  if (base === undefined) return refusedFor('catalogue.exam_not_found');
  const next = Exam.parse({ ...base, ...draft.content, code, codeCertainty: row?.exam.codeCertainty ?? 'placeholder', slug: row?.exam.slug ?? draft.begins?.slug });
  const by = writtenBy(editing);
  const number = (row?.version ?? 0) + 1;
  await writeExam(tx, next, number, by);
  await deleteDraft(tx, code, version);
  await recordChange(tx, editing.editor, { kind: 'exam', subject: code, examCode: code, version: number, act: 'publish', reason, before: row === undefined ? null : contentOf(row.exam), after: draft.content }, by.at);
  await announceEdit(tx, 'exams', now);
  return ok({ version: number });
}

function contentOf({ name, certificate, about, authorities, months, levels, specialties, subjects, timetable }: Exam): ExamContent {
  return { name, certificate, about, authorities, months, levels, specialties, subjects, timetable };
}

function yearOf(now: number): number {
  return Number(beijingDay(now).slice(0, 4));
}
