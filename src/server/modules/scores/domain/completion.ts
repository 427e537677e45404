import { outcomeOf } from './marks.ts';

/** What a person has in one sitting, and what they brought along: passes of earlier years that count, by subject and year. */
export type Standing = {
  year: number; cycleYears: number;
  papers: readonly { code: string; passTenths: number }[];
  marks: Readonly<Partial<Record<string, number>>>;
  carried: readonly { subjectCode: string; year: number }[];
};

/** Whether all subjects are passed within the cycle, which ones are, which are missing, and through which exam year this year's passes count (滚动有效期). */
type Completion = { complete: boolean; counted: string[]; missing: string[]; validThrough: number | null };

/** Completion by the rolling rule (domain.md 4.0): what is passed now and what was brought along within the cycle, against every paper. */
export function completionOf({ year, cycleYears, papers, marks, carried }: Standing): Completion {
  const passedNow = papers.filter((p) => { const mark = marks[p.code]; return mark !== undefined && outcomeOf(mark, p.passTenths) === 'passed'; }).map((p) => p.code);
  const brought = carried.map((c) => c.subjectCode);
  const counted = papers.map((p) => p.code).filter((code) => passedNow.includes(code) || brought.includes(code));
  const missing = papers.map((p) => p.code).filter((code) => !counted.includes(code));
  return { complete: papers.length > 0 && missing.length === 0, counted, missing, validThrough: passedNow.length > 0 ? year + cycleYears - 1 : null };
}
