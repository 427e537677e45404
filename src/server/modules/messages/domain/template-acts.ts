import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { refusalsToMoveVersion, type MovingVersion, type VersionMove } from '#server/kernel/two-person-version.ts';

/** True when somebody of this jurisdiction writes these words: the nation the words themselves and every province's addition, a province its own. */
export function writesTemplate(j: Jurisdiction, province: string | null): boolean {
  if (j.exams !== undefined) return false;
  return j.kind === 'nation' || (j.kind === 'province' && province !== null && j.province === province);
}

/** Noes to an act on a version: whose it is, and what holds for every version of two people. */
export function refusalsToMove(move: VersionMove, version: MovingVersion & { province: string | null }, by: { staffId: string; jurisdiction: Jurisdiction }, seen?: number): Refusal[] {
  return [...(writesTemplate(by.jurisdiction, version.province) ? [] : [refuse('template.foreign')]), ...refusalsToMoveVersion('template', move, version, by, seen)];
}
