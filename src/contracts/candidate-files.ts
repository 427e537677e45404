import { z } from 'zod';
import { type ExamCode, LevelCode, SpecialtyCode, SubjectCode } from './catalogue.ts';
import type { ProvinceCode } from './regions.ts';

/** What one subject of one year came to; only `passed` carries into later years. */
export const SubjectOutcome = z.enum(['passed', 'failed', 'absent', 'violation', 'voided']);
export type SubjectOutcome = z.infer<typeof SubjectOutcome>;

/** One subject result in a candidate file (科目成绩). */
export const SubjectResult = z.strictObject({
  year: z.number().int().min(1994).max(2100),
  levelCode: LevelCode,
  specialtyCode: SpecialtyCode,
  subjectCode: SubjectCode,
  outcome: SubjectOutcome,
});
export type SubjectResult = z.infer<typeof SubjectResult>;

/** A candidate's file of one exam (网报档案), with everything recorded in it. */
export type CandidateFile = {
  fileNumber: string;
  examCode: ExamCode;
  province: ProvinceCode;
  firstYear: number;
  results: SubjectResult[];
  /** Years suspended for this person, with the paper that did it (停考年度). */
  cancelled: { year: number; documentNumber: string }[];
};

/** How a candidate stands when applying for a year: old or new (老考生/新考生), and which passes still count. */
export type FileStanding = {
  returningCandidate: boolean;
  /** Null prints 您是新考生, 无档案号! (R-2.2.4-06). */
  fileNumber: string | null;
  carried: SubjectResult[];
  /** Years that were suspended for this person and prolong the cycle, with the paper that did it. */
  prolongedBy: { year: number; documentNumber: string }[];
};
