import type { Exam, Sitting } from '#contracts/catalogue.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { SELF_TEST_FIELDS, SELF_TEST_PAIRS, SelfTestFacts, type SelfTestField } from '#contracts/self-test.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { Province } from '#contracts/regions.ts';
import type { FormState } from '#portal/forms/form-state.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusalsOfIssues } from '#server/platform/http/issues.ts';

import { judgeExams, type ExamStanding } from '../domain/self-test/judge-exams.ts';
import { judgeLevels, type LevelAnswer, type SelfTestAgainst } from '../domain/self-test/judge-level.ts';
import { readQuestion } from '../domain/self-test/question.ts';
import { sittingPhase } from '../domain/windows.ts';
import { findExam, listExams, listHeldSittings } from '../exams.ts';
import { findMajorTables } from '../majors.ts';
import { listProvinces } from '../regions.ts';

/** The address of a self-test as it came: any field, any text. */
export type SelfTestQuery = Partial<Record<SelfTestField, string | undefined>>;

/** What the page of the self-test shows: the exam chosen, the form as filled, and once everything could be read the answer for each level. */
export type LoadedSelfTest = {
  exams: Exam[];
  exam: Exam | undefined;
  years: number[];
  provinces: Province[];
  form: FormState;
  facts: SelfTestFacts | undefined;
  answers: LevelAnswer[] | undefined;
  /** Where the facts are written otherwise than in every shared link: that link. */
  elsewhere: string | undefined;
};

/** Reads and answers a self-test (报考条件自测): everything in the address, nothing kept, nobody asked for. */
export async function loadSelfTest(tx: Tx, now: Instant, query: SelfTestQuery, lang: Lang): Promise<LoadedSelfTest> {
  const exams = (await listExams(tx)).toSorted((a, b) => a.code.localeCompare(b.code));
  const thisYear = Number(beijingDay(now).slice(0, 4));
  const { facts, form } = readSelfTest(query, lang);
  const exam = query.exam === undefined ? undefined : await findExam(tx, query.exam);
  const shown = { exams, exam, years: yearsToChoose(thisYear, Number(query.year)), provinces: await listProvinces(tx), form, facts };
  if (facts === undefined || exam === undefined) return { ...shown, answers: undefined, elsewhere: undefined };
  const link = selfTestLink(facts);
  const written = SELF_TEST_FIELDS.flatMap((field): [string, string][] => (query[field] === undefined ? [] : [[field, query[field]]]));
  const answers = judgeLevels(await againstOf(tx, exam, facts.year, await sittingsByStanding(tx, now)), readQuestion(facts));
  return { ...shown, answers, elsewhere: new URLSearchParams(written).toString() === link ? undefined : link };
}

/** Every exam measured by the same facts; undefined where they cannot be read. */
export async function loadOtherExams(tx: Tx, now: Instant, query: SelfTestQuery, lang: Lang): Promise<{ facts: SelfTestFacts; link: string; standings: ExamStanding[] } | undefined> {
  const { facts } = readSelfTest(query, lang);
  if (facts === undefined) return undefined;
  const sittings = await sittingsByStanding(tx, now);
  const all = await Promise.all((await listExams(tx)).map((exam) => againstOf(tx, exam, facts.year, sittings)));
  return { facts, link: selfTestLink(facts), standings: judgeExams(all, readQuestion(facts), facts.exam) };
}

/** The facts in the one order and spelling of every shared link: the same facts, the same address. */
export function selfTestLink(facts: SelfTestFacts): string {
  const without = new Set<SelfTestField>([...(facts.level2 === undefined ? ['level2', 'mode2', 'major2', 'month2'] as const : []), ...(facts.degree === undefined ? ['degreeMajor', 'degreeMonth'] as const : [])]);
  return new URLSearchParams(SELF_TEST_FIELDS.flatMap((field): [string, string][] => {
    const value = facts[field];
    return value === undefined || value === '' || without.has(field) ? [] : [[field, String(value)]];
  })).toString();
}

/** The facts of a query, or the form with what is wrong at each field; a form that does not yet state an education was only opened. */
function readSelfTest(query: SelfTestQuery, lang: Lang): { facts: SelfTestFacts | undefined; form: FormState } {
  const values = Object.fromEntries(Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined || value.trim() === '' ? [] : [[name, value]])));
  const read = SelfTestFacts.safeParse(values);
  const no = [...(read.success ? [] : refusalsOfIssues(read.error.issues)), ...refusalsOfPairs(values)];
  if (read.success && no.length === 0) return { facts: read.data, form: { values, problems: [] } };
  return { facts: undefined, form: { values, problems: query.level === undefined ? [] : no.map((r) => ({ path: r.path ?? '', text: refusalText(r, lang) })) } };
}

/** What the shape of single facts cannot see: a thing obtained without its month, more years in the profession than of work. */
function refusalsOfPairs(values: Record<string, string>): Refusal[] {
  const alone = SELF_TEST_PAIRS.filter(([what, when]) => values[what] !== undefined && values[when] === undefined).map(([, when]) => refuse('field.required', { path: when }));
  return Number(values['profession'] ?? 0) > Number(values['work'] ?? 0) ? [...alone, refuse('application.years_inconsistent', { path: 'profession' })] : alone;
}

/** Last year, for those who wonder about what was, to three years ahead. */
function yearsToChoose(thisYear: number, asked: number): number[] {
  const years = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2, thisYear + 3];
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 && !years.includes(asked) ? [...years, asked].toSorted((a, b) => a - b) : years;
}

/** The announced sittings, those open or ahead before those that are over. */
async function sittingsByStanding(tx: Tx, now: Instant): Promise<Sitting[]> {
  const over = (phase: string | undefined) => Number(phase === undefined || phase === 'after');
  return (await listHeldSittings(tx)).toSorted((a, b) => over(sittingPhase(a.configs, now)?.phase) - over(sittingPhase(b.configs, now)?.phase)).map((h) => h.sitting);
}

async function againstOf(tx: Tx, exam: Exam, year: number, sittings: readonly Sitting[]): Promise<SelfTestAgainst> {
  return { exam, year, majorTables: await findMajorTables(tx, exam.code, year), sittings: sittings.filter((s) => s.examCode === exam.code && s.year === year) };
}
