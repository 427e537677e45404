import type { ExamDayKind } from '#contracts/exam-day.ts';
import type { ScoreFaultKind } from '#contracts/scores.ts';
import { NO_MARK, placeOf, SUBJECTS } from './places.ts';

/** What a room reported of a subject, as `reported` keeps it; 0 is nothing. */
export const REPORTS = { absent: 1, violation: 2 } as const satisfies Record<ExamDayKind, number>;

/** What one kind of examinee sits: subjects as bits, and the full mark of each by its digit, in tenths; a subject without one has no paper. */
export type Sits = { mask: number; fullTenths: readonly (number | undefined)[] };

/** Everything a file of scores must agree with, one number a person and one a place (`placeOf`), so that a million people fit. */
export type Expected = {
  people: ReadonlyMap<string, number>;
  kinds: readonly Sits[];
  kindOf: readonly number[];
  /** What the rooms reported (REPORTS), by place; shorter than there are places where the last have none. */
  reported: Uint8Array;
  /** Marks that are loaded already (or NO_MARK), by place, in the same way. */
  loaded: Int16Array;
};

/** What is wrong with a mark beside the form of its cell, and what of it people are shown. */
export type MarkFault = { kind: ScoreFaultKind; value: string };

const SOUND: readonly MarkFault[] = [];

/**
 * Compares the marks of one file (成绩核对) with the roll, its papers, what the rooms reported (考务数据) and what is loaded already. Every mark is first seen, then judged: only when all
 * of them were seen is it known which stand there twice, and which are missing.
 */
export function compareMarks({ people, kinds, kindOf, reported, loaded }: Expected) {
  const seen = new Uint16Array(kindOf.length);
  const twice = new Uint16Array(kindOf.length);
  const loadedAt = (place: number) => loaded[place] ?? NO_MARK;
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
      const report = reported[place] ?? 0;
      const before = loadedAt(place);
      let faults = SOUND;
      if (((twice[person] ?? 0) & bit) !== 0) faults = [...faults, { kind: 'duplicate', value: mark === null ? '' : String(mark) }];
      if (full === undefined) faults = [...faults, { kind: 'subject_not_sat', value: String(subject) }];
      else if (mark !== null && mark > full) faults = [...faults, { kind: 'beyond_full_mark', value: `${(mark / 10).toFixed(1)} / ${(full / 10).toFixed(1)}` }];
      if (report !== 0 && mark !== null && !agrees(report, mark)) faults = [...faults, { kind: 'contradicts_exam_day', value: report === REPORTS.absent ? 'absent' : 'violation' }];
      if (before !== NO_MARK) faults = [...faults, { kind: 'already_loaded', value: String(before) }];
      return faults;
    },

    /** Subjects of which somebody should have a mark and has none, neither in the file nor loaded before. */
    missingOf(person: number): number[] {
      const lacking = (sitsOf(person)?.mask ?? 0) & ~(seen[person] ?? 0);
      if (lacking === 0) return [];
      return Array.from({ length: SUBJECTS }, (_, subject) => subject).filter((subject) => (lacking & (1 << subject)) !== 0 && loadedAt(placeOf(person, subject)) === NO_MARK);
    },
  };
}

/** 缺考 is −1 and nothing else; 违纪 is −2 or −4. */
function agrees(report: number, mark: number): boolean {
  return report === REPORTS.absent ? mark === -1 : mark === -2 || mark === -4;
}
