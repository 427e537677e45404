import type { SubjectOutcome } from '#contracts/candidate-files.ts';

/** A result of the person's file, as far as it was not struck by a decision. */
export type FileResult = { year: number; levelCode: string; specialtyCode: string; subjectCode: string; outcome: SubjectOutcome };

/**
 * What the rule looks at: the exam year, the cycle N of the level and the years cancelled in the province; the subjects the level demands of this specialty; the whole file of the
 * exam; and the passes that count by the rolling rule, this year's among them, one a subject.
 */
export type CompletionFacts = {
  year: number; cycleYears: number; cancelledYears: readonly number[]; levelCode: string; specialtyCode: string;
  demanded: readonly { code: string; bySpecialty: boolean }[]; results: readonly FileResult[]; counting: readonly { subjectCode: string; year: number }[];
};

/** How one subject stands: the pass that counts and the last exam year it counts in, or why an earlier pass does not, or that there is none. */
export type SubjectStanding = { code: string } & (
  | { standing: 'counts'; year: number; through: number }
  | { standing: 'lapsed' | 'voided' | 'other_level' | 'other_specialty'; year: number }
  | { standing: 'not_passed'; year: number; outcome: SubjectOutcome }
  | { standing: 'never_sat' });

/** Whether every subject is passed within the cycle, and subject by subject why or why not; `completableUntil`: the last exam year in which what is missing completes what counts now. */
export type Explanation = { complete: boolean; subjects: SubjectStanding[]; completableUntil: number | null };

/** Completion (合格判定, T28; rolling rule of domain.md 4.0), explained subject by subject. */
export function explainCompletion(f: CompletionFacts): Explanation {
  const subjects = f.demanded.map((subject): SubjectStanding => {
    const counts = f.counting.find((c) => c.subjectCode === subject.code);
    return counts ? { code: subject.code, standing: 'counts', year: counts.year, through: lastYear(counts.year, f) } : whyNot(subject, f);
  });
  const complete = subjects.length > 0 && subjects.every((s) => s.standing === 'counts');
  const until = subjects.flatMap((s) => (s.standing === 'counts' ? [s.through] : []));
  return { complete, subjects, completableUntil: complete || until.length === 0 ? null : Math.min(...until) };
}

/** The last exam year in which a pass still counts: N years with its own, years cancelled in the province not counted (D-11). */
function lastYear(passed: number, { cycleYears, cancelledYears }: Pick<CompletionFacts, 'cycleYears' | 'cancelledYears'>): number {
  let year = passed;
  for (let left = cycleYears - 1; left > 0;) {
    year += 1;
    if (!cancelledYears.includes(year)) left -= 1;
  }
  return year;
}

/** Why a subject does not count: the pass that came nearest, or the last attempt. */
function whyNot({ code, bySpecialty }: CompletionFacts['demanded'][number], f: CompletionFacts): SubjectStanding {
  const own = f.results.filter((r) => r.subjectCode === code && r.year <= f.year).toSorted((a, b) => b.year - a.year);
  const passed = own.filter((r) => r.outcome === 'passed');
  const here = passed.find((r) => r.levelCode === f.levelCode && (r.specialtyCode === f.specialtyCode || !bySpecialty));
  if (here) return { code, standing: 'lapsed', year: here.year };
  const voided = own.find((r) => r.outcome === 'voided');
  if (voided) return { code, standing: 'voided', year: voided.year };
  const [elsewhere] = passed;
  if (elsewhere) return { code, standing: elsewhere.levelCode === f.levelCode ? 'other_specialty' : 'other_level', year: elsewhere.year };
  const [last] = own;
  return last ? { code, standing: 'not_passed', year: last.year, outcome: last.outcome } : { code, standing: 'never_sat' };
}
