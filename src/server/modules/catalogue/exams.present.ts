import type { Exam, Fee, ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { ExamDetail, ExamLine, LevelConditions, SittingLine } from '#contracts/exam-views.ts';

import { alternativeWords } from './domain/eligibility/condition-words.ts';
import { conditionSetFor, levelsIn } from './domain/exam-of-year.ts';
import { phasesOf, type SittingPhase } from './domain/windows.ts';

/** A sitting as lists show it. */
export function presentSitting(sitting: Sitting, exam: Exam, standing: SittingPhase): SittingLine {
  return { sitting, examName: exam.name, standing };
}

/** An exam as the list of exams shows it, with the levels of the year asked for. */
export function presentExamLine(exam: Exam, year: number, current: SittingLine | null): ExamLine {
  return { code: exam.code, name: exam.name, certificate: exam.certificate, about: exam.about, months: exam.months, levels: levelsIn(exam, year).map((l) => l.name), current };
}

/** The conditions of every level of a year, in words made from the same data that decide (R-2.2.3-11). */
export function presentConditions(exam: Exam, year: number): LevelConditions[] {
  return levelsIn(exam, year).flatMap((level) => {
    const set = conditionSetFor(exam, level.code, year);
    if (set === undefined) return [];
    const parts = set.parts.map((part) => ({
      title: part.title,
      alternatives: part.alternatives.map((a) => ({ id: a.id, text: alternativeWords(a, set.terms), notIn: [...new Set(a.notIn.flatMap((n) => n.provinces))] })),
    }));
    return [{ level: level.code, name: level.name, version: set.version, parts }];
  });
}

/** An exam with its running or next sitting, province by province. */
export function presentExamDetail(exam: Exam, year: number, line: SittingLine | null, provinces: { config: ProvinceConfig; fees: Fee[] }[], now: Instant): ExamDetail {
  return {
    exam, year, line,
    conditions: presentConditions(exam, year),
    provinces: provinces.map(({ config, fees }) => ({ config, fees, phases: phasesOf(config.windows, now) })),
  };
}
