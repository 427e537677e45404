import { ProvinceConfig, Sitting, SittingId } from '#contracts/catalogue.ts';
import type { EditedWindows, NewSitting, ProvinceTerms } from '#contracts/sittings.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';

import { copySettings, copyTerms, proposeFrame, shiftBetween, shiftWindows, sittingIdOf } from '../../domain/editing/copy-sitting.ts';
import { frameAround } from '../../domain/editing/window-checks.ts';
import { levelsIn } from '../../domain/exam-of-year.ts';
import { findExam } from '../../exams.ts';
import type { CandidatesPort } from '../candidates-port.ts';
import { recordChange } from '../changes/changes.store.ts';
import { writtenBy, type Editing } from '../editing.ts';
import { findSittingRow, insertProvince, insertSitting, listProvinceRows, type SittingRow } from './sitting-rows.store.ts';

/** 新建考次: from nothing with the usual frame, or as a copy of an earlier sitting with every window moved by whole weeks. Nobody but staff sees it until it is announced. */
export async function createSitting(editing: Editing, asked: NewSitting, candidates: CandidatesPort): Promise<Result<{ id: SittingId }>> {
  const { tx, jurisdiction } = editing;
  const exam = await findExam(tx, asked.examCode);
  if (exam === undefined || !coversExam(jurisdiction, exam.code)) return refusedFor('catalogue.exam_not_found', { path: 'examCode' });
  const examOn = asked.examOn.toSorted();
  const { id, year, half } = sittingIdOf(exam.code, examOn[0] ?? '');
  const source = asked.from === null ? undefined : await findSittingRow(tx, asked.from);
  if (asked.from !== null && source?.sitting.examCode !== exam.code) return refusedFor('sitting.source_other_exam', { path: 'from' });
  const levels = levelsIn(exam, year);
  const usual = { year, examOn, levels: levels.map((l) => l.code), commitmentMode: 'optional', ruleYear: year, photoReview: 'none', levelsAlwaysManual: levels.filter((l) => l.entry !== 'full').map((l) => l.code), failedVerificationBlocks: false, certainty: 'placeholder' };
  const sitting = Sitting.parse({ ...(source ? copySettings(source.sitting, examOn) : usual), id, examCode: exam.code, half });
  const copied = source ? await copiesOf(editing, source, sitting, candidates) : undefined;
  const frame = copied?.frame ?? proposeFrame(examOn);
  const by = writtenBy(editing);
  if (!(await insertSitting(tx, sitting, { frame, copiedFrom: asked.from }, by))) return refusedFor('sitting.exists', { path: 'examOn', params: { sitting: id } });
  await recordChange(tx, editing.editor, { kind: 'sitting', subject: id, examCode: exam.code, version: 1, act: source ? 'copy' : 'create', before: null, after: { from: asked.from, ...sitting, frame } }, by.at);
  for (const p of copied?.provinces ?? []) {
    const { expectedCandidates, ...terms } = p.terms;
    await insertProvince(tx, ProvinceConfig.parse({ ...terms, sittingId: id, province: p.province }), expectedCandidates, 1, by);
    await recordChange(tx, editing.editor, { kind: 'sitting_province', subject: `${id}/${p.province}`, examCode: exam.code, province: p.province, version: 1, act: 'copy', before: null, after: p.terms }, by.at);
  }
  return ok({ id: SittingId.parse(id) });
}

/** Last year's provinces moved to this year; where people applied last year, as many are expected again. */
async function copiesOf({ tx }: Editing, source: SittingRow, sitting: Sitting, candidates: CandidatesPort): Promise<{ frame: EditedWindows | undefined; provinces: { province: string; terms: ProvinceTerms }[] }> {
  const rows = (await listProvinceRows(tx, [source.sitting.id])).get(source.sitting.id) ?? [];
  const by = shiftBetween(source.sitting.examOn[0] ?? '', sitting.examOn[0] ?? '');
  const applied = await candidates.countByProvince(tx, source.sitting.id);
  const frame = source.frame ?? frameAround(rows.map((r) => r.terms.windows));
  return {
    frame: frame && shiftWindows(frame, by),
    provinces: rows.map((r) => ({ province: r.province, terms: { ...copyTerms(r.terms, by), expectedCandidates: applied.get(r.province) ?? r.terms.expectedCandidates } })),
  };
}
