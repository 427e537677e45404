import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { RuleState } from '#contracts/rules.ts';
import type { Jurisdiction } from '#contracts/staff.ts';

/** What may be done with a version: save and propose a draft, return or approve a proposal, withdraw either. */
export type RuleMove = 'save' | 'propose' | 'return' | 'withdraw' | 'approve';

const OPEN_IN: Record<RuleMove, readonly RuleState[]> = { save: ['draft'], propose: ['draft'], return: ['proposed'], withdraw: ['draft', 'proposed'], approve: ['proposed'] };

/** The state words of a version (起草中、待批准、已生效、已被替代、已撤销). */
export const STATE_WORDS: Record<RuleState, string> = { draft: '起草中', proposed: '待批准', in_force: '已生效', replaced: '已被替代', withdrawn: '已撤销' };

/** Noes to an act on a version: its state, whose work it is, and that conditions are national. Nobody approves what they wrote any part of. */
export function refusalsToMove(move: RuleMove, version: { state: RuleState; writerIds: readonly string[] }, by: { staffId: string; jurisdiction: Jurisdiction }): Refusal[] {
  const no: Refusal[] = [];
  if (by.jurisdiction.kind !== 'nation') no.push(refuse('rule.nation_only'));
  if (!OPEN_IN[move].includes(version.state)) no.push(refuse('rule.wrong_state', { params: { state: STATE_WORDS[version.state] } }));
  if (move === 'approve' && version.writerIds.includes(by.staffId)) no.push(refuse('rule.own_work'));
  return no;
}
