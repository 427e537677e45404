import { Sitting } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { EditSitting, EditedWindows } from '#contracts/sittings.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';

import { reasonNeeded, refusalsOfSettings, refusalsOfTerms, under } from '../../domain/editing/sitting-rules.ts';
import { frameAround, refusalsOfWindows } from '../../domain/editing/window-checks.ts';
import { getExam, listExamPrefectures } from '../../exams.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { listProvinces } from '../../regions.ts';
import { recordChange } from '../changes/changes.store.ts';
import { changedMeanwhile } from '../changes/version-conflict.ts';
import { writtenBy, type Editing } from '../editing.ts';
import { listProvinceRows, lockSittingRow, markAnnounced, updateSitting, type ProvinceRow, type SittingRow } from './sitting-rows.store.ts';

/** The sitting as staff of a jurisdiction may edit it, held until the transaction ends. */
export async function takeSitting({ tx, jurisdiction }: Editing, id: string): Promise<Result<{ row: SittingRow; provinces: ProvinceRow[] }>> {
  const row = await lockSittingRow(tx, id);
  if (row === undefined || !coversExam(jurisdiction, row.sitting.examCode)) return refusedFor('sitting.not_found');
  return ok({ row, provinces: (await listProvinceRows(tx, [id])).get(id) ?? [] });
}

/** The national frame of a sitting: the one that was set, else the narrowest around all provinces. */
export function frameOf(row: SittingRow, provinces: readonly ProvinceRow[]): EditedWindows | null {
  return row.frame ?? frameAround(provinces.map((p) => p.terms.windows)) ?? null;
}

/** 修改全国统一安排: days, levels, switches and the frame. Provinces must fit into a new frame; what has begun needs a reason. */
export async function editSitting(editing: Editing, id: string, edit: EditSitting): Promise<Result<{ version: number }>> {
  const taken = await takeSitting(editing, id);
  if (!taken.ok) return taken;
  const { row, provinces } = taken.value;
  const { tx, now } = editing;
  if (row.version !== edit.version) return refused([await changedMeanwhile(tx, 'sitting', id, edit.version)]);
  const exam = await getExam(tx, row.sitting.examCode);
  const settings = { ...edit.settings, examOn: edit.settings.examOn.toSorted() };
  const no: Refusal[] = refusalsOfSettings(settings, edit.frame, exam, row.sitting.year, row.sitting.half);
  if (reasonNeeded(row.announcedAt, provinces.map((p) => p.terms.windows), now) && edit.reason.length < 4) no.push(refuse('sitting.reason_needed', { path: 'reason' }));
  const outside = provinces.filter((p) => refusalsOfWindows(p.terms.windows, { frame: edit.frame, examOn: settings.examOn, reviewTiming: p.terms.reviewTiming }).some((r) => r.code === 'sitting.window_outside_frame'));
  if (outside.length > 0 && row.announcedAt !== null) no.push(refuse('sitting.provinces_outside_frame', { path: 'frame', params: { provinces: await namesOf(editing, outside) } }));
  if (no.length > 0) return refused(no);
  const next = Sitting.parse({ ...row.sitting, ...settings });
  const by = writtenBy(editing);
  await updateSitting(tx, next, edit.frame, row.version + 1, by);
  await recordChange(tx, editing.editor, { kind: 'sitting', subject: id, examCode: exam.code, version: row.version + 1, act: 'change', reason: edit.reason, before: { ...row.sitting, frame: row.frame }, after: { ...next, frame: edit.frame } }, by.at);
  await announceEdit(tx, 'sittings', now);
  return ok({ version: row.version + 1 });
}

/** 公布考次: from now on candidates see it. Everything the checks find must be settled first, in every province. */
export async function announceSitting(editing: Editing, id: string, version: number): Promise<Result<{ version: number }>> {
  const taken = await takeSitting(editing, id);
  if (!taken.ok) return taken;
  const { row, provinces } = taken.value;
  const { tx, now } = editing;
  if (row.version !== version) return refused([await changedMeanwhile(tx, 'sitting', id, version)]);
  if (row.announcedAt !== null) return refusedFor('sitting.announced_already');
  const frame = frameOf(row, provinces);
  const exam = await getExam(tx, row.sitting.examCode);
  const { year, half } = row.sitting;
  const no: Refusal[] = provinces.length === 0 || frame === null ? [refuse('sitting.no_province')] : refusalsOfSettings(row.sitting, frame, exam, year, half);
  for (const p of provinces) no.push(...refusalsOfTerms(p.terms, { frame, settings: row.sitting, cities: await citiesOf(editing, p.province) }).map((r) => under(`provinces.${p.province}`, r)));
  if (no.length > 0) return refused(no);
  const by = writtenBy(editing);
  await markAnnounced(tx, id, version + 1, by);
  await recordChange(tx, editing.editor, { kind: 'sitting', subject: id, examCode: exam.code, version: version + 1, act: 'announce', before: { announced: false }, after: { announced: true } }, by.at);
  await announceEdit(tx, 'sittings', now);
  return ok({ version: version + 1 });
}

/** The prefectures a province could hold an exam in: those with an open review point. */
export async function citiesOf({ tx }: Pick<Editing, 'tx'>, province: ProvinceRow['province']): Promise<string[]> {
  return listExamPrefectures(tx, { province, examCities: null });
}

async function namesOf({ tx, lang }: Editing, rows: readonly ProvinceRow[]): Promise<string> {
  const names = new Map((await listProvinces(tx)).map((p) => [p.code, p.name[lang]]));
  return rows.map((r) => names.get(r.province) ?? r.province).join(lang === 'zh' ? '、' : ', ');
}
