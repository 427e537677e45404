import type { MajorClass } from '#contracts/eligibility.ts';
import { majorLevelOf, type MajorMatch, type MajorTable } from '#contracts/majors.ts';
import { matchAtLevel } from '../equivalent-majors.ts';
import { declaredAgainstTable, majorClassOf } from './major-class.ts';

/** A major somebody states: of an education or a degree, in the month it was obtained, at the level of the document. */
export type StatedMajor = { major: string; month: string; level: string };
/** Where a stated major stands by the tables of an exam: its class, the best match (undefined where none names it), whether it is as declared. */
export type MajorStanding = { majorClass: string | null; match: MajorMatch | undefined; byTable: boolean; matches: boolean };

/** How one stated major stands (专业比对): without a table everything matches; with one it must be named, and not in another class than declared. */
export function standingOfMajor(tables: readonly MajorTable[], classes: MajorClass[], declared: string | null, { major, month, level }: StatedMajor): MajorStanding {
  const found = matchAtLevel(tables, majorLevelOf(level), major, month);
  const match = found?.matches[0];
  const category = match?.major.category ?? null;
  return {
    majorClass: majorClassOf(classes, declared, found ? category : null), match, byTable: found !== undefined,
    matches: !found || (match !== undefined && (declared === null || !declaredAgainstTable(classes, declared, category))),
  };
}

/** True when an application needs nobody to look at its major: that of the education matches, or that of the degree does. */
export function majorsMatch(education: Pick<MajorStanding, 'matches'> | undefined, degree: Pick<MajorStanding, 'matches'> | undefined): boolean {
  return (education?.matches ?? true) || (degree?.matches ?? false);
}
