import { ATTAINMENTS, TITLE_LEVELS, type Attainment, type TitleLevel } from '#contracts/eligibility.ts';

/** The rung of an attainment; a higher one satisfies every condition a lower one does. */
export function attainmentRank(attainment: Attainment): number {
  return ATTAINMENTS.indexOf(attainment);
}

/** The rung of a professional title (职称层级). */
export function titleRank(level: TitleLevel): number {
  return TITLE_LEVELS.indexOf(level);
}

const BY_EDUCATION_LEVEL: Record<string, Attainment> = {
  '11': 'doctor', '14': 'master', '17': 'second_bachelor', '21': 'bachelor', '24': 'second_bachelor',
  '31': 'college', '41': 'technical_secondary', '44': 'high_school', '47': 'high_school', '61': 'high_school',
};

/** What a level of education (学历层次, GB/T 4658 code) amounts to; a 研究生班 counts with 第二学士学位, as the conditions have it. */
export function attainmentOfEducation(educationLevel: string): Attainment {
  return BY_EDUCATION_LEVEL[educationLevel] ?? 'below';
}

const BY_DEGREE_LEVEL: Record<string, Attainment> = { '2': 'doctor', '3': 'master', '4': 'bachelor' };

/** What a degree (学位层次, GB/T 6864 code) amounts to; `second` marks a second bachelor's degree. */
export function attainmentOfDegree(degreeLevel: string, second: boolean): Attainment {
  const plain = BY_DEGREE_LEVEL[degreeLevel] ?? 'below';
  return plain === 'bachelor' && second ? 'second_bachelor' : plain;
}
