import type { SelfTestFacts } from '#contracts/self-test.ts';

import type { Stated, StatedDegree, StatedEducation } from '../eligibility/stated-facts.ts';

/** A self-test's facts as the application form would state them: one statement for each education the person could choose (填写报考信息 rests on one). */
export type SelfTestQuestion = { statements: { education: StatedEducation; stated: Stated }[]; province: string; specialty: string; birthOn: string | null };

/** Turns the coarse facts of a link into what the form would state: a month counts as its last day, a year of birth as its last, so that nothing is met that a nearer look would deny. */
export function readQuestion(facts: SelfTestFacts): SelfTestQuestion {
  const educations = educationsOf(facts);
  const degree = degreeOf(facts);
  return {
    statements: educations.map((education) => ({
      education,
      stated: {
        education, degree, majorClass: facts.class ?? null, yearsInProfession: facts.profession, yearsOfWork: facts.work,
        titles: facts.title !== undefined && facts.titleMonth !== undefined ? [{ level: facts.title, field: facts.titleField ?? null, obtainedOn: lastDayOf(facts.titleMonth) }] : [],
        certificates: [held(facts.cert, facts.certMonth), held(facts.cert2, facts.cert2Month)].flatMap((c) => (c === null ? [] : [c])),
        posts: facts.post !== undefined && facts.postMonth !== undefined ? [{ post: facts.post, heldOn: lastDayOf(facts.postMonth) }] : [],
      },
    })),
    province: facts.province ?? '', specialty: facts.specialty ?? '', birthOn: facts.born === undefined ? null : `${facts.born}-12-31`,
  };
}

function educationsOf(f: SelfTestFacts): StatedEducation[] {
  const first = { id: 'education-1', level: f.level, mode: f.mode, major: f.major ?? '', graduatedIn: f.month };
  return f.level2 === undefined || f.month2 === undefined ? [first] : [first, { id: 'education-2', level: f.level2, mode: f.mode2, major: f.major2 ?? '', graduatedIn: f.month2 }];
}

/** A degree without a major or a month of its own has those of the first education. */
function degreeOf(f: SelfTestFacts): StatedDegree | undefined {
  if (f.degree === undefined) return undefined;
  const second = f.degree === 'second' || f.degree === 'dual' ? f.degree : null;
  return { id: 'degree-1', level: f.degree === 'master' || f.degree === 'doctorate' ? f.degree : 'bachelor', second, major: f.degreeMajor ?? f.major ?? '', awardedIn: f.degreeMonth ?? f.month };
}

const held = (kind: string | undefined, month: string | undefined) => (kind === undefined || month === undefined ? null : { kind, obtainedOn: lastDayOf(month) });

/** 200202 → 2002-02-28 */
export function lastDayOf(month: string): string {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(4))];
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}
