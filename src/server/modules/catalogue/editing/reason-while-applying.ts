import { refuse, type Refusal } from '#contracts/refusals.ts';
import { isOpen } from '#server/kernel/windows.ts';
import { listOpenSittings, listProvinceConfigs } from '../exams.ts';
import type { Editing } from './editing.ts';

const LEAST_REASON = 4;

/** Why a change of fees, phones or notices is refused without a reason (修改原因): people apply in the province at this moment, and which exams it touches is said before anything is saved. */
export async function refusalsWhileApplying({ tx, now, lang }: Pick<Editing, 'tx' | 'now' | 'lang'>, of: { province: string; examCode?: string }, reason: string): Promise<Refusal[]> {
  if (reason.length >= LEAST_REASON) return [];
  const touched: string[] = [];
  for (const { sitting, exam } of await listOpenSittings(tx, now)) {
    if (of.examCode !== undefined && exam.code !== of.examCode) continue;
    const config = (await listProvinceConfigs(tx, sitting.id)).find((c) => c.province === of.province);
    if (config && isOpen(config.windows.apply, now)) touched.push(exam.name[lang]);
  }
  const exams = touched.join(lang === 'zh' ? '、' : ', ');
  return touched.length === 0 ? [] : [refuse('catalogue.reason_while_applying', { path: 'reason', params: { exams } })];
}
