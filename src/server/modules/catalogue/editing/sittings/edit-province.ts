import { ProvinceConfig } from '#contracts/catalogue.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { EditProvince, EditedWindows, WindowEffect, WorkProgress } from '#contracts/sittings.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';

import { deadlinesMoved, reasonNeeded, refusalsOfTerms, refusalsToChangeBegun, under } from '../../domain/editing/sitting-rules.ts';
import { findingsOfProvince } from '../../domain/editing/sitting-findings.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import type { CandidatesPort } from '../candidates-port.ts';
import { recordChange } from '../changes/changes.store.ts';
import { changedMeanwhile } from '../changes/version-conflict.ts';
import { writtenBy, type Editing } from '../editing.ts';
import { carryOn } from '../work/work.jobs.ts';
import { insertWork } from '../work/work.store.ts';
import { citiesOf, frameOf, takeSitting } from './edit-sitting.ts';
import { holidaysOf } from './holidays.ts';
import { insertProvince, updateProvince, type ProvinceRow, type SittingRow } from './sitting-rows.store.ts';

type Taken = { row: SittingRow; provinces: ProvinceRow[]; mine: ProvinceRow | undefined };

/** The sitting with the province somebody may edit; another province's officer finds nothing (404). */
async function takeProvince(editing: Editing, id: string, province: ProvinceCode): Promise<Result<Taken>> {
  const taken = await takeSitting(editing, id);
  if (!taken.ok) return taken;
  const { row, provinces } = taken.value;
  if (!covers(editing.jurisdiction, { province, exam: row.sitting.examCode })) return refusedFor('sitting.not_found');
  return ok({ row, provinces, mine: provinces.find((p) => p.province === province) });
}

/**
 * 修改本省时间与政策, or joining a sitting (version 0): inside the national frame, in order, with a reason once it has begun. Deadlines that move
 * are carried to the applications already started, in the background.
 */
export async function editProvince(editing: Editing, id: string, province: ProvinceCode, edit: EditProvince, candidates: CandidatesPort): Promise<Result<{ version: number; work: WorkProgress | null }>> {
  const taken = await takeProvince(editing, id, province);
  if (!taken.ok) return taken;
  const { row, provinces, mine } = taken.value;
  const { tx, now } = editing;
  const subject = `${id}/${province}`;
  if ((mine?.version ?? 0) !== edit.version) return refused([await changedMeanwhile(tx, 'sitting_province', subject, edit.version)]);
  const no: Refusal[] = refusalsOfTerms(edit.terms, { frame: frameOf(row, provinces), settings: row.sitting, cities: await citiesOf(editing, province) }).map((r) => under('terms', r));
  if (mine !== undefined && reasonNeeded(row.announcedAt, [mine.terms.windows], now)) {
    no.push(...refusalsToChangeBegun(mine.terms.windows, edit.terms.windows, edit.reason, now).map((r) => (r.path === 'reason' ? r : under('terms', r))));
  }
  if (no.length > 0) return refused(no);
  const { expectedCandidates, ...terms } = edit.terms;
  const config = ProvinceConfig.parse({ ...terms, sittingId: id, province });
  const by = writtenBy(editing);
  const written = mine === undefined ? await insertProvince(tx, config, expectedCandidates, 1, by) : await updateProvince(tx, config, expectedCandidates, mine.version, by);
  if (!written) throw new Error(`${subject} moved under the lock of its sitting`);
  const version = (mine?.version ?? 0) + 1;
  await recordChange(tx, editing.editor, {
    kind: 'sitting_province', subject, examCode: row.sitting.examCode, province, version, act: mine === undefined ? 'create' : 'change', reason: edit.reason, before: mine?.terms ?? null, after: edit.terms,
  }, by.at);
  const work = mine !== undefined && row.announcedAt !== null && deadlinesMoved(mine.terms.windows, edit.terms.windows) ? await startRetiming(editing, { sittingId: id, province }, row.sitting.examCode, edit, candidates) : null;
  await announceEdit(tx, 'sittings', now);
  return ok({ version, work });
}

/** What a change would find and do, without doing it (影响预估): dry, for whoever is about to press the button. */
export async function tryProvince(editing: Editing, id: string, province: ProvinceCode, windows: EditedWindows, candidates: CandidatesPort): Promise<Result<WindowEffect>> {
  const taken = await takeProvince(editing, id, province);
  if (!taken.ok) return taken;
  const { row, provinces, mine } = taken.value;
  if (mine === undefined) return refusedFor('catalogue.province_not_offered');
  const facts = { frame: frameOf(row, provinces), settings: row.sitting, cities: await citiesOf(editing, province) };
  const findings = findingsOfProvince(province, { ...mine.terms, windows }, facts, holidaysOf(), editing.lang);
  return ok({ ...(await candidates.effectOf(editing.tx, { sittingId: id, province }, windows, editing.now)), standing: await candidates.standingIn(editing.tx, province, [id]), findings });
}

async function startRetiming(editing: Editing, where: { sittingId: string; province: string }, examCode: string, edit: EditProvince, candidates: CandidatesPort): Promise<WorkProgress | null> {
  const { tx, now } = editing;
  const { windows } = edit.terms;
  const effect = await candidates.effectOf(tx, where, windows, now);
  if (effect.started === 0) return null;
  const { order: _, startedById: __, ...work } = await insertWork(tx, {
    kind: 'retime', subject: where.sittingId, province: where.province, examCode, total: effect.earlier + effect.later, order: { sittingId: where.sittingId, windows, tell: edit.tell, lookAgain: true },
  }, writtenBy(editing));
  await enqueue(tx, carryOn, { workId: work.id });
  return work;
}
