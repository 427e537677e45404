import { z } from 'zod';

import { Exam, ExamCode, Fee, ProvinceConfig, ProvinceWindows, Sitting, WINDOW_PHASES } from './catalogue.ts';
import { Words } from './words.ts';

/** How a sitting stands across the provinces at the moment asked. */
export const SittingStanding = z.object({
  phase: z.enum(['before', 'open', 'after']),
  openProvinces: z.number().int(),
  opensAt: z.number().int(),
  closesAt: z.number().int(),
});
export type SittingStanding = z.infer<typeof SittingStanding>;

/** One sitting in a list (考试安排). */
export const SittingLine = z.object({ sitting: Sitting, examName: Words, standing: SittingStanding });
export type SittingLine = z.infer<typeof SittingLine>;

/** One exam in the list of exams, with its next or running sitting. */
export const ExamLine = z.object({ code: ExamCode, name: Words, certificate: Words, about: Words, months: z.array(z.number().int()), levels: z.array(Words), current: SittingLine.nullable() });
export type ExamLine = z.infer<typeof ExamLine>;

/** The conditions of one level in words made from the data: every part must be met by one of its alternatives. */
export const LevelConditions = z.object({
  level: z.string(),
  name: Words,
  version: z.string(),
  parts: z.array(z.object({ title: Words, alternatives: z.array(z.object({ id: z.string(), text: Words, notIn: z.array(z.string()) })) })),
});
export type LevelConditions = z.infer<typeof LevelConditions>;

/** One province at a sitting: its settings and how its windows stand. */
export const ProvinceStanding = z.object({ config: ProvinceConfig, phases: z.record(z.keyof(ProvinceWindows), z.enum(WINDOW_PHASES)), fees: z.array(Fee) });
export type ProvinceStanding = z.infer<typeof ProvinceStanding>;

/** One exam with all that is published about it for an exam year. */
export const ExamDetail = z.object({ exam: Exam, year: z.number().int(), conditions: z.array(LevelConditions), line: SittingLine.nullable(), provinces: z.array(ProvinceStanding) });
export type ExamDetail = z.infer<typeof ExamDetail>;
