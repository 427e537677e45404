import type { ExamDayKind } from '#contracts/exam-day.ts';
import type { ScoreFaultKind } from '#contracts/scores.ts';

/** Subjects are bits of a number and places in an array: their running digits stay below this. */
export const SUBJECTS = 16;
/** Says in `loaded` that no mark is loaded. */
export const NOT_LOADED = -32_768;

/** What one kind of examinee sits: subjects as bits, and the full mark of each by its digit, in tenths; a subject without one has no paper. */
export type Sits = { mask: number; fullTenths: readonly (number | undefined)[] };

/** Everything a file of scores must agree with, one number a person and one a place (`placeOf`), so that a million people fit. */
export type Expected = {
  people: ReadonlyMap<string, number>;
  kinds: readonly Sits[];
  kindOf: readonly number[];
  reported: ReadonlyMap<number, ExamDayKind>;
  /** Marks that are loaded already, by place; without a single one it is empty. */
  loaded: Int16Array;
};

/** What is wrong with a mark beside the form of its cell, and what of it people are shown. */
export type MarkFault = { kind: ScoreFaultKind; value: string };

const SOUND: readonly MarkFault[] = [];

/** Where a person's subject stands in arrays and maps. */
export function placeOf(person: number, subject: number): number {
  return person * SUBJECTS + subject;
}

/**
 * Compares the marks of one file (成绩核对) with the roll, its papers, what the rooms reported (考务数据) and what is loaded already. Every mark is first seen, then judged: only when all
 * of them were seen is it known which stand there twice, and which are missing.
 */
export function compareMarks({ people, kinds, kindOf, reported, loaded }: Expected) {
  const seen = new Uint16Array(kindOf.length);
  const twice = new Uint16Array(kindOf.length);
  const loadedAt = (place: number) => loaded[place] ?? NOT_LOADED;
  const sitsOf = (person: number) => kinds[kindOf[person] ?? -1];

  return {
    /** Who holds a number; undefined for a number that is not of this sitting. */
    personOf: (number: string): number | undefined => people.get(number),

    /** Takes note that the file says something of a subject. */
    see(person: number, subject: number): void {
      const bit = 1 << subject;
      const before = seen[person] ?? 0;
      if ((before & bit) === 0) seen[person] = before | bit;
      else twice[person] = (twice[person] ?? 0) | bit;
    },

    /** Everything wrong with a mark; null where its cell was none, which is a fault of its own. Who holds no number of this sitting is compared with nothing else. */
    faultsOf(number: string, person: number | undefined, subject: number, mark: number | null): readonly MarkFault[] {
      if (person === undefined) return [{ kind: 'unknown_ticket', value: number }];
      const bit = 1 << subject;
      const place = placeOf(person, subject);
      const sits = sitsOf(person);
      const full = sits && (sits.mask & bit) !== 0 ? sits.fullTenths[subject] : undefined;
      const report = reported.get(place);
      const before = loadedAt(place);
      let faults = SOUND;
      if (((twice[person] ?? 0) & bit) !== 0) faults = [...faults, { kind: 'duplicate', value: mark === null ? '' : String(mark) }];
      if (full === undefined) faults = [...faults, { kind: 'subject_not_sat', value: String(subject) }];
      else if (mark !== null && mark > full) faults = [...faults, { kind: 'beyond_full_mark', value: `${(mark / 10).toFixed(1)} / ${(full / 10).toFixed(1)}` }];
      if (report !== undefined && mark !== null && !agrees(report, mark)) faults = [...faults, { kind: 'contradicts_exam_day', value: report }];
      if (before !== NOT_LOADED) faults = [...faults, { kind: 'already_loaded', value: String(before) }];
      return faults;
    },

    /** Subjects of which somebody should have a mark and has none, neither in the file nor loaded before. */
    missingOf(person: number): number[] {
      const lacking = (sitsOf(person)?.mask ?? 0) & ~(seen[person] ?? 0);
      if (lacking === 0) return [];
      return Array.from({ length: SUBJECTS }, (_, subject) => subject).filter((subject) => (lacking & (1 << subject)) !== 0 && loadedAt(placeOf(person, subject)) === NOT_LOADED);
    },
  };
}

/** 缺考 is −1 and nothing else; 违纪 is −2 or −4. */
function agrees(report: ExamDayKind, mark: number): boolean {
  return report === 'absent' ? mark === -1 : mark === -2 || mark === -4;
}
