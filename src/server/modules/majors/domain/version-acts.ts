import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { refusalsToMoveVersion, type MovingVersion, type VersionMove } from '#server/kernel/two-person-version.ts';

/** Noes to an act on a version: that tables are national, exams that are somebody else's, and what holds for every version of two people. */
export function refusalsToMove(move: VersionMove, version: MovingVersion & { examCodes: readonly string[] }, by: { staffId: string; jurisdiction: Jurisdiction }, seen?: number): Refusal[] {
  return [...refusalsToWrite(version.examCodes, by.jurisdiction), ...refusalsToMoveVersion('major', move, version, by, seen)];
}

/** Noes to writing a table for these exams at all. */
export function refusalsToWrite(examCodes: readonly string[], jurisdiction: Jurisdiction): Refusal[] {
  const foreign = examCodes.filter((code) => !coversExam(jurisdiction, code));
  return [...(jurisdiction.kind === 'nation' ? [] : [refuse('major.nation_only')]), ...(foreign.length > 0 ? [refuse('major.exam_foreign', { path: 'examCodes', params: { exams: foreign.join('、') } })] : [])];
}
