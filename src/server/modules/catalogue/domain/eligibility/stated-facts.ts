import type { DegreeLevel, EducationLevel, SecondDegree, StudyMode } from '#contracts/education.ts';
import type { EligibilityFacts, MajorClass, TitleLevel } from '#contracts/eligibility.ts';
import type { MajorTable } from '#contracts/majors.ts';

import { attainmentOfDegree, attainmentOfEducation } from './attainment.ts';
import { majorsMatch, standingOfMajor, type MajorStanding } from './major-standing.ts';

export type StatedEducation = { id: string; level: EducationLevel; mode: StudyMode; major: string; graduatedIn: string };
export type StatedDegree = { id: string; level: DegreeLevel; second: SecondDegree | null; major: string; awardedIn: string };

/** What somebody states to be measured: the one education and the one degree chosen for this application, years, titles, certificates, posts (填写报考信息, R-2.2.3-05). */
export type Stated = {
  education: StatedEducation | undefined;
  degree: StatedDegree | undefined;
  /** The class of majors as declared, where the exam's table does not decide it. */
  majorClass: string | null;
  yearsInProfession: number;
  yearsOfWork: number;
  titles: readonly { level: TitleLevel; field: string | null; obtainedOn: string }[];
  certificates: readonly { kind: string; obtainedOn: string }[];
  posts: readonly { post: string; heldOn: string }[];
};

/** Against what: the exam's classes of majors and its editions of the 专业对照表, its year and day, the place and the specialty. */
export type MeasuredFor = {
  majorClasses: MajorClass[];
  majorTables: readonly MajorTable[];
  examYear: number;
  examOn: string;
  province: string;
  specialty: string;
  birthOn: string | null;
};

/** How the stated majors stand by the tables, undefined where nothing of the kind was stated. */
export type StatedStandings = { ofEducation: MajorStanding | undefined; ofDegree: MajorStanding | undefined };

/** What a verdict calls the nth title of a form. */
export const titleFactId = (i: number): string => `title-${String(i)}`;

/** The facts the conditions are measured by, made of what is stated; the application form and the self-test before it (报考条件自测) both come through here. */
export function statedFacts(stated: Stated, against: MeasuredFor): { facts: EligibilityFacts; majorMatches: boolean; standings: StatedStandings } {
  const { education, degree } = stated;
  const placed = (major: string, month: string, level: string) => standingOfMajor(against.majorTables, against.majorClasses, stated.majorClass, { major, month, level });
  const ofEducation = education && placed(education.major, education.graduatedIn, education.level);
  const ofDegree = degree && placed(degree.major, degree.awardedIn, degree.level);
  return {
    majorMatches: majorsMatch(ofEducation, ofDegree),
    standings: { ofEducation, ofDegree },
    facts: {
      examYear: against.examYear, examOn: against.examOn, province: against.province, specialty: against.specialty, birthOn: against.birthOn,
      educations: education ? [{ id: education.id, level: attainmentOfEducation(education.level), major: education.major, majorClass: ofEducation?.majorClass ?? null, graduatedIn: education.graduatedIn, fullTime: education.mode === 'full_time' }] : [],
      degrees: degree ? [{ id: degree.id, level: attainmentOfDegree(degree.level, degree.second), major: degree.major, majorClass: ofDegree?.majorClass ?? null, awardedIn: degree.awardedIn }] : [],
      yearsInProfession: stated.yearsInProfession, yearsOfWork: stated.yearsOfWork,
      titles: stated.titles.map((t, i) => ({ id: titleFactId(i), level: t.level, field: t.field, obtainedOn: t.obtainedOn })),
      certificates: stated.certificates.map((c, i) => ({ id: `certificate-${i}`, kind: c.kind, obtainedOn: c.obtainedOn })),
      posts: stated.posts.map((p, i) => ({ id: `post-${i}`, post: p.post, heldOn: p.heldOn })),
    },
  };
}
