import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { refusalsToMoveVersion, type MovingVersion, type VersionMove } from '#server/kernel/two-person-version.ts';

/** Noes to an act on a version of conditions: that conditions are national, and what holds for every version of two people. */
export function refusalsToMove(move: VersionMove, version: MovingVersion, by: { staffId: string; jurisdiction: Jurisdiction }, seen?: number): Refusal[] {
  return [...(by.jurisdiction.kind === 'nation' ? [] : [refuse('rule.nation_only')]), ...refusalsToMoveVersion('rule', move, version, by, seen)];
}
