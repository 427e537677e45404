import type { Province } from '#contracts/regions.ts';
import type { StaffProvince, StaffSitting, StaffSittingLine } from '#contracts/sittings.ts';
import { covers, coversExam, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';

import { openingLoad } from '../../domain/editing/opening-load.ts';
import { proposeTerms } from '../../domain/editing/propose-terms.ts';
import { findingOf, findingsOfProvince, findingsOfSitting } from '../../domain/editing/sitting-findings.ts';
import { proposeFrame } from '../../domain/editing/copy-sitting.ts';
import { reasonNeeded, refusalsOfSettings } from '../../domain/editing/sitting-rules.ts';
import { sittingState } from '../../domain/editing/sitting-state.ts';
import { levelsIn } from '../../domain/exam-of-year.ts';
import { getExam, listExams } from '../../exams.ts';
import { listPrefectures, listProvinces } from '../../regions.ts';
import { usualPractices } from '../../usual-practices.ts';
import type { Editing } from '../editing.ts';
import { listWork } from '../work/work.store.ts';
import { citiesOf, frameOf } from './edit-sitting.ts';
import { holidaysOf } from './holidays.ts';
import { findSittingRow, listProvinceRows, listSittingRows, listStandings, type ProvinceRow, type SittingRow } from './sitting-rows.store.ts';

/** Every sitting of the exams somebody works for, prepared ones too (考次列表). */
export async function viewSittings({ tx, jurisdiction, now }: Editing): Promise<StaffSittingLine[]> {
  const exams = new Map((await listExams(tx)).map((e) => [e.code, e.name]));
  const rows = (await listSittingRows(tx)).filter((r) => coversExam(jurisdiction, r.sitting.examCode));
  const standings = await listStandings(tx, rows.map((r) => r.sitting.id));
  return rows.map((row) => {
    const { id, examCode, year, half, examOn } = row.sitting;
    const windows = standings.get(id) ?? [];
    return {
      id, examCode, examName: exams.get(examCode) ?? { zh: examCode, en: examCode }, year, half, examOn, state: sittingState({ announcedAt: row.announcedAt, examOn, windows }, now), provinces: windows.length,
      announcedAt: row.announcedAt, changedAt: row.changedAt,
      applyOpensAt: windows.length === 0 ? null : Math.min(...windows.map((w) => w.apply.opensAt)), applyClosesAt: windows.length === 0 ? null : Math.max(...windows.map((w) => w.apply.closesAt)),
    };
  });
}

/** One sitting with frame, provinces within the jurisdiction, and everything the checks find (考次). */
export async function viewSitting(editing: Editing, id: string): Promise<Result<StaffSitting>> {
  const { tx, jurisdiction, now, lang } = editing;
  const row = await findSittingRow(tx, id);
  if (row === undefined || !coversExam(jurisdiction, row.sitting.examCode)) return refusedFor('sitting.not_found');
  const { sitting } = row;
  const exam = await getExam(tx, sitting.examCode);
  const all = (await listProvinceRows(tx, [id])).get(id) ?? [];
  const frame = frameOf(row, all) ?? proposeFrame(sitting.examOn);
  const regions = await listProvinces(tx);
  const order = new Map(regions.map((p, at) => [p.code, at]));
  const seen = all.filter((p) => covers(jurisdiction, { province: p.province, exam: sitting.examCode })).toSorted((a, b) => (order.get(a.province) ?? 0) - (order.get(b.province) ?? 0));
  const opening = openingLoad(all.map((p) => ({ province: p.province, opensAt: p.terms.windows.apply.opensAt, expected: p.terms.expectedCandidates })));
  const findings = refusalsOfSettings(sitting, frame, exam, sitting.year, sitting.half).map((r) => findingOf(r, null, lang));
  for (const p of seen) findings.push(...findingsOfProvince(p.province, p.terms, { frame, settings: sitting, cities: await citiesOf(editing, p.province) }, holidaysOf(), lang));
  findings.push(...findingsOfSitting(opening, seen, await onSameDays(editing, row), lang));
  const own = provinceOf(jurisdiction);
  const { examOn, levels, commitmentMode, ruleYear, photoReview, levelsAlwaysManual, failedVerificationBlocks, certainty } = sitting;
  return ok({
    id: sitting.id, examCode: exam.code, examName: exam.name, year: sitting.year, half: sitting.half, version: row.version, now, announcedAt: row.announcedAt,
    state: sittingState({ announcedAt: row.announcedAt, examOn, windows: all.map((p) => p.terms.windows) }, now), copiedFrom: row.copiedFrom === null ? null : (await findSittingRow(tx, row.copiedFrom))?.sitting.id ?? null,
    settings: { examOn, levels, commitmentMode, ruleYear, photoReview, levelsAlwaysManual, failedVerificationBlocks, certainty }, frame, frameGiven: row.frame !== null,
    mayEdit: editing.mayEditNation, reasonNeeded: reasonNeeded(row.announcedAt, all.map((p) => p.terms.windows), now),
    levels: levelsIn(exam, sitting.year).map((l) => ({ code: l.code, name: l.name })),
    provinces: seen.map((p) => presentProvince(p, regions, row, now)), findings, opening: opening.slice(0, 40), work: (await listWork(tx, 'retime', [id])).filter((w) => covers(jurisdiction, { province: w.province })),
    proposal: await proposalFor(editing, row, own, all, frame, regions), cities: own === undefined ? [] : await cityNames(editing, own),
  });
}

function presentProvince(p: ProvinceRow, regions: readonly Province[], row: SittingRow, now: number): StaffProvince {
  const name = regions.find((r) => r.code === p.province)?.name ?? { zh: p.province, en: p.province };
  return { province: p.province, name, version: p.version, terms: p.terms, changedAt: p.changedAt, mayEdit: true, reasonNeeded: reasonNeeded(row.announcedAt, [p.terms.windows], now) };
}

/** What the officer's own province could begin with, while it does not hold the sitting. */
async function proposalFor(editing: Editing, row: SittingRow, own: string | undefined, all: readonly ProvinceRow[], frame: StaffSitting['frame'], regions: readonly Province[]): Promise<StaffProvince | null> {
  const region = regions.find((r) => r.code === own);
  if (region === undefined || all.some((p) => p.province === region.code) || !covers(editing.jurisdiction, { province: region.code, exam: row.sitting.examCode })) return null;
  const practice = (await usualPractices()).find((p) => p.province === region.code);
  if (practice === undefined) return null;
  return { province: region.code, name: region.name, version: 0, terms: proposeTerms(practice, region.phones[0] ?? '', row.sitting.examCode, frame), changedAt: null, mayEdit: true, reasonNeeded: false };
}

async function cityNames(editing: Editing, province: string): Promise<StaffSitting['cities']> {
  const region = (await listProvinces(editing.tx)).find((p) => p.code === province);
  if (region === undefined) return [];
  const open = await citiesOf(editing, region.code);
  return (await listPrefectures(editing.tx, region.code)).filter((p) => open.includes(p.code)).map((p) => ({ code: p.code, name: p.name }));
}

/** Other exams held on one of the days (同日开考). */
async function onSameDays({ tx, lang }: Editing, { sitting }: SittingRow): Promise<{ name: string; days: string[] }[]> {
  const exams = new Map((await listExams(tx)).map((e) => [e.code, e.name[lang]]));
  return (await listSittingRows(tx)).filter((r) => r.sitting.id !== sitting.id).flatMap((r) => {
    const days = r.sitting.examOn.filter((day) => sitting.examOn.includes(day));
    return days.length === 0 ? [] : [{ name: exams.get(r.sitting.examCode) ?? r.sitting.examCode, days }];
  });
}
