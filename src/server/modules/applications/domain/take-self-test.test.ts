import { describe, expect, test } from 'vitest';
import { DegreeId, EducationId } from '#contracts/ids.ts';
import { SelfTestFacts } from '#contracts/self-test.ts';
import { takeSelfTest } from './take-self-test.ts';

const education = (n: number, level: 'bachelor' | 'junior_college', graduatedIn: string) => ({ id: EducationId.parse(`019ab000-0000-7000-8000-00000000000${String(n)}`), certificateNumber: '', institution: '山东大学', major: '土木工程', mode: 'full_time' as const, level, graduatedIn, addedAt: 0 });
const degree = { id: DegreeId.parse('019ab000-0000-7000-8000-0000000000d1'), certificateNumber: '', institution: '山东大学', major: '土木工程', level: 'bachelor' as const, type: undefined, second: undefined, awardedIn: '201406', addedAt: 0 };
const facts = (o: Record<string, unknown> = {}) => SelfTestFacts.parse({ exam: '034', year: 2027, level: 'bachelor', month: '201406', work: 10, profession: 8, ...o });
const levels = [{ code: '04' }, { code: '05' }];

describe('what a form takes over from a self-test', () => {
  test('the years, and the row of the account that is meant', () => {
    const two = [education(1, 'junior_college', '201106'), education(2, 'bachelor', '201406')];
    expect(takeSelfTest(facts(), { educations: two, degrees: [] }, { levels })).toEqual({ yearsInProfession: '8', yearsOfWork: '10', educationId: two[1]?.id });
  });

  test('of two rows of one kind that of the month; none where neither fits', () => {
    const two = [education(1, 'bachelor', '201206'), education(2, 'bachelor', '201406')];
    expect(takeSelfTest(facts(), { educations: two, degrees: [] }, { levels })['educationId']).toBe(two[1]?.id);
    expect(takeSelfTest(facts({ month: '202006' }), { educations: two, degrees: [] }, { levels })).not.toHaveProperty('educationId');
    expect(takeSelfTest(facts({ level: 'junior_college' }), { educations: two, degrees: [] }, { levels })).not.toHaveProperty('educationId');
  });

  test('a degree of the account, but not an ordinary one for a second', () => {
    expect(takeSelfTest(facts({ degree: 'bachelor' }), { educations: [], degrees: [degree] }, { levels })['degreeId']).toBe(degree.id);
    expect(takeSelfTest(facts({ degree: 'second' }), { educations: [], degrees: [degree] }, { levels })).not.toHaveProperty('degreeId');
  });

  test('titles, certificates and posts with their month, for the candidate to complete', () => {
    expect(takeSelfTest(facts({ title: 'intermediate', titleMonth: '202011', cert: 'constructor_2', certMonth: '201906', post: 'editor', postMonth: '202101' }), { educations: [], degrees: [] }, { levels })).toMatchObject({
      'titles.0.level': 'intermediate', 'titles.0.obtainedOn': '2020-11', 'certificates.0.kind': 'constructor_2', 'certificates.0.obtainedOn': '2019-06', 'posts.0.post': 'editor', 'posts.0.heldOn': '2021-01',
    });
  });

  test('the level is chosen by the candidate, unless there is but one', () => {
    expect(takeSelfTest(facts({ specialty: '15' }), { educations: [], degrees: [] }, { levels })).not.toHaveProperty('specialtyCode');
    expect(takeSelfTest(facts({ specialty: '15' }), { educations: [], degrees: [] }, { levels: [{ code: '04' }] })).toMatchObject({ levelCode: '04', specialtyCode: '15' });
  });
});
