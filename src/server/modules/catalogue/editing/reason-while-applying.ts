import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { EditEffect } from '#contracts/sittings.ts';
import { isOpen } from '#server/kernel/windows.ts';
import { listCurrentSittings, listProvinceConfigs } from '../exams.ts';
import type { CandidatesPort } from './candidates-port.ts';
import type { Editing } from './editing.ts';

const LEAST_REASON = 4;
type Of = { province: string; examCode?: string };

/** Why a change of fees, phones or notices is refused without a reason (修改原因): people apply in the province at this moment, and which exams it touches is said before anything is saved. */
export async function refusalsWhileApplying(editing: Pick<Editing, 'tx' | 'now' | 'lang'>, of: Of, reason: string): Promise<Refusal[]> {
  if (reason.length >= LEAST_REASON) return [];
  const { applying } = await touchedSittings(editing, of);
  return applying.length === 0 ? [] : [refuse('catalogue.reason_while_applying', { path: 'reason', params: { exams: applying.join(editing.lang === 'zh' ? '、' : ', ') } })];
}

/** What a change of fees, phones or notices would touch, before it is saved (影响预估): exams people apply for just now, and the applications of all current sittings of the province by where they stand. */
export async function viewEditEffect(editing: Pick<Editing, 'tx' | 'now' | 'lang'>, of: Of, candidates: CandidatesPort): Promise<EditEffect> {
  const { applying, sittingIds } = await touchedSittings(editing, of);
  return { applying, standing: await candidates.standingIn(editing.tx, of.province, sittingIds) };
}

async function touchedSittings({ tx, now, lang }: Pick<Editing, 'tx' | 'now' | 'lang'>, { province, examCode }: Of): Promise<{ applying: string[]; sittingIds: string[] }> {
  const applying: string[] = [];
  const sittingIds: string[] = [];
  for (const { sitting, exam, phase } of await listCurrentSittings(tx, now)) {
    if (examCode !== undefined && exam.code !== examCode) continue;
    const config = (await listProvinceConfigs(tx, sitting.id)).find((c) => c.province === province);
    if (!config) continue;
    sittingIds.push(sitting.id);
    if (phase.phase === 'open' && isOpen(config.windows.apply, now)) applying.push(exam.name[lang]);
  }
  return { applying, sittingIds };
}
