import { covers } from '#server/kernel/jurisdiction.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Asking } from '../case/find-case.ts';
import { insertVersion } from './library.store.ts';
import { EVERY_EXAM, NATION, readList, type CHECKLIST, type REASONS } from './lists.ts';

export type Edit = { province: string; exam: string; version: number; why: string; entries: readonly { code: string }[] };

/** Why this person may not edit the list of a scope: the nation's is national, a province's that province's. */
export function refusalsToEdit(j: Jurisdiction, at: { province: string; exam: string }): Refusal[] {
  const exam = at.exam === EVERY_EXAM ? null : at.exam;
  const everyExam = j.exams === undefined || exam !== null;
  const mine = at.province === NATION ? j.kind === 'nation' : j.kind === 'province' && covers(j, { province: at.province, exam });
  return mine && everyExam && covers(j, { province: at.province, exam }) ? [] : [refuse('review.library_elsewhere')];
}

/** Writes the next version of a list of standard reasons or checks; decisions keep the words they were made with. */
export async function editLibrary({ tx, actor, now }: Asking, list: typeof REASONS | typeof CHECKLIST, e: Edit): Promise<Result<{ version: number }>> {
  const no = refusalsToEdit(actor.jurisdiction, e);
  if (no.length > 0) return refused(no);
  const codes = e.entries.map((entry) => entry.code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) return refusedFor('review.code_twice', { path: `entries.${String(codes.lastIndexOf(twice))}.code`, params: { code: twice } });
  const { version } = await readList<{ code: string; retired: boolean }>(tx, list, e);
  const next = e.version + 1;
  const mine = version === e.version && (await insertVersion(tx, { kind: list.kind, province: e.province, exam: e.exam }, { version: next, entries: e.entries, by: actor.staffId, at: now, why: e.why }));
  return mine ? ok({ version: next }) : refusedFor('review.library_changed');
}
