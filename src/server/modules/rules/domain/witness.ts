import type { Condition, EligibilityFacts } from '#contracts/eligibility.ts';

/** Bounds of a working life: nobody older sits an exam, nobody younger holds a title, a certificate or a post. */
export const OLDEST = 80;
export const YOUNGEST_HOLDER = 16;
const MOST_YEARS = 60;

export type WitnessAt = { year: number; examOn: string; province: string; specialty: string };

/**
 * Somebody who meets all these conditions at once, or nobody: the proof that an alternative can be met. A candidate states at most one education
 * and one degree, so two conditions on majors may exclude each other although each alone can be met.
 */
export function findWitness(all: readonly Condition[], at: WitnessAt): EligibilityFacts | null {
  const schooling = schoolingFor(all);
  const heldOn = `${String(at.year - OLDEST + YOUNGEST_HOLDER)}-01-01`;
  if (schooling === null || all.some((c) => !canHold(c, heldOn, at))) return null;
  const graduatedIn = `${String(at.year - OLDEST + 30)}07`;
  return {
    examYear: at.year, examOn: at.examOn, province: at.province, specialty: at.specialty, birthOn: `${String(at.year - OLDEST)}-01-01`,
    educations: schooling.education === undefined ? [] : [{ id: 'education', level: 'doctor', major: '', majorClass: schooling.education, graduatedIn, fullTime: true }],
    degrees: schooling.degree === undefined ? [] : [{ id: 'degree', level: 'doctor', major: '', majorClass: schooling.degree, awardedIn: graduatedIn }],
    yearsInProfession: MOST_YEARS, yearsOfWork: MOST_YEARS,
    titles: all.flatMap((c, i) => (c.kind === 'title' ? [{ id: `title-${String(i)}`, level: 'full_senior' as const, field: c.fields?.[0] ?? null, obtainedOn: heldOn }] : [])),
    certificates: all.flatMap((c, i) => (c.kind === 'certificate' ? c.anyOf.slice(0, 1).map((kind) => ({ id: `certificate-${String(i)}`, kind, obtainedOn: heldOn })) : [])),
    posts: all.flatMap((c, i) => (c.kind === 'post' ? c.anyOf.slice(0, 1).map((post) => ({ id: `post-${String(i)}`, post, heldOn })) : [])),
  };
}

/** The classes of the one education and the one degree that satisfy every condition on schooling; `undefined` leaves the row out, null is no class. */
function schoolingFor(all: readonly Condition[]): { education: string | null | undefined; degree: string | null | undefined } | null {
  const asked = all.filter((c) => c.kind === 'education');
  if (asked.length === 0) return { education: undefined, degree: undefined };
  const classes = [null, ...new Set(asked.flatMap((c) => c.majors ?? []))];
  for (const education of classes) {
    for (const degree of classes) {
      const fits = (majors: string[] | null, of: string | null) => majors === null || (of !== null && majors.includes(of));
      if (asked.every((c) => (c.by !== 'degree' && fits(c.majors, education)) || (c.by !== 'education' && fits(c.majors, degree)))) return { education, degree };
    }
  }
  return null;
}

/** A thing held longest is held best, unless a limit day lies before anybody alive could hold it. */
function canHold(c: Condition, heldOn: string, at: WitnessAt): boolean {
  if (c.kind === 'age') return c.atLeast <= OLDEST;
  if (c.kind === 'work_years') return c.atLeast <= MOST_YEARS;
  if (c.kind === 'education') return true;
  if (c.until !== null && c.until < heldOn) return false;
  return c.kind === 'post' || c.heldYears <= at.year - Number(heldOn.slice(0, 4));
}
