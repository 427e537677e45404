import type { ApplicationForm } from '#contracts/applications.ts';
import type { Fee, Level, ProvinceConfig, ReviewPoint, Specialty, Subject } from '#contracts/catalogue.ts';
import type { CandidateFile } from '#contracts/candidate-files.ts';
import type { EligibilityFacts, EligibilityVerdict } from '#contracts/eligibility.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import {
  amountDue, attainmentOfDegree, attainmentOfEducation, conditionSetFor, declaredAgainstTable, evaluateEligibility, findMajorMatches, levelsIn, majorClassOf, offerSubjects,
  refusalsToChoose, specialtiesOf, subjectsOf, type AmountDue,
} from '#server/modules/catalogue/index.ts';
import { standingIn } from '#server/modules/candidate-files/index.ts';
import type { Offer, Person } from './gather-facts.ts';

export type AssessFacts = {
  offer: Offer & { config: ProvinceConfig };
  person: Person;
  reviewPoints: readonly ReviewPoint[];
  fees: readonly Fee[];
  majorTable: MajorTable | undefined;
  file: CandidateFile | undefined;
};

/** What an accepted form means: the choice with its names, the verdict of the conditions, the amount, and what reviewers must know. */
export type Assessment = {
  level: Level;
  specialty: Specialty;
  subjects: Subject[];
  reviewPoint: ReviewPoint;
  verdict: EligibilityVerdict;
  amount: AmountDue;
  majorMatches: boolean;
  returning: boolean;
  fileNumber: string | null;
};

/** Judges a filled form against the catalogue and the conditions (T5, R-2.2.3-11): every fault at its field, all at once. */
export function assessForm(form: ApplicationForm, f: AssessFacts): Result<Assessment> {
  const { exam, sitting, config } = f.offer;
  const no: Refusal[] = [];
  const year = sitting.year;
  const level = levelsIn(exam, year).find((l) => l.code === form.levelCode && sitting.levels.includes(l.code));
  if (!level) no.push(refuse('application.level_not_offered', { path: 'levelCode' }));
  const specialty = specialtiesOf(exam, form.levelCode, year).find((s) => s.code === form.specialtyCode);
  if (!specialty) no.push(refuse('application.specialty_not_offered', { path: 'specialtyCode' }));
  const reviewPoint = f.reviewPoints.find((p) => p.id === form.reviewPointId && p.prefecture === form.prefecture);
  if (!reviewPoint) no.push(refuse('application.review_point_elsewhere', { path: 'reviewPointId' }));
  if (config.examCities && !config.examCities.includes(form.prefecture)) no.push(refuse('application.prefecture_not_offered', { path: 'prefecture' }));
  no.push(...refusalsOfPerson(form, f));
  if (!level || !specialty || !reviewPoint) return refused(no);

  const standing = standingIn(f.file, { year, cycleYears: level.cycleYears, cancelledYears: config.cancelledYears },
    { levelCode: level.code, specialtyCode: specialty.code, specialtySubjects: exam.subjects.filter((s) => s.specialties !== null).map((s) => s.code) });
  const offered = subjectsOf(exam, level.code, specialty.code, year);
  const passed = (f.file?.results ?? []).filter((r) => r.outcome === 'passed')
    .map((r) => ({ year: r.year, level: r.levelCode, specialty: r.specialtyCode, subject: r.subjectCode }));
  no.push(...refusalsToChoose(offerSubjects({ level, specialty: specialty.code, subjects: offered, examYear: year, passed, config }), form.subjectCodes));
  const subjects = offered.filter((s) => form.subjectCodes.includes(s.code));
  const amount = amountDue([...f.fees], level.code, subjects, year, null);
  if ('code' in amount) no.push(amount);

  const conditions = conditionSetFor(exam, level.code, sitting.ruleYear);
  if (!conditions) return refused([...no, refuse('application.no_conditions', { path: 'levelCode' })]);
  const { facts, majorMatches } = eligibilityFacts(form, f);
  const verdict = evaluateEligibility(conditions, facts);
  no.push(...verdict.shortfalls.map((s) => refuse('application.not_eligible', { path: 'levelCode', params: { shortfall: s.zh, shortfallEn: s.en } })));
  if (no.length > 0 || 'code' in amount) return refused(no);
  return ok({ level, specialty, subjects, reviewPoint, verdict, amount, majorMatches, returning: standing.returningCandidate, fileNumber: standing.fileNumber });
}

function refusalsOfPerson(form: ApplicationForm, { offer, person }: AssessFacts): Refusal[] {
  const no: Refusal[] = [];
  if (!person.account.educations.some((e) => e.id === form.educationId)) no.push(refuse('application.education_unknown', { path: 'educationId' }));
  if (form.degreeId !== undefined && !person.account.degrees.some((d) => d.id === form.degreeId)) no.push(refuse('application.degree_unknown', { path: 'degreeId' }));
  if (form.yearsInProfession > form.yearsOfWork) no.push(refuse('application.years_inconsistent', { path: 'yearsInProfession' }));
  if (offer.config.territorialRule !== 'none' && form.territorialTie === undefined) no.push(refuse('application.tie_needed', { path: 'territorialTie' }));
  return no;
}

/** The facts the conditions are measured by: only the rows chosen for this application count. */
function eligibilityFacts(form: ApplicationForm, { offer, person, majorTable }: AssessFacts): { facts: EligibilityFacts; majorMatches: boolean } {
  const { exam, sitting } = offer;
  const classes = exam.terms.majorClasses;
  const education = person.account.educations.find((e) => e.id === form.educationId);
  const degree = person.account.degrees.find((d) => d.id === form.degreeId);
  const placed = (major: string, month: string) => {
    const match = majorTable && findMajorMatches(majorTable, major, month)[0];
    const category = match?.major.category ?? null;
    const declared = form.majorClass ?? null;
    return {
      majorClass: majorClassOf(classes, declared, majorTable ? category : null),
      matches: !majorTable || (match !== undefined && (declared === null || !declaredAgainstTable(classes, declared, category))),
    };
  };
  const ofEducation = education && placed(education.major, education.graduatedIn);
  const ofDegree = degree && placed(degree.major, degree.awardedIn);
  return {
    majorMatches: (ofEducation?.matches ?? true) || (ofDegree?.matches ?? false),
    facts: {
      examYear: sitting.year, examOn: sitting.examOn[0] ?? `${sitting.year}-12-31`, province: offer.config.province, specialty: form.specialtyCode, birthOn: person.account.bornOn ?? null,
      educations: education ? [{ id: education.id, level: attainmentOfEducation(education.level), major: education.major, majorClass: ofEducation?.majorClass ?? null, graduatedIn: education.graduatedIn, fullTime: education.mode === 'full_time' }] : [],
      degrees: degree ? [{ id: degree.id, level: attainmentOfDegree(degree.level, null), major: degree.major, majorClass: ofDegree?.majorClass ?? null, awardedIn: degree.awardedIn }] : [],
      yearsInProfession: form.yearsInProfession, yearsOfWork: form.yearsOfWork,
      titles: form.titles.map((t, i) => ({ id: `title-${i}`, level: t.level, field: t.field ?? null, obtainedOn: t.obtainedOn })),
      certificates: form.certificates.map((c, i) => ({ id: `certificate-${i}`, kind: c.kind, obtainedOn: c.obtainedOn })),
      posts: form.posts.map((p, i) => ({ id: `post-${i}`, post: p.post, heldOn: p.heldOn })),
    },
  };
}
