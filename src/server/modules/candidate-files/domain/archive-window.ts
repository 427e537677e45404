import type { CandidateFile, FileStanding, SubjectResult } from '#contracts/candidate-files.ts';

/** The year applied for, the cycle N of the level in years, and the years that were cancelled in the candidate's province. */
export type CycleQuestion = { year: number; cycleYears: number; cancelledYears: readonly number[] };

/**
 * The years whose archives make somebody a returning candidate (老考生): {Y−N … Y−1} (R-1.2-02, -03).
 * A cancelled year does not count, so the window reaches one year further back for it (D-11).
 */
export function archiveWindow({ year, cycleYears, cancelledYears }: CycleQuestion): number[] {
  return yearsBefore(year, cycleYears, cancelledYears);
}

/** The years whose passes still count in Y: {Y−N+1 … Y−1}, the rest of the cycle that includes Y (R-1.2-05, D-11). */
export function carryWindow({ year, cycleYears, cancelledYears }: CycleQuestion): number[] {
  return yearsBefore(year, cycleYears - 1, cancelledYears);
}

/** The choice a candidate makes in the new application; subjects listed as the specialty's own do not survive a change of specialty. */
export type Choice = { levelCode: string; specialtyCode: string; specialtySubjects: readonly string[] };

/** Passes that count toward this choice, one per subject, the latest first taken (4.0: retaking never harms an earlier pass). */
export function carriedSubjects(results: readonly SubjectResult[], question: CycleQuestion, choice: Choice): SubjectResult[] {
  const years = carryWindow(question);
  const counting = results
    .filter((r) => r.outcome === 'passed' && counts(r.year, years, question) && r.levelCode === choice.levelCode)
    .filter((r) => r.specialtyCode === choice.specialtyCode || !choice.specialtySubjects.includes(r.subjectCode))
    .sort((a, b) => b.year - a.year || a.subjectCode.localeCompare(b.subjectCode));
  const seen = new Set<string>();
  return counting.filter((r) => !seen.has(r.subjectCode) && seen.add(r.subjectCode)).sort((a, b) => a.subjectCode.localeCompare(b.subjectCode));
}

/** How a candidate with this file (or none) stands when applying for a year: old or new, file number, subjects carried. */
export function standingIn(file: CandidateFile | undefined, question: CycleQuestion, choice: Choice): FileStanding {
  const whole = { ...question, cancelledYears: [...new Set([...question.cancelledYears, ...(file?.cancelled.map((c) => c.year) ?? [])])] };
  const years = archiveWindow(whole);
  if (!file?.results.some((r) => counts(r.year, years, whole))) return { returningCandidate: false, fileNumber: null, carried: [], prolongedBy: [] };
  const first = years[0] ?? question.year;
  return { returningCandidate: true, fileNumber: file.fileNumber, carried: carriedSubjects(file.results, whole, choice), prolongedBy: file.cancelled.filter((c) => c.year >= first && c.year < question.year) };
}

/** True for a year of the window, and for a suspended one between them: what was passed in it before it was stopped (another half-day) is not lost. */
function counts(year: number, years: readonly number[], { cancelledYears }: CycleQuestion): boolean {
  return years.includes(year) || (cancelledYears.includes(year) && year > (years[0] ?? Number.POSITIVE_INFINITY));
}

function yearsBefore(year: number, count: number, cancelledYears: readonly number[]): number[] {
  const years: number[] = [];
  for (let y = year - 1; years.length < count && y > year - 1 - count - cancelledYears.length; y -= 1) {
    if (!cancelledYears.includes(y)) years.unshift(y);
  }
  return years;
}
