import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';

/** Where a version stands that counts only once a second person has approved it (两人办理的版本). */
export type VersionState = 'draft' | 'proposed' | 'in_force' | 'replaced' | 'withdrawn';

/** What people do with a version: write and propose a draft, return or approve a proposal, withdraw either. */
export type VersionMove = 'edit' | 'propose' | 'return' | 'approve' | 'withdraw';

/** What a version is a version of: conditions, a table of majors, the words of a message, pass lines. Its refusals begin with this. */
export type VersionSubject = 'rule' | 'major' | 'template' | 'pass_line';

const MOVES: Record<VersionMove, { from: readonly VersionState[]; to: VersionState }> = {
  edit: { from: ['draft'], to: 'draft' },
  propose: { from: ['draft'], to: 'proposed' },
  return: { from: ['proposed'], to: 'draft' },
  approve: { from: ['proposed'], to: 'in_force' },
  withdraw: { from: ['draft', 'proposed'], to: 'withdrawn' },
};

/** Acts, as history names them, that leave the text alone; every other act makes somebody a writer, handing in too: whoever hands a text in answers for it. */
const DECIDING_ACTS: readonly string[] = ['return', 'withdraw', 'approve', 'replace'];

/** The state words of a version (起草中、待批准、已生效、已被替代、已撤销). */
export const VERSION_STATE_WORDS: Record<VersionState, Words> = {
  draft: { zh: '起草中', en: 'Draft' }, proposed: { zh: '待批准', en: 'Awaiting approval' }, in_force: { zh: '已生效', en: 'In force' }, replaced: { zh: '已被替代', en: 'Replaced' }, withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

/** A version as its moves see it: where it stands, everybody who wrote any part of it, and which of its texts is the newest. */
export type MovingVersion = { state: VersionState; writerIds: readonly string[]; rowVersion: number; writerName: string };

/** Where a version stands after a move; only a later version in force makes one replaced. */
export function stateAfter(move: VersionMove): VersionState {
  return MOVES[move].to;
}

/** Noes to a move with a version, all at once: its state, its own writer as the second person (须由另一人批准), and, where `seen` is given, that somebody has changed it since. */
export function refusalsToMoveVersion(subject: VersionSubject, move: VersionMove, version: MovingVersion, by: { staffId: string }, seen?: number): Refusal[] {
  const no: Refusal[] = [];
  const { zh, en } = VERSION_STATE_WORDS[version.state];
  if (!MOVES[move].from.includes(version.state)) no.push(refuse(`${subject}.wrong_state`, { params: { state: zh, stateEn: en } }));
  if (move === 'approve' && version.writerIds.includes(by.staffId)) no.push(refuse(`${subject}.own_work`));
  if (seen !== undefined && seen !== version.rowVersion) no.push(refuse(`${subject}.changed_meanwhile`, { params: { by: version.writerName } }));
  return no;
}

/** Everybody who wrote any part of a version once an act is done, and the last of them. */
export function writersAfter({ writerIds, writerName }: Pick<MovingVersion, 'writerIds' | 'writerName'>, act: { name: string; by: { staffId: string; name: string } }): { writerIds: string[]; writerName: string } {
  if (DECIDING_ACTS.includes(act.name)) return { writerIds: [...writerIds], writerName };
  return { writerIds: [...new Set([...writerIds, act.by.staffId])], writerName: act.by.name };
}
