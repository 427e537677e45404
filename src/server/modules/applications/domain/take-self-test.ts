import type { DegreeId, EducationId } from '#contracts/ids.ts';
import type { SelfTestFacts } from '#contracts/self-test.ts';

/** A field of the form by its dotted name, and the text that stands in it. */
export type TakenFields = Record<string, string>;

/** What of the account decides which row is meant. */
type Schooling = {
  educations: readonly { id: EducationId; level: string; mode: string; graduatedIn: string }[];
  degrees: readonly { id: DegreeId; level: string; second: string | undefined; awardedIn: string }[];
};
/** What of the exam decides how the facts are taken: its levels that year, and how a month is written where a day is asked. */
type Offered = { levels: readonly { code: string }[] };

/**
 * The facts of a self-test as the form would hold them (用这些填写): the years, the row of the account that is meant, titles, certificates and posts. A month stands where
 * a day is asked, for the candidate to complete; level and specialty are chosen by the candidate, unless there is one level only.
 */
export function takeSelfTest(facts: SelfTestFacts, account: Schooling, { levels }: Offered): TakenFields {
  const [only, ...others] = levels;
  const education = oneOf(account.educations.filter((e) => e.level === facts.level && e.mode === facts.mode), (e) => e.graduatedIn === facts.month);
  const [level, second] = facts.degree === 'second' || facts.degree === 'dual' ? ['bachelor', facts.degree] as const : [facts.degree, undefined] as const;
  const degree = level === undefined ? undefined : oneOf(account.degrees.filter((d) => d.level === level && d.second === second), (d) => d.awardedIn === facts.degreeMonth);
  const fields: Record<string, string | undefined> = {
    yearsInProfession: String(facts.profession), yearsOfWork: String(facts.work), majorClass: facts.class,
    educationId: education?.id, degreeId: degree?.id,
    levelCode: others.length === 0 ? only?.code : undefined, specialtyCode: others.length === 0 && only ? facts.specialty : undefined,
    ...(facts.title !== undefined && { 'titles.0.level': facts.title, 'titles.0.field': facts.titleField, 'titles.0.obtainedOn': monthOf(facts.titleMonth) }),
    ...(facts.cert !== undefined && { 'certificates.0.kind': facts.cert, 'certificates.0.obtainedOn': monthOf(facts.certMonth) }),
    ...(facts.cert2 !== undefined && { 'certificates.1.kind': facts.cert2, 'certificates.1.obtainedOn': monthOf(facts.cert2Month) }),
    ...(facts.post !== undefined && { 'posts.0.post': facts.post, 'posts.0.heldOn': monthOf(facts.postMonth) }),
  };
  return Object.fromEntries(Object.entries(fields).flatMap(([name, text]): [string, string][] => (text === undefined ? [] : [[name, text]])));
}

/** The row that is meant: the only one of its kind, else the one of that month. */
function oneOf<R>(rows: readonly R[], ofMonth: (row: R) => boolean): R | undefined {
  return rows.length <= 1 ? rows[0] : rows.find(ofMonth);
}

/** 201606 → 2016-06 */
const monthOf = (month: string | undefined): string | undefined => month && `${month.slice(0, 4)}-${month.slice(4)}`;
