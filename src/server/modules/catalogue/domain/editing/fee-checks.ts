import type { Exam, SubjectType } from '#contracts/catalogue.ts';
import type { FeeLine } from '#contracts/exam-editing.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { holdsIn } from '#contracts/year-span.ts';

import { levelsIn } from '../exam-of-year.ts';
import { isReversed, overlap } from './exam-checks.ts';

const TYPES: Record<SubjectType, string> = { objective: '客观题', subjective: '主观题', mixed: '混合题' };

/** Everything that stops a fee schedule: no line, years reversed, two lines for the same papers in one year, a paper nobody has set a fee for. */
export function refusalsOfFees(lines: readonly FeeLine[], exam: Exam, years: readonly number[]): Refusal[] {
  if (lines.length === 0) return [refuse('catalogue.no_fee_line', { path: 'lines' })];
  const no: Refusal[] = lines.flatMap((line, at) => (isReversed(line) ? [refuse('catalogue.fee_years_reversed', { path: `lines.${String(at)}.to` })] : []));
  for (const [at, line] of lines.entries()) {
    for (const [further, other] of lines.slice(at + 1).entries()) {
      if (line.levelCode !== other.levelCode || line.subjectType !== other.subjectType || !overlap(line, other)) continue;
      no.push(refuse('catalogue.fee_lines_overlap', { path: `lines.${String(at + 1 + further)}.from`, params: { first: at + 1, second: at + 2 + further } }));
    }
  }
  for (const year of years) {
    for (const level of levelsIn(exam, year)) {
      const types = new Set(exam.subjects.filter((s) => holdsIn(s, year) && s.levels.includes(level.code)).map((s) => s.type));
      for (const type of types) {
        const set = lines.some((l) => holdsIn(l, year) && (l.levelCode === null || l.levelCode === level.code) && (l.subjectType === null || l.subjectType === type));
        if (!set) no.push(refuse('catalogue.fee_missing_for', { path: 'lines', params: { year, level: level.code, type: TYPES[type] } }));
      }
    }
  }
  return no;
}
