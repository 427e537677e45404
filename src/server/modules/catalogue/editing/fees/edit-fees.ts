import type { z } from 'zod';

import { beijingDay } from '#contracts/dates.ts';
import type { EditFees, FeeSchedule } from '#contracts/exam-editing.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { EditEffect } from '#contracts/sittings.ts';
import { covers, coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';

import { refusalsOfFees } from '../../domain/editing/fee-checks.ts';
import { findExam } from '../../exams.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { listProvinces } from '../../regions.ts';
import type { CandidatesPort } from '../candidates-port.ts';
import { recordChange } from '../changes/changes.store.ts';
import { changedMeanwhile } from '../changes/version-conflict.ts';
import { writtenBy, type Editing } from '../editing.ts';
import { refusalsWhileApplying, viewEditEffect } from '../reason-while-applying.ts';
import { claimSchedule, listSchedules, writeLines } from './fees.store.ts';

/** The fee schedules of an exam within the jurisdiction (收费标准). */
export async function viewFees({ tx, jurisdiction }: Editing, examCode: string): Promise<Result<{ schedules: FeeSchedule[] }>> {
  const exam = await findExam(tx, examCode);
  if (exam === undefined || !coversExam(jurisdiction, examCode)) return refusedFor('catalogue.exam_not_found');
  const found = await listSchedules(tx, examCode);
  const schedules = (await listProvinces(tx)).filter((p) => covers(jurisdiction, { province: p.code, exam: examCode })).map(({ code, name }): FeeSchedule => {
    const row = found.get(code);
    return { province: code, name, version: row?.version ?? 0, changedAt: row?.changedAt ?? null, lines: row?.lines ?? [] };
  });
  return ok({ schedules });
}

/** What a change of fees would touch (影响预估): only what is not confirmed yet pays by the new ones. */
export async function viewFeesEffect(editing: Editing, examCode: string, province: ProvinceCode, candidates: CandidatesPort): Promise<Result<EditEffect>> {
  if ((await findExam(editing.tx, examCode)) === undefined || !covers(editing.jurisdiction, { province, exam: examCode })) return refusedFor('catalogue.exam_not_found');
  return ok(await viewEditEffect(editing, { province, examCode }, candidates));
}

/**
 * 修改收费标准: a schedule is written whole. It counts for what is confirmed from now on; what was confirmed carries the amount it was confirmed with
 * (`application_snapshot`), and so do its orders.
 */
export async function editFees(editing: Editing, examCode: string, province: ProvinceCode, edit: z.output<typeof EditFees>): Promise<Result<{ version: number }>> {
  const { tx, jurisdiction, now } = editing;
  const exam = await findExam(tx, examCode);
  if (exam === undefined || !covers(jurisdiction, { province, exam: examCode })) return refusedFor('catalogue.exam_not_found');
  const thisYear = Number(beijingDay(now).slice(0, 4));
  const no = [...refusalsOfFees(edit.lines, exam, [thisYear, thisYear + 1]), ...(await refusalsWhileApplying(editing, { province, examCode }, edit.reason))];
  if (no.length > 0) return refused(no);
  const subject = `${examCode}/${province}`;
  const before = (await listSchedules(tx, examCode)).get(province);
  const by = writtenBy(editing);
  if (!(await claimSchedule(tx, examCode, province, edit.version, by))) return refused([await changedMeanwhile(tx, 'fees', subject, edit.version)]);
  await writeLines(tx, examCode, province, edit.lines);
  await recordChange(tx, editing.editor, { kind: 'fees', subject, examCode, province, version: edit.version + 1, act: 'change', reason: edit.reason, before: before?.lines ?? null, after: edit.lines }, by.at);
  await announceEdit(tx, 'exams', now);
  return ok({ version: edit.version + 1 });
}
