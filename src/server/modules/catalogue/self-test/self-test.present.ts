import type { Exam } from '#contracts/catalogue.ts';
import type { Condition, Proof } from '#contracts/eligibility.ts';
import type { Lang } from '#contracts/refusals.ts';

import type { ExamStanding, LevelStanding } from '../domain/self-test/judge-exams.ts';
import type { LevelAnswer } from '../domain/self-test/judge-level.ts';
import { selfTestWords } from '../pages/self-test-words.ts';

/** One part of a level's conditions as the answer shows it: the rule nearest to the facts with every fact met or missed, its source, and the other ways. */
export type PartView = { id: string; title: string; met: boolean; rule: string; lines: { met: boolean; text: string }[]; source: string; others: string[] };
/** One level's answer. */
export type LevelView = {
  code: string;
  name: string;
  state: 'met' | 'later' | 'no';
  day: string;
  basedOn: string | null;
  from: { day: string; exam: string } | null;
  missing: string[];
  parts: PartView[];
  proofs: string[];
};

/** The answer of a level in words made of the data that decided it (R-2.2.3-11). */
export function presentLevel(answer: LevelAnswer, exam: Exam, lang: Lang, several: boolean, educationText: (id: string) => string): LevelView {
  const w = selfTestWords[lang];
  const { level, verdict, day, metFrom } = answer;
  return {
    code: level.code, name: level.name[lang], state: verdict.eligible ? 'met' : metFrom === null ? 'no' : 'later',
    day: day.announced ? w.examOn(day.examOn) : w.examUsual(Number(day.examOn.slice(5, 7))),
    basedOn: several ? w.basedOn(educationText(answer.education.id)) : null,
    from: metFrom === null ? null : { day: metFrom, exam: w.nextExam(firstExamYear(exam, metFrom), exam.months.join(lang === 'zh' ? '、' : ', ')) },
    missing: verdict.shortfalls.map((s) => s[lang]),
    parts: verdict.parts.map((part) => {
      const nearest = part.alternatives.find((a) => a.id === part.nearest);
      return {
        id: part.id, title: part.title[lang], met: part.met, rule: nearest?.text[lang] ?? '',
        lines: (nearest?.conditions ?? []).map((c) => ({ met: c.met, text: c.text[lang] })),
        source: sourceOf(exam, part.id, lang),
        others: part.alternatives.filter((a) => a.id !== part.nearest).map((a) => a.text[lang]),
      };
    }),
    proofs: proofsOf(answer).map((kind) => w.proof[kind]),
  };
}

/** The first year whose usual exam month is not before a day. */
function firstExamYear(exam: Exam, day: string): number {
  const year = Number(day.slice(0, 4));
  return exam.months.some((m) => m >= Number(day.slice(5, 7))) ? year : year + 1;
}

function sourceOf(exam: Exam, ruleId: string, lang: Lang): string {
  const w = selfTestWords[lang];
  const rule = exam.rules.find((r) => r.id === ruleId);
  if (rule === undefined) return '';
  return w.source(rule.source) + (rule.certainty === 'typical' ? w.typical : rule.certainty === 'placeholder' ? w.placeholder : '');
}

const PROOF_OF: Record<Condition['kind'], (c: Condition) => Proof['kind']> = {
  education: (c) => (c.kind === 'education' && c.by === 'degree' ? 'degree' : 'education'), work_years: (c) => (c.kind === 'work_years' && c.of === 'total' ? 'years_of_work' : 'years_in_profession'),
  title: () => 'title', certificate: () => 'certificate', post: () => 'post', age: () => 'birth',
};

/** What a yes rests on; for a no, what the nearest rule would have one prove. */
function proofsOf({ verdict, conditions }: LevelAnswer): Proof['kind'][] {
  if (verdict.eligible) return [...new Set(verdict.reliesOn.map((p) => p.kind))];
  const nearest = new Set(verdict.parts.map((p) => p.nearest));
  const all = conditions.parts.flatMap((p) => p.alternatives.filter((a) => nearest.has(a.id))).flatMap((a) => a.all);
  return [...new Set(all.map((c) => PROOF_OF[c.kind](c)))];
}

/** How the stated major stands by the exam's table (R-1.1-07, D-13), or which class was counted where there is no table. */
export function presentMajor({ standings, education, facts }: LevelAnswer, exam: Exam, declared: boolean, lang: Lang): string | null {
  const w = selfTestWords[lang];
  const standing = standings.ofEducation;
  if (standing?.byTable) {
    if (education.major === '') return null;
    return standing.match ? w.byTableFound(education.major, standing.match.major.name[lang], w.categories[standing.match.major.category]) : w.byTableNot(education.major);
  }
  if (declared || exam.terms.majorClasses.length < 2) return null;
  const counted = exam.terms.majorClasses.find((c) => c.code === facts.educations[0]?.majorClass);
  return counted === undefined ? null : w.undeclared(counted.name[lang]);
}

/** One exam on one line: which levels are met, which would be from when. */
export function presentStanding({ levels }: ExamStanding, lang: Lang): { tone: 'success' | 'warning' | 'neutral'; state: string; text: string } {
  const w = selfTestWords[lang].all;
  const names = (list: readonly LevelStanding[]) => list.map((l) => l.level.name[lang]).join(lang === 'zh' ? '、' : ', ');
  const of = <S extends LevelStanding['state']>(state: S) => levels.filter((l): l is Extract<LevelStanding, { state: S }> => l.state === state);
  const [met, metIf, later] = [of('met'), of('met_if'), of('later')];
  const first = later.toSorted((a, b) => a.from.localeCompare(b.from))[0];
  if (met.length > 0) return { tone: 'success', state: w.states.met, text: names(met) };
  if (metIf[0] !== undefined) return { tone: 'warning', state: w.states.met_if, text: w.metIf(names(metIf.filter((l) => l.majorClass.zh === metIf[0]?.majorClass.zh)), metIf[0].majorClass[lang]) };
  if (first !== undefined) return { tone: 'warning', state: w.states.later, text: w.later(names(later.filter((l) => l.from === first.from)), first.from, first.majorClass?.[lang] ?? null) };
  return { tone: 'neutral', state: w.states.no, text: '' };
}
