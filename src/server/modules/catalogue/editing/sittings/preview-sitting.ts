import { WINDOW_NAMES } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { SittingPreview } from '#contracts/sittings.ts';
import { covers, coversExam } from '#server/kernel/jurisdiction.ts';
import { isOpen } from '#server/kernel/windows.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';

import { toldToCandidates } from '../../domain/policy-words.ts';
import { phasesOf, sittingPhase } from '../../domain/windows.ts';
import { getExam } from '../../exams.ts';
import { listProvinces } from '../../regions.ts';
import type { Editing } from '../editing.ts';
import { findSittingRow, listProvinceRows } from './sitting-rows.store.ts';

/** What a candidate would see of a sitting at any moment (考生视角预览): the portal's own rules asked with another clock, for a prepared sitting as if it were announced. */
export async function previewSitting({ tx, jurisdiction, lang }: Editing, id: string, at: Instant): Promise<Result<SittingPreview>> {
  const row = await findSittingRow(tx, id);
  if (row === undefined || !coversExam(jurisdiction, row.sitting.examCode)) return refusedFor('sitting.not_found');
  const all = (await listProvinceRows(tx, [id])).get(id) ?? [];
  const exam = await getExam(tx, row.sitting.examCode);
  const standing = sittingPhase(all.map((p) => p.terms), at);
  const provinces = (await listProvinces(tx)).flatMap(({ code, name }) => {
    const found = all.find((p) => p.province === code);
    if (found === undefined || !covers(jurisdiction, { province: code, exam: exam.code })) return [];
    const { terms } = found;
    const phases = phasesOf(terms.windows, at);
    return [{
      province: code, name, mayApply: isOpen(terms.windows.apply, at), phone: terms.phone, notice: terms.notice?.[lang] ?? null,
      windows: WINDOW_NAMES.map((window) => ({ window, phase: phases[window], opensAt: terms.windows[window]?.opensAt ?? null, closesAt: terms.windows[window]?.closesAt ?? null })),
      told: toldToCandidates(row.sitting, { ...terms, province: code }).map((t) => ({ topic: t.topic[lang], text: t.text[lang] })),
    }];
  });
  return ok({ at, seen: row.announcedAt !== null, listed: standing?.phase ?? 'hidden', examName: exam.name, examOn: row.sitting.examOn, openProvinces: standing?.openProvinces ?? 0, provinces });
}
