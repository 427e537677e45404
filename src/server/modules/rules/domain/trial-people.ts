import type { Exam } from '#contracts/catalogue.ts';
import type { EligibilityFacts } from '#contracts/eligibility.ts';
import type { TrialPerson } from '#contracts/rules.ts';

type Sketch = Pick<TrialPerson, 'id' | 'name' | 'about'> & { facts: (year: number, words: Exam['terms']) => Partial<EligibilityFacts> };

const own = (words: Exam['terms']): string | null => words.majorClasses[0]?.code ?? null;
const far = (words: Exam['terms']): string | null => words.majorClasses.at(-1)?.code ?? null;
const schooled = (level: EligibilityFacts['educations'][number]['level'], major: string, majorClass: string | null, graduatedIn: string): Pick<EligibilityFacts, 'educations'> => ({ educations: [{ id: 'education', level, major, majorClass, graduatedIn, fullTime: true }] });

/** Invented people as they come to the counter: each stands for a question that conditions must answer. */
const SKETCHES: readonly Sketch[] = [
  { id: 'zhang-wei', name: '张伟', about: { zh: '大专，建筑工程技术，工作 7 年，其中专业 7 年', en: 'Junior college, building technology, 7 years of work, all in the profession' }, facts: (y, w) => ({ ...schooled('college', '建筑工程技术', own(w), `${String(y - 8)}07`), yearsInProfession: 7, yearsOfWork: 7, birthOn: `${String(y - 29)}-03-14` }) },
  { id: 'ouyang-qian', name: '欧阳倩', about: { zh: '本科应届毕业，没有工作经历', en: 'Bachelor’s this summer, no work yet' }, facts: (y, w) => ({ ...schooled('bachelor', '土木工程', own(w), `${String(y)}07`), birthOn: `${String(y - 22)}-09-01` }) },
  { id: 'ayiguli', name: '阿依古丽·买买提', about: { zh: '本科其他专业，另有本专业硕士学位，专业工作 2 年', en: 'Bachelor’s in another field, master’s degree in this one, 2 years in the profession' }, facts: (y, w) => ({ ...schooled('bachelor', '汉语言文学', far(w), `${String(y - 6)}07`), degrees: [{ id: 'degree', level: 'master', major: '工程管理', majorClass: own(w), awardedIn: `${String(y - 2)}06` }], yearsInProfession: 2, yearsOfWork: 2, birthOn: `${String(y - 28)}-05-20` }) },
  { id: 'wang-jianguo', name: '王建国', about: { zh: '大专，工作 25 年，副高级职称 10 年，持有早年证书', en: 'Junior college, 25 years of work, senior title for 10, an early certificate' }, facts: (y, w) => ({
    ...schooled('college', '工业与民用建筑', own(w), '199807'), yearsInProfession: 25, yearsOfWork: 25, birthOn: '1976-11-02',
    titles: [{ id: 'title', level: 'senior', field: w.titleFields[0]?.code ?? null, obtainedOn: `${String(y - 10)}-12-01` }], certificates: w.certificates.slice(0, 1).map((c) => ({ id: 'certificate', kind: c.code, obtainedOn: '2002-05-01' })),
  }) },
  { id: 'chen-xiaoyan', name: '陈小燕', about: { zh: '中专，专业工作 12 年', en: 'Technical secondary school, 12 years in the profession' }, facts: (y, w) => ({ ...schooled('technical_secondary', '建筑施工', own(w), `${String(y - 13)}07`), yearsInProfession: 12, yearsOfWork: 12, birthOn: `${String(y - 32)}-01-30` }) },
  { id: 'yoshida-ken', name: '𠮷田健', about: { zh: '博士，其他专业，刚参加工作 1 年', en: 'Doctorate in another field, 1 year of work' }, facts: (y, w) => ({ ...schooled('doctor', '应用数学', far(w), `${String(y - 1)}06`), yearsInProfession: 1, yearsOfWork: 1, birthOn: `${String(y - 30)}-07-07` }) },
];

/** The people to try an exam's conditions with, their facts in its own words and as of one exam year (测试人员). */
export function trialPeople(exam: Pick<Exam, 'terms' | 'specialties'>, year: number): TrialPerson[] {
  return SKETCHES.map(({ id, name, about, facts }) => ({
    id, name, about,
    facts: {
      examYear: year, examOn: `${String(year)}-09-12`, province: '37', specialty: exam.specialties[0]?.code ?? '01', birthOn: null, educations: [], degrees: [], yearsInProfession: 0, yearsOfWork: 0, titles: [], certificates: [], posts: [],
      ...facts(year, exam.terms),
    },
  }));
}
