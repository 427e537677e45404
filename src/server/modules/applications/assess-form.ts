import type { z } from 'zod';
import { ApplicationForm } from '#contracts/applications.ts';
import type { Fee, Level, ProvinceConfig, ReviewPoint, Specialty, Subject } from '#contracts/catalogue.ts';
import type { CandidateFile } from '#contracts/candidate-files.ts';
import type { EligibilityFacts, EligibilityVerdict } from '#contracts/eligibility.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Sound } from '#contracts/sound.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import {
  amountDue, conditionSetFor, judgeSparingly, levelsIn, offerSubjects, refusalsToChoose, specialtiesOf, statedFacts, subjectsOf, type AmountDue,
} from '#server/modules/catalogue/index.ts';
import { fileStanding } from './file-standing.ts';
import type { Offer, Person } from './gather-facts.ts';

export type AssessFacts = {
  offer: Offer & { config: ProvinceConfig };
  person: Person;
  reviewPoints: readonly ReviewPoint[];
  fees: readonly Fee[];
  /** The editions of the 专业对照表 of this exam and year, one for everybody or one a level. */
  majorTables: readonly MajorTable[];
  file: CandidateFile | undefined;
};

/** What an accepted form means: the choice with its names, the verdict of the conditions, the amount, and what reviewers must know. */
export type Assessment = {
  level: Level;
  specialty: Specialty;
  subjects: Subject[];
  reviewPoint: ReviewPoint;
  facts: EligibilityFacts;
  verdict: EligibilityVerdict;
  amount: AmountDue;
  majorMatches: boolean;
  returning: boolean;
  fileNumber: string | null;
};

/** Judges a filled form against the catalogue and the conditions (T5, R-2.2.3-11): every fault at its field, all at once. */
export function assessForm(form: ApplicationForm, f: AssessFacts): Result<Assessment> {
  const { no, level, specialty, reviewPoint, choice } = judgeParts(form, f);
  if (!level) return refused(no);
  const { facts, majorMatches } = eligibilityFacts(form, f);
  const verdict = judgeEligibility(level.code, facts, f);
  if ('code' in verdict) return refused([...no, verdict]);
  no.push(...shortfallsOf(verdict));
  if (no.length > 0 || !specialty || !reviewPoint || !choice || 'code' in choice.amount) return refused(no);
  return ok({
    level, specialty, subjects: choice.subjects, reviewPoint, facts, verdict, amount: choice.amount, majorMatches,
    returning: choice.standing.returningCandidate, fileNumber: choice.standing.fileNumber,
  });
}

/** The fields the conditions are measured by; when one of them cannot be read, the conditions cannot be judged fairly. */
const MEASURED = ['levelCode', 'specialtyCode', 'educationId', 'degreeId', 'majorClass', 'yearsInProfession', 'yearsOfWork', 'titles', 'certificates', 'posts'] as const;
const Measured = ApplicationForm.pick({ levelCode: true, specialtyCode: true, educationId: true, degreeId: true, majorClass: true, yearsInProfession: true, yearsOfWork: true, titles: true, certificates: true, posts: true });

/** Every no to a form of which only parts could be read; `faulty` names the fields that could not. */
export function refusalsOfParts(form: Sound<ApplicationForm>, faulty: ReadonlySet<string>, f: AssessFacts): Refusal[] {
  const { no, level } = judgeParts(form, f);
  const measured = Measured.safeParse(form);
  if (!level || !measured.success || MEASURED.some((name) => faulty.has(name))) return no;
  const verdict = judgeEligibility(level.code, eligibilityFacts(measured.data, f).facts, f);
  return 'code' in verdict ? [...no, verdict] : [...no, ...shortfallsOf(verdict)];
}

/** What is not there is asked for by the form's shape; here only what stands in it is judged. */
function judgeParts(form: Sound<ApplicationForm>, f: AssessFacts) {
  const { exam, sitting, config } = f.offer;
  const no: Refusal[] = [];
  const year = sitting.year;
  const { levelCode, specialtyCode, prefecture, reviewPointId } = form;
  const level = levelsIn(exam, year).find((l) => l.code === levelCode && sitting.levels.includes(l.code));
  if (levelCode !== undefined && !level) no.push(refuse('application.level_not_offered', { path: 'levelCode' }));
  const specialty = levelCode === undefined ? undefined : specialtiesOf(exam, levelCode, year).find((s) => s.code === specialtyCode);
  if (levelCode !== undefined && specialtyCode !== undefined && !specialty) no.push(refuse('application.specialty_not_offered', { path: 'specialtyCode' }));
  const reviewPoint = f.reviewPoints.find((p) => p.id === reviewPointId && p.prefecture === prefecture);
  if (prefecture !== undefined && reviewPointId !== undefined && !reviewPoint) no.push(refuse('application.review_point_elsewhere', { path: 'reviewPointId' }));
  if (config.examCities && prefecture !== undefined && !config.examCities.includes(prefecture)) no.push(refuse('application.prefecture_not_offered', { path: 'prefecture' }));
  no.push(...refusalsOfPerson(form, f));
  const choice = level && specialty && form.subjectCodes ? judgeChoice(level, specialty, form.subjectCodes.filter((code) => code !== undefined), f) : undefined;
  if (choice) no.push(...choice.no);
  return { no, level, specialty, reviewPoint, choice };
}

function judgeChoice(level: Level, specialty: Specialty, chosen: string[], f: AssessFacts) {
  const { exam, sitting: { year }, config } = f.offer;
  const standing = fileStanding(f.file, f.offer, level, specialty.code);
  const offered = subjectsOf(exam, level.code, specialty.code, year);
  const no = refusalsToChoose(offerSubjects({ level, subjects: offered, carried: standing.carried, config }), chosen);
  const subjects = offered.filter((s) => chosen.includes(s.code));
  const amount = amountDue([...f.fees], level.code, subjects, year, null);
  return { no: 'code' in amount ? [...no, amount] : no, standing, subjects, amount };
}

function judgeEligibility(levelCode: string, facts: EligibilityFacts, { offer: { exam, sitting } }: AssessFacts): EligibilityVerdict | Refusal {
  const conditions = conditionSetFor(exam, levelCode, sitting.ruleYear);
  return conditions ? judgeSparingly(conditions, facts) : refuse('application.no_conditions', { path: 'levelCode' });
}

function shortfallsOf(verdict: EligibilityVerdict): Refusal[] {
  return verdict.shortfalls.map((s) => refuse('application.not_eligible', { path: 'levelCode', params: { shortfall: s.zh, shortfallEn: s.en } }));
}

function refusalsOfPerson({ educationId, degreeId, yearsInProfession, yearsOfWork, territorialTie }: Sound<ApplicationForm>, { offer, person }: AssessFacts): Refusal[] {
  const no: Refusal[] = [];
  if (educationId !== undefined && !person.account.educations.some((e) => e.id === educationId)) no.push(refuse('application.education_unknown', { path: 'educationId' }));
  if (degreeId !== undefined && !person.account.degrees.some((d) => d.id === degreeId)) no.push(refuse('application.degree_unknown', { path: 'degreeId' }));
  if (yearsInProfession !== undefined && yearsOfWork !== undefined && yearsInProfession > yearsOfWork) no.push(refuse('application.years_inconsistent', { path: 'yearsInProfession' }));
  if (offer.config.territorialRule !== 'none' && territorialTie === undefined) no.push(refuse('application.tie_needed', { path: 'territorialTie' }));
  return no;
}

/** The facts the conditions are measured by: only the rows chosen for this application count. */
function eligibilityFacts(form: z.output<typeof Measured>, { offer, person, majorTables }: AssessFacts): { facts: EligibilityFacts; majorMatches: boolean } {
  const { exam, sitting } = offer;
  const education = person.account.educations.find((e) => e.id === form.educationId);
  const degree = person.account.degrees.find((d) => d.id === form.degreeId);
  return statedFacts(
    {
      education, degree: degree && { ...degree, second: degree.second ?? null }, majorClass: form.majorClass ?? null,
      yearsInProfession: form.yearsInProfession, yearsOfWork: form.yearsOfWork,
      titles: form.titles.map((t) => ({ ...t, field: t.field ?? null })), certificates: form.certificates, posts: form.posts,
    },
    {
      majorClasses: exam.terms.majorClasses, majorTables, examYear: sitting.year, examOn: sitting.examOn[0] ?? `${sitting.year}-12-31`,
      province: offer.config.province, specialty: form.specialtyCode, birthOn: person.account.bornOn ?? null,
    },
  );
}
