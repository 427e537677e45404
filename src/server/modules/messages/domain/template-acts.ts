import type { TemplateState } from '#contracts/message-templates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Words } from '#contracts/words.ts';

/** What may be done with a version: save and propose a draft, return or approve a proposal, withdraw either. */
export type TemplateMove = 'save' | 'propose' | 'return' | 'withdraw' | 'approve';

const OPEN_IN: Record<TemplateMove, readonly TemplateState[]> = { save: ['draft'], propose: ['draft'], return: ['proposed'], withdraw: ['draft', 'proposed'], approve: ['proposed'] };

/** The state words of a version (起草中、待批准、已生效、已被替代、已撤销). */
export const STATE_WORDS: Record<TemplateState, Words> = {
  draft: { zh: '起草中', en: 'draft' }, proposed: { zh: '待批准', en: 'waiting for approval' }, in_force: { zh: '已生效', en: 'in force' }, replaced: { zh: '已被替代', en: 'replaced' }, withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

/** True when somebody of this jurisdiction writes these words: the nation the words themselves and every province's addition, a province its own. */
export function writesTemplate(j: Jurisdiction, province: string | null): boolean {
  if (j.exams !== undefined) return false;
  return j.kind === 'nation' || (j.kind === 'province' && province !== null && j.province === province);
}

/** Noes to an act on a version: whose it is, its state, and whose work. Nobody approves what they wrote any part of. */
export function refusalsToMove(move: TemplateMove, version: { state: TemplateState; province: string | null; writerIds: readonly string[] }, by: { staffId: string; jurisdiction: Jurisdiction }): Refusal[] {
  const no: Refusal[] = [];
  if (!writesTemplate(by.jurisdiction, version.province)) no.push(refuse('template.foreign'));
  if (!OPEN_IN[move].includes(version.state)) no.push(refuse('template.wrong_state', { params: { state: STATE_WORDS[version.state].zh, stateEn: STATE_WORDS[version.state].en } }));
  if (move === 'approve' && version.writerIds.includes(by.staffId)) no.push(refuse('template.own_work'));
  return no;
}
