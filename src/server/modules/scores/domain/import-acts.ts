import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ScoreImportState } from '#contracts/scores.ts';
import type { Words } from '#contracts/words.ts';

/** What people do with a file of scores once it was brought. */
export type ImportMove = 'leave_out' | 'propose' | 'return' | 'approve' | 'withdraw' | 'ask_back' | 'keep' | 'take_back';

/** An import as its moves see it. */
export type MovingImport = { state: ScoreImportState; rowVersion: number; byId: string; proposedById: string | null; faults: number; leftOut: number; loadable: number; backById: string | null; /** A release of its sitting that was proposed or approved and not given back. */ releaseStands: boolean };

const MOVES: Record<ImportMove, { from: readonly ScoreImportState[]; to: ScoreImportState }> = {
  leave_out: { from: ['checked'], to: 'checked' },
  propose: { from: ['checked'], to: 'proposed' },
  return: { from: ['proposed'], to: 'checked' },
  approve: { from: ['proposed'], to: 'loading' },
  ask_back: { from: ['loaded'], to: 'loaded' },
  keep: { from: ['loaded'], to: 'loaded' },
  take_back: { from: ['loaded'], to: 'withdrawn' },
  withdraw: { from: ['preparing', 'checking', 'checked', 'proposed'], to: 'withdrawn' },
};

/** Where an import stands, in words. */
const IMPORT_STATE_WORDS: Record<ScoreImportState, Words> = {
  preparing: { zh: '准备中', en: 'Being prepared' }, checking: { zh: '核对中', en: 'Being checked' }, refused: { zh: '文件未接受', en: 'File refused' },
  checked: { zh: '已核对', en: 'Checked' }, proposed: { zh: '待批准', en: 'Awaiting approval' }, loading: { zh: '载入中', en: 'Being loaded' }, loaded: { zh: '已载入', en: 'Loaded' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** Where an import stands after a move. */
export function importAfter(move: ImportMove): ScoreImportState {
  return MOVES[move].to;
}

/** Noes to a move, all at once: its state, faults that stand, the same person twice (须由另一人批准), and, where `seen` is given, that somebody has changed it since. */
export function refusalsToMoveImport(move: ImportMove, i: MovingImport, by: { staffId: string }, seen?: number): Refusal[] {
  const no: Refusal[] = [];
  const { zh, en } = IMPORT_STATE_WORDS[i.state];
  if (!MOVES[move].from.includes(i.state)) no.push(refuse('score.import_wrong_state', { params: { state: zh, stateEn: en } }));
  if ((move === 'propose' || move === 'approve') && i.leftOut < i.faults) no.push(refuse('score.import_has_faults', { params: { faults: i.faults - i.leftOut } }));
  if ((move === 'propose' || move === 'approve') && i.loadable === 0) no.push(refuse('score.import_nothing_good'));
  if (move === 'approve' && (by.staffId === i.byId || by.staffId === i.proposedById)) no.push(refuse('score.import_own_work'));
  if (move === 'ask_back' && i.backById !== null) no.push(refuse('score.back_asked'));
  if ((move === 'take_back' || move === 'keep') && i.backById === null) no.push(refuse('score.back_not_asked'));
  if (move === 'take_back' && i.backById === by.staffId) no.push(refuse('score.back_own_work'));
  if ((move === 'ask_back' || move === 'take_back') && i.releaseStands) no.push(refuse('score.back_release_stands'));
  if (seen !== undefined && seen !== i.rowVersion) no.push(refuse('score.changed_meanwhile'));
  return no;
}
