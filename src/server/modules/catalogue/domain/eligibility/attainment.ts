import type { DegreeLevel, EducationLevel, SecondDegree } from '#contracts/education.ts';
import { ATTAINMENTS, TITLE_LEVELS, type Attainment, type TitleLevel } from '#contracts/eligibility.ts';

/** The rung of an attainment; a higher one satisfies every condition a lower one does. */
export function attainmentRank(attainment: Attainment): number {
  return ATTAINMENTS.indexOf(attainment);
}

/** The rung of a professional title (职称层级). */
export function titleRank(level: TitleLevel): number {
  return TITLE_LEVELS.indexOf(level);
}

const BY_EDUCATION_LEVEL: Record<EducationLevel, Attainment> = {
  doctorate: 'doctor',
  master: 'master',
  postgraduate_class: 'second_bachelor',
  second_bachelor: 'second_bachelor',
  bachelor: 'bachelor',
  junior_college: 'college',
  secondary_specialised: 'technical_secondary',
  vocational_high: 'high_school',
  technical_school: 'high_school',
  high_school: 'high_school',
  junior_middle: 'below',
  other: 'below',
};

/** What a level of education (学历层次) amounts to; a 研究生班 counts with 第二学士学位, as the conditions have it. */
export function attainmentOfEducation(level: EducationLevel): Attainment {
  return BY_EDUCATION_LEVEL[level];
}

/** What a degree (学位层次) amounts to; a second or dual bachelor's degree stands one rung above a single one. */
export function attainmentOfDegree(level: DegreeLevel, second: SecondDegree | null): Attainment {
  if (level === 'doctorate') return 'doctor';
  if (level === 'master') return 'master';
  return second === null ? 'bachelor' : 'second_bachelor';
}
