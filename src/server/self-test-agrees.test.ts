import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ApplicationForm } from '#contracts/applications.ts';
import { ProvinceConfig, Sitting, type Exam } from '#contracts/catalogue.ts';
import { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { SelfTestFacts } from '#contracts/self-test.ts';
import { invariant } from '#server/kernel/invariant.ts';

import { refusalsOfParts, type AssessFacts } from './modules/applications/assess-form.ts';
import { readExamSeeds } from './modules/catalogue/exam-seeds.ts';
import { judgeLevels, readQuestion } from './modules/catalogue/index.ts';
import { readMajorSeeds } from './modules/catalogue/reference-seeds.ts';

const { exams } = await readExamSeeds('seeds/reference');
const tables = readMajorSeeds('seeds/reference');
const UUID = (n: number) => `019ab000-0000-7000-8000-00000000000${String(n)}`;
const period = { opensAt: 0, closesAt: 1 };

const tablesOf = (exam: Exam, year: number): MajorTable[] => tables.filter((t) => t.examCodes.includes(exam.code) && t.appliesFrom <= year && year <= (t.appliesTo ?? Infinity));
const lastDay = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)), 0)).toISOString().slice(0, 10);

/** What the application form of a sitting says to the same facts: the shortfalls of its conditions, in both languages. */
function formSays(facts: SelfTestFacts, exam: Exam, sitting: Sitting, levelCode: string) {
  const educationId = EducationId.parse(UUID(1));
  const degreeId = DegreeId.parse(UUID(2));
  const second = facts.degree === 'second' || facts.degree === 'dual' ? facts.degree : undefined;
  const form = ApplicationForm.parse({
    prefecture: '3701', reviewPointId: '3701-01', levelCode, specialtyCode: facts.specialty, subjectCodes: ['1'], educationId, degreeId: facts.degree && degreeId, majorClass: facts.class,
    yearsInProfession: facts.profession, yearsOfWork: facts.work,
    titles: facts.title && facts.titleMonth ? [{ level: facts.title, field: facts.titleField, name: '高级工程师', obtainedOn: lastDay(facts.titleMonth) }] : [],
    certificates: facts.cert && facts.certMonth ? [{ kind: facts.cert, number: 'ZJ0001', obtainedOn: lastDay(facts.certMonth) }] : [],
    posts: facts.post && facts.postMonth ? [{ post: facts.post, heldOn: lastDay(facts.postMonth) }] : [],
    workHistory: [], employer: '济南城建集团有限公司', employerKind: 'state_enterprise', phone: '13805311234', mail: 'ouyangqian@example.cn', address: '济南市历下区经十路 1 号', postcode: '250001',
  });
  const assess: AssessFacts = {
    offer: {
      exam, sitting, province: undefined,
      config: ProvinceConfig.parse({
        sittingId: sitting.id, province: facts.province, windows: { apply: period, confirm: period, review: period, pay: period, ticket: null, score: null }, modifyPolicy: 'UNTIL_PAY', reviewTiming: 'before', reviewMode: 'online',
        reviewModeByLevel: {}, oldCandidateAutoPass: false, paymentMode: 'online', phone: '0531-00000000', territorialRule: 'none', examCities: null, retakePassedSubjects: false, cancelledYears: [], sampleRatePercent: 10,
      }),
    },
    person: {
      account: {
        id: AccountId.parse(UUID(3)), state: 'active', merging: undefined, version: 1, userName: 'ouyangqian', name: '欧阳倩', glyphDescription: undefined, documentType: 'resident_id', documentNumber: '', maskedDocumentNumber: '',
        issuingCountry: undefined, bornOn: '1990-12-31', sex: undefined, phone: undefined, maskedPhone: undefined, mail: '', lang: 'zh', address: undefined, postcode: undefined, registeredAt: 0, agreementCurrent: true,
        educations: [{ id: educationId, certificateNumber: '', institution: '山东建筑大学', graduatedIn: facts.month, major: facts.major ?? '', level: facts.level, mode: facts.mode, addedAt: 0 }],
        degrees: facts.degree === undefined ? [] : [{
          id: degreeId, certificateNumber: '', institution: '山东建筑大学', awardedIn: facts.degreeMonth ?? facts.month, major: facts.degreeMajor ?? facts.major ?? '', type: undefined, second, addedAt: 0,
          level: facts.degree === 'master' || facts.degree === 'doctorate' ? facts.degree : 'bachelor',
        }],
      },
      verification: { identity: { rowId: UUID(3), kind: 'identity', state: 'passed', reason: null, at: 0 }, rows: [] }, photo: 'approved',
    },
    reviewPoints: [], fees: [], majorTables: tablesOf(exam, sitting.year), file: undefined,
  };
  return refusalsOfParts(form, new Set(), assess).flatMap((no) => (no.code === 'application.not_eligible' ? [{ zh: no.params?.['shortfall'], en: no.params?.['shortfallEn'] }] : []));
}

const month = fc.tuple(fc.integer({ min: 1988, max: 2027 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${String(y)}${String(m).padStart(2, '0')}`);
const drawn = fc.record({
  pick: fc.nat(), year: fc.integer({ min: 2019, max: 2028 }), levelPick: fc.nat(), specialtyPick: fc.nat(), declared: fc.boolean(), classPick: fc.nat(), province: fc.constantFrom('11', '31', '37'),
  level: fc.constantFrom('doctorate', 'master', 'postgraduate_class', 'bachelor', 'second_bachelor', 'junior_college', 'secondary_specialised', 'high_school', 'other'), month,
  major: fc.constantFrom('土木工程', '工程管理', '工业与民用建筑', '自动化', '汉语言文学', '药学', '安全工程', ''), degree: fc.option(fc.constantFrom('bachelor', 'second', 'dual', 'master', 'doctorate'), { nil: undefined }), degreeMajor: fc.constantFrom('土木工程', '园林', undefined), degreeMonth: month,
  profession: fc.nat(15), extra: fc.nat(10), title: fc.option(fc.constantFrom('junior', 'intermediate', 'senior', 'full_senior'), { nil: undefined }), titleMonth: month,
  certPick: fc.option(fc.nat(), { nil: undefined }), certMonth: month, post: fc.boolean(), postMonth: month, examMonth: fc.integer({ min: 1, max: 12 }),
});

test('self-test and application form say the same to the same facts, for every exam of the seeds (one rule, two doors)', () => {
  const seen = { met: 0, unmet: 0, exams: new Set<string>() };
  fc.assert(fc.property(drawn, (d) => {
    const exam = exams[d.pick % exams.length];
    const pick = <T>(list: readonly T[], at: number) => list[at % Math.max(1, list.length)];
    invariant(exam, 'no exams');
    const level = pick(exam.levels, d.levelPick);
    invariant(level, 'an exam has levels');
    const facts = SelfTestFacts.parse({
      exam: exam.code, year: d.year, province: d.province, specialty: pick(exam.specialties, d.specialtyPick)?.code, class: d.declared ? pick(exam.terms.majorClasses, d.classPick)?.code : undefined,
      level: d.level, major: d.major, month: d.month, degree: d.degree, degreeMajor: d.degreeMajor, degreeMonth: d.degreeMonth, work: d.profession + d.extra, profession: d.profession,
      title: d.title, titleField: exam.terms.titleFields[0]?.code, titleMonth: d.title && d.titleMonth, cert: d.certPick === undefined ? undefined : pick(exam.terms.certificates, d.certPick)?.code, certMonth: d.certMonth,
      post: d.post ? exam.terms.posts[0]?.code : undefined, postMonth: d.postMonth,
    });
    const sitting = Sitting.parse({
      id: `${exam.code}-${String(d.year)}-1`, examCode: exam.code, year: d.year, half: 1, examOn: [`${String(d.year)}-${String(d.examMonth).padStart(2, '0')}-15`], levels: exam.levels.map((l) => l.code), commitmentMode: 'optional',
      ruleYear: d.year, photoReview: 'none', levelsAlwaysManual: [], failedVerificationBlocks: false, certainty: 'published',
    });
    for (const answer of judgeLevels({ exam, year: d.year, majorTables: tablesOf(exam, d.year), sittings: [sitting] }, readQuestion(facts))) {
      expect(answer.verdict.shortfalls).toEqual(formSays(facts, exam, sitting, answer.level.code));
      seen[answer.verdict.eligible ? 'met' : 'unmet'] += 1;
      seen.exams.add(exam.code);
    }
  }), { numRuns: 700 });
  expect(seen.met).toBeGreaterThan(200);
  expect(seen.unmet).toBeGreaterThan(200);
  expect(seen.exams.size).toBe(exams.length);
});
