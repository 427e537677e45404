import type { MajorState } from '#contracts/major-versions.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Words } from '#contracts/words.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';

/** What may be done with a version: edit and propose a draft, return or approve a proposal, withdraw either. */
export type MajorMove = 'edit' | 'propose' | 'return' | 'withdraw' | 'approve';

const OPEN_IN: Record<MajorMove, readonly MajorState[]> = { edit: ['draft'], propose: ['draft'], return: ['proposed'], withdraw: ['draft', 'proposed'], approve: ['proposed'] };

/** The state words of a version (起草中、待批准、已生效、已被替代、已撤销). */
const STATE_WORDS: Record<MajorState, Words> = {
  draft: { zh: '起草中', en: 'Draft' }, proposed: { zh: '待批准', en: 'Awaiting approval' }, in_force: { zh: '已生效', en: 'In force' }, replaced: { zh: '已被替代', en: 'Replaced' }, withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

/** Noes to an act on a version: its state, whose work it is, that tables are national, and exams that are somebody else's. Nobody approves what they wrote any part of. */
export function refusalsToMove(move: MajorMove, version: { state: MajorState; writerIds: readonly string[]; examCodes: readonly string[] }, by: { staffId: string; jurisdiction: Jurisdiction }): Refusal[] {
  const no = refusalsToWrite(version.examCodes, by.jurisdiction);
  if (!OPEN_IN[move].includes(version.state)) no.push(refuse('major.wrong_state', { params: { state: STATE_WORDS[version.state].zh, stateEn: STATE_WORDS[version.state].en } }));
  if (move === 'approve' && version.writerIds.includes(by.staffId)) no.push(refuse('major.own_work'));
  return no;
}

/** Noes to writing a table for these exams at all. */
export function refusalsToWrite(examCodes: readonly string[], jurisdiction: Jurisdiction): Refusal[] {
  const foreign = examCodes.filter((code) => !coversExam(jurisdiction, code));
  return [...(jurisdiction.kind === 'nation' ? [] : [refuse('major.nation_only')]), ...(foreign.length > 0 ? [refuse('major.exam_foreign', { path: 'examCodes', params: { exams: foreign.join('、') } })] : [])];
}
